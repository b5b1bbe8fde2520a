import { expect, test } from 'vitest';
import { createSimulator } from '#simulator/simulator.ts';
import { cpuMs } from '../support/cpu-clock.ts';
import { noon, origin, startSimulator } from './client.ts';

test('the root page says what is offered', async () => {
  const html = await (await startSimulator({ years: 1 }).send('/')).text();
  expect(
    [
      'oauth2_user/authorize2',
      'oauth2/token',
      'v2/oauth2',
      'v2/measure',
      'v2/sleep',
      'v2/user',
      'v2/signature',
      'notify',
      'client_secret',
    ].filter((path) => !html.includes(path)),
  ).toEqual([]);
});

test.each([
  [true, true],
  [false, false],
])('with control %s the root page tells of the controls: %s', async (control, told) => {
  const html = await (await startSimulator({ years: 1, control }).send('/')).text();
  expect(html.includes('__sim')).toBe(told);
});

test('the root page tells a client the address to set', async () => {
  const html = await (await startSimulator({ years: 1 }).send('/')).text();
  expect(html).toContain(`SIM=${origin}\n`);
});

test('the root page tells the address under which it is mounted', async () => {
  const address = 'http://127.0.0.1:8080/simulator';
  const html = await (await startSimulator({ years: 1, address }).send('/')).text();
  expect([html.includes(`SIM=${address}\n`), html.includes(origin)]).toEqual([true, false]);
});

test('the root page has a row for every switch', async () => {
  const { send, control } = startSimulator({ years: 1 });
  const names = Object.keys((await (await control('switches')).json()) as object);
  const html = await (await send('/')).text();
  expect(names.filter((name) => !html.includes(`<dt><code>${name}</code></dt>`))).toEqual([]);
});

test('the root page has neither script nor style of its own', async () => {
  const html = await (await startSimulator({ years: 1 }).send('/')).text();
  expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
});

test('no answer lets another origin read it', async () => {
  const { send, consentQuery } = startSimulator({ years: 1 });
  const paths = [
    '/',
    '/measure?action=getmeas',
    `/oauth2_user/authorize2?${consentQuery()}`,
    '/__sim/calls',
    '/x',
  ];
  const answers = await Promise.all(
    paths.map((path) => send(path, { headers: { origin: 'https://evil.test' } })),
  );
  const headers = answers.flatMap((answer) => [...answer.headers.keys()]);
  expect(headers.filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('a preflight learns nothing', async () => {
  const response = await startSimulator({ years: 1 }).send('/measure', {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' },
  });
  expect([
    response.status,
    [...response.headers.keys()].filter((name) => name.startsWith('access-')),
  ]).toEqual([405, []]);
});

test('an address that is no service is 404 and 2556', async () => {
  const response = await startSimulator({ years: 1 }).send('/nothing');
  expect([response.status, ((await response.json()) as { status: number }).status]).toEqual([404, 2556]);
});

test('HEAD has no body', async () => {
  const response = await startSimulator({ years: 1 }).send('/measure?action=getmeas', { method: 'HEAD' });
  expect(await response.text()).toBe('');
});

test('two simulators know nothing of each other', async () => {
  const one = startSimulator({ years: 1 });
  const other = startSimulator({ years: 1 });
  const { access_token } = await one.signIn('nokia');
  expect((await other.getMeasures('nokia', access_token)).status).toBe(401);
});

test('ten years are there for the first call within a moment', async () => {
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const simulator = createSimulator({ seed: 2000 + run, now: () => noon, control: true });
    const start = cpuMs();
    await simulator.fetch(new Request(`${origin}/__sim/truth?kind=measures&from=${noon / 1000 - 86_400}`));
    times.push(cpuMs() - start);
  }
  // A guard against blow-ups: 60 ms of work, the rest is for a slow machine.
  expect(Math.min(...times)).toBeLessThan(500);
});
