import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProxyOptions } from '#proxy/app.ts';
import { sendRaw, serveProxy, statusOf, webhookSecret, type Harness, type RunningServer } from './harness.ts';

const oldSecret = 'c0ffee5f0c9b7ae1d24368a97b10f2c4';
type Hint = Parameters<NonNullable<ProxyOptions['onHint']>>;

let server: Harness & RunningServer;
const hints: Hint[] = [];
beforeAll(async () => {
  server = await serveProxy(
    { WEBHOOK_ORIGIN: 'https://hooks.example', WEBHOOK_SECRET: `${webhookSecret},${oldSecret}` },
    { onHint: (...hint) => hints.push(hint) },
  );
});
beforeEach(() => {
  hints.length = 0;
});
afterAll(() => server.stop());

/** As the service calls, by way of a reverse proxy that keeps the name it was called by. */
const call = (
  path: string,
  { method = 'POST', body = '', type = 'application/x-www-form-urlencoded', host = 'hooks.example' } = {},
): Promise<string> =>
  sendRaw(
    server.port,
    [
      `${method} ${path} HTTP/1.1`,
      `Host: ${host}`,
      ...(body === ''
        ? []
        : [`Content-Type: ${type}`, `Content-Length: ${Buffer.byteLength(body, 'latin1')}`]),
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
const good = `/hooks/${webhookSecret}`;
const window = 'startdate=1772323200&enddate=1772326800';
const form = `userid=4711&appli=44&${window}`;
const isAlive = async (): Promise<boolean> => (await fetch(`${server.origin}/healthz`)).ok;
/** Without the chunk that says that there are no more. */
const bodyOf = (answer: string): string =>
  answer.slice(answer.indexOf('\r\n\r\n') + 4).replace(/^0\r\n\r\n$/, '');

describe('the address of the webhook', () => {
  it.each([
    ['secret', webhookSecret],
    ['secret before it, during a rotation', oldSecret],
  ])('S51: answers HEAD with 200 and nothing for the %s', async (_, secret) => {
    const answer = await call(`/hooks/${secret}`, { method: 'HEAD' });
    expect([statusOf(answer), bodyOf(answer)]).toStrictEqual([200, '']);
  });

  it.each(['HEAD', 'POST'])('S51, F70: answers %s the same for whatever is wrong', async (method) => {
    const wrong = [
      '/hooks/',
      '/hooks/short',
      `/hooks/${'a'.repeat(webhookSecret.length)}`,
      `/hooks/${webhookSecret.slice(0, -1)}6`,
      `/hooks/${webhookSecret}a`,
      `/hooks/${webhookSecret}/`,
      `/hooks/${webhookSecret.toUpperCase()}`,
      `/hooks/%35${webhookSecret.slice(1)}`,
      '/hooks/%ff',
      `/hooks/${'a'.repeat(8000)}`,
    ];
    const answers = await Promise.all(
      wrong.map((path) => call(path, { method, body: method === 'POST' ? form : '' })),
    );
    const seen = new Set(
      answers.map((answer) => answer.replace(/^x-request-id: .*$/im, '').replace(/^date: .*$/im, '')),
    );
    expect([seen.size, [...new Set(answers.map(statusOf))], hints]).toStrictEqual([1, [404], []]);
  });

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])(
    'S16: does not answer to %s, right or wrong',
    async (method) => {
      const answers = [await call(good, { method }), await call('/hooks/wrong', { method })];
      expect(answers.map(statusOf)).toStrictEqual([405, 405]);
    },
  );

  it.each(['/', '/auth/session', '/api/user', '/hooks'])(
    'S23: is all there is under its name: no %s',
    async (path) => {
      expect(statusOf(await call(path, { method: 'GET' }))).toBe(421);
    },
  );

  it('S23: is not served under a name that is neither', async () => {
    expect(statusOf(await call(good, { body: form, host: 'evil.test' }))).toBe(421);
  });

  it('is served under the public name as well', async () => {
    expect(statusOf(await call(good, { body: form, host: `127.0.0.1:${server.port}` }))).toBe(200);
  });

  it('does not exist without WEBHOOK_ORIGIN', async () => {
    const bare = await serveProxy({ WEBHOOK_SECRET: webhookSecret });
    const answer = await fetch(`${bare.origin}${good}`, { method: 'HEAD' });
    await bare.stop();
    expect(answer.status).toBe(404);
  });

  // Medians of what takes turns, without a connection, which would take ten times as long as what is measured; a busy
  // machine may still need another try.
  it(
    'S51: takes as long for a wrong secret of the right length as for a short one',
    { retry: 5 },
    async () => {
      const times = { long: [] as number[], short: [] as number[] };
      const wrong = { long: `${webhookSecret.slice(0, -1)}6`, short: 'a' };
      for (let round = 0; round < 1500; round += 1) {
        for (const kind of ['long', 'short'] as const) {
          const request = new Request(`${server.origin}/hooks/${wrong[kind]}`, {
            method: 'HEAD',
            headers: { host: new URL(server.origin).host },
          });
          const begun = performance.now();
          const answer = await server.proxy.fetch(request);
          times[kind].push(performance.now() - begun);
          expect(answer.status).toBe(404);
        }
      }
      const [long, short] = [median(times.long), median(times.short)];
      expect(Math.abs(long - short) / Math.min(long, short)).toBeLessThan(0.05);
    },
  );
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

describe('a notification', () => {
  const hint = ['4711', { kind: 'sleep', from: 1_772_323_200, to: 1_772_326_800 }];

  it.each([
    ['as a form', good, form],
    ['in the address', `${good}?${form}`, ''],
    ['in both alike', `${good}?${form}`, form],
    ['with the kind in the address alone', `${good}?${form}`, `userid=4711&${window}`],
    ['with names we do not know', `${good}?x=1`, `${form}&deviceid=abc&x=2`],
  ])('S52: is taken %s', async (_, path, body) => {
    const answer = await call(path, { body });
    expect([statusOf(answer), bodyOf(answer), hints]).toStrictEqual([200, '', [hint]]);
  });

  it.each([
    ['S52: with another person in the address than in the form', `${good}?userid=1`, form],
    ['S52: with another kind in the address than in the form', `${good}?appli=1`, form],
    ['F73: without anything', good, ''],
    ['S54: with a kind that is no number', good, `userid=4711&appli=abc&${window}`],
    ['S54: with a kind that is no integer', good, `userid=4711&appli=1.5&${window}`],
    ['S54: with a negative time', good, 'userid=4711&appli=1&startdate=-1&enddate=5'],
    ['S54: with an exponent', good, 'userid=4711&appli=1&startdate=1e3&enddate=2e3'],
    ['S54: with an end before its start', good, 'userid=4711&appli=1&startdate=6&enddate=5'],
    ['S54: with half of a window', good, 'userid=4711&appli=1&startdate=6'],
    ['S54: with a date that is none', good, 'userid=4711&appli=1&date=2026-02-31x'],
    ['with a person who is no number', good, `userid=me&appli=1&${window}`],
    ['with nobody', good, `appli=1&${window}`],
    ['with the same name twice', good, `${form}&appli=44`],
    ['F73: of bytes', good, '\xff\x00\xfe\x80'],
    ['F73: of NUL bytes', good, `userid=4711\x00&appli=1&${window}`],
  ])('is refused %s', async (_, path, body) => {
    expect([statusOf(await call(path, { body })), hints, await isAlive()]).toStrictEqual([400, [], true]);
  });

  it.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain'])(
    'F73: is refused as %s',
    async (type) => {
      const body = type === 'application/json' ? '{"userid":4711,"appli":1}' : form;
      expect([statusOf(await call(good, { body, type })), hints]).toStrictEqual([400, []]);
    },
  );

  it('F73: of 10 MB is refused before it is read', async () => {
    const answer = await sendRaw(
      server.port,
      `POST ${good} HTTP/1.1\r\nHost: hooks.example\r\nContent-Length: 10000000\r\nConnection: close\r\n\r\n${form}`,
    );
    expect([statusOf(answer), await isAlive()]).toStrictEqual([413, true]);
  });

  it('F73: of more than it can have is refused whatever it claims', async () => {
    const chunk = `10000\r\n${'a'.repeat(0x1_00_00)}\r\n`;
    const answer = await sendRaw(
      server.port,
      `POST ${good} HTTP/1.1\r\nHost: hooks.example\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunk.repeat(4)}`,
    );
    expect([statusOf(answer), await isAlive()]).toStrictEqual([413, true]);
  });

  it('F73: that breaks off in the middle does no harm', async () => {
    const head = `POST ${good} HTTP/1.1\r\nHost: hooks.example\r\nContent-Length: 500\r\nConnection: close\r\n\r\n`;
    await sendRaw(server.port, head + form, { hangUp: true });
    expect([hints, await isAlive()]).toStrictEqual([[], true]);
  });

  it.each([
    [1, 'measures'],
    [2, 'measures'],
    [4, 'measures'],
    [16, 'activity'],
    [44, 'sleep'],
    [46, 'user'],
    [999, 'other'],
  ])('S54: of kind %i is taken as one about %s', async (appli, kind) => {
    const answer = await call(good, { body: `userid=4711&appli=${appli}&${window}` });
    expect([statusOf(answer), hints[0]?.[1].kind]).toStrictEqual([200, kind]);
  });

  it.each([
    [
      'S54: an end in the far future is cut to a day from now',
      'startdate=1772323200&enddate=9999999999',
      [1_772_323_200, 1_772_434_800],
    ],
    [
      'a window in the far future as a whole',
      'startdate=9999999998&enddate=9999999999',
      [1_772_434_800, 1_772_434_800],
    ],
    ['a date is a day anywhere on earth', 'date=2026-02-10', [1_770_631_200, 1_770_811_200]],
    ['a date in seconds is an instant', 'date=1770681600', [1_770_681_600, 1_770_681_600]],
    ['no time at all is now', 'action=update', [1_772_348_400, 1_772_348_400]],
  ])('%s', async (_, time, [from, to]) => {
    await call(good, { body: `userid=4711&appli=46&${time}` });
    expect(hints[0]?.[1]).toStrictEqual({ kind: 'user', from, to });
  });

  it('F70: never asks the service for anything', async () => {
    const before = server.service.requests.length;
    await Promise.all(Array.from({ length: 100 }, () => call(good, { body: form })));
    expect([hints.length, server.service.requests.length]).toStrictEqual([100, before]);
  });

  it('S55: leaves the pattern of its route in the log, no secret and nothing of its contents', async () => {
    await call(`${good}?${form}`);
    await call('/hooks/wrong-canary', { body: form });
    const lines = server.logLines.slice(-2);
    expect(lines.map(({ route, status }) => [route, status])).toStrictEqual([
      ['/hooks/*', 200],
      ['/hooks/*', 404],
    ]);
    expect(JSON.stringify(server.logLines)).not.toMatch(
      new RegExp(`${webhookSecret}|${oldSecret}|canary|4711`),
    );
  });
});

/** Over all pages: the same call twice would be answered from memory. */
let asked = 0;

/** A page that asks once for every hint it hears, as ours does. */
async function openPage(signal: AbortSignal): Promise<{ calls: () => number }> {
  const tab = server.browser();
  await tab.signIn();
  const before = server.service.dataCalls();
  const cookie = [...tab.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const stream = await fetch(`${server.origin}/events`, { headers: { cookie }, signal });
  const lines = stream.body?.pipeThrough(new TextDecoderStream());
  void (async () => {
    for await (const text of lines ?? []) {
      for (const _ of text.matchAll(/^event: hint$/gm)) {
        asked += 1;
        await tab.ask(`/api/measures?updatedSince=${asked}`);
      }
    }
  })().catch(() => undefined);
  return { calls: () => server.service.dataCalls() - before };
}

/** So many at once as the service would hold connections open. */
async function postAll(count: number, toRequest: (index: number) => readonly [path: string, body: string]) {
  const statuses = new Map<string, number>();
  let next = 0;
  const caller = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const [path, body] = toRequest(index);
      const answer = await fetch(server.origin + path, { method: 'POST', body: new URLSearchParams(body) });
      const seen = `${answer.status} ${await answer.text()}`;
      statuses.set(seen, (statuses.get(seen) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 32 }, caller));
  return statuses;
}

describe('a burst', () => {
  it('F72: of a thousand is acknowledged whole and costs the service at most ten calls', async () => {
    const over = new AbortController();
    const page = await openPage(over.signal);
    const statuses = await postAll(1000, (index) => [
      good,
      `userid=4711&appli=1&startdate=${1_772_323_200 + index}&enddate=${1_772_323_260 + index}`,
    ]);
    expect([...statuses]).toStrictEqual([['200 ', 1000]]);
    // The last ones are told with the next second.
    await expect.poll(() => page.calls()).toBeGreaterThanOrEqual(2);
    over.abort();
    expect(page.calls()).toBeLessThanOrEqual(10);
  });

  it('F70, F73: of forged and malformed ones costs none, and all of a kind are answered alike', async () => {
    const over = new AbortController();
    const page = await openPage(over.signal);
    const forged = await postAll(200, (index) => [`/hooks/${`${index}`.padStart(32, 'a')}`, form]);
    const malformed = await postAll(200, (index) => [good, `userid=4711&appli=x${index}`]);
    await call(good, { body: `userid=4711&appli=1&${window}` });
    // Hints come in order: when the good one has been heard, nothing of the others is still to come.
    await expect.poll(() => page.calls()).toBe(1);
    over.abort();
    const answers = [...forged, ...malformed].map(([answer, count]) => [answer.slice(0, 3), count]);
    expect([answers, hints.length]).toStrictEqual([
      [
        ['404', 200],
        ['400', 200],
      ],
      1,
    ]);
  });
});
