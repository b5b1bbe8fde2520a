import { describe, expect, it, vi } from 'vitest';
import { listen } from './event-stream.ts';
import {
  createHarness,
  dataAnswer,
  serveProxy,
  webhookSecret,
  type Browser,
  type Harness,
} from './harness.ts';

const hooksEnv = { WEBHOOK_ORIGIN: 'https://hooks.example', WEBHOOK_SECRET: webhookSecret };
const start = Date.UTC(2026, 2, 1, 7);

/** Timers that fire when the test says so. */
function createTimers() {
  let nowMs = 0;
  const timers = new Set<{ atMs: number; run: () => void }>();
  return {
    setTimer: (run: () => void, delayMs: number) => {
      const timer = { atMs: nowMs + delayMs, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    pending: () => timers.size,
    advance(ms: number) {
      const endMs = nowMs + ms;
      for (;;) {
        const [next] = [...timers].filter(({ atMs }) => atMs <= endMs).toSorted((a, b) => a.atMs - b.atMs);
        if (next === undefined) break;
        timers.delete(next);
        nowMs = next.atMs;
        next.run();
      }
      nowMs = endMs;
    },
  };
}

type Stage = Harness & { readonly tab: Browser; readonly timers: ReturnType<typeof createTimers> };

async function createStage(env: Record<string, string> = hooksEnv): Promise<Stage> {
  const timers = createTimers();
  const harness = createHarness({ env, setTimer: timers.setTimer });
  const tab = harness.browser();
  await tab.signIn();
  return { ...harness, tab, timers };
}

/** As an `EventSource` of our own page asks. */
function ask({ proxy, origin, tab }: Stage, headers: Record<string, string> = {}): Promise<Response> {
  const cookie = [...tab.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return proxy.fetch(
    new Request(`${origin}/events`, { headers: { cookie, 'sec-fetch-site': 'same-origin', ...headers } }),
  );
}

async function notify({ proxy }: Stage, form: string): Promise<number> {
  const request = new Request(`https://hooks.example/hooks/${webhookSecret}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form,
  });
  return (await proxy.fetch(request)).status;
}

const at = start / 1000;
const weighed = `userid=4711&appli=1&startdate=${at - 60}&enddate=${at}`;

describe('who may listen', () => {
  it('is whoever is signed in, and nobody else', async () => {
    const stage = await createStage();
    stage.tab.cookies.clear();
    const answer = await ask(stage);
    expect([answer.status, (await answer.json()) as unknown]).toMatchObject([401, { code: 'auth_required' }]);
  });

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
  ])('is not another site: %j', async (headers) => {
    expect((await ask(await createStage(), headers)).status).toBe(403);
  });

  it('is told that there is nothing to hear where the service can notify nobody', async () => {
    const answer = await ask(await createStage({}));
    expect([answer.status, await answer.text()]).toStrictEqual([204, '']);
  });

  it('answers no other method', async () => {
    const { tab } = await createStage();
    expect((await tab.ask('events', { method: 'POST' })).status).toBe(405);
  });
});

describe('the stream', () => {
  it('is an event stream that nobody keeps or gathers', async () => {
    const answer = await ask(await createStage());
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    await answer.body?.cancel();
  });

  it('carries what has changed and when, and neither value nor name', async () => {
    const stage = await createStage();
    const page = listen(await ask(stage));
    expect(await notify(stage, weighed)).toBe(200);
    expect(await page.hints()).toStrictEqual([{ kind: 'measures', from: at - 60, to: at }]);
    expect(page.text()).not.toMatch(/4711|canary/);
    await page.hangUp();
  });

  it('F70: tells nobody of another person', async () => {
    const stage = await createStage();
    const page = listen(await ask(stage));
    await notify(stage, weighed.replace('4711', '815'));
    expect(await page.hints()).toStrictEqual([]);
    await page.hangUp();
  });

  it('F72: makes one hint a second for each kind of a thousand notifications, and loses none of their windows', async () => {
    const stage = await createStage();
    const page = listen(await ask(stage));
    for (let index = 0; index < 1000; index++) {
      const from = at - 3600 + index;
      const form = `userid=4711&appli=${index % 2 === 0 ? 1 : 44}&startdate=${from}&enddate=${from + 5}`;
      expect(await notify(stage, form)).toBe(200);
    }
    stage.timers.advance(1000);
    const hints = await page.hints();
    expect(hints).toHaveLength(3);
    expect(hints).toContainEqual({ kind: 'measures', from: at - 3600 + 2, to: at - 3600 + 998 + 5 });
    expect(hints).toContainEqual({ kind: 'sleep', from: at - 3600 + 1, to: at - 3600 + 999 + 5 });
    stage.timers.advance(5000);
    expect(await page.hints()).toHaveLength(3);
    await page.hangUp();
  });

  it('beats, so that nobody on the way takes it for dead', async () => {
    const stage = await createStage();
    const page = listen(await ask(stage));
    stage.timers.advance(60_000);
    await page.heard();
    expect(page.text().match(/^:$/gm)).toHaveLength(3);
    await page.hangUp();
  });

  it('ends after a quarter of an hour, and leaves no timer behind', async () => {
    const stage = await createStage();
    const page = listen(await ask(stage));
    stage.timers.advance(15 * 60_000 - 1);
    expect(await page.isOver()).toBe(false);
    stage.timers.advance(1);
    expect([await page.isOver(), stage.timers.pending()]).toStrictEqual([true, 0]);
  });

  it('S44: ends with the sign-out', async () => {
    const stage = await createStage();
    const page = listen(await ask(stage));
    await stage.tab.ask('auth/logout', { method: 'POST' });
    expect(await page.isOver()).toBe(true);
  });

  it('ends when the server stops', async () => {
    const stage = await createStage();
    const page = listen(await ask(stage));
    stage.proxy.close();
    expect(await page.isOver()).toBe(true);
  });

  it('leaves nothing behind when the page hangs up', async () => {
    const stage = await createStage();
    const page = listen(await ask(stage));
    await page.hangUp();
    await page.heard();
    expect(stage.timers.pending()).toBe(0);
  });

  it('F77: lets go of a page that does not read, within a few kilobytes', async () => {
    const stage = await createStage();
    const answer = await ask(stage);
    for (let index = 0; index < 2000; index++) {
      await notify(stage, weighed);
      stage.timers.advance(1000);
    }
    const unread = await answer.text();
    expect(unread.length).toBeGreaterThan(1000);
    expect(unread.length).toBeLessThan(40_000);
  });

  it('is not kept for more pages than a person has browsers', async () => {
    const stage = await createStage();
    const first = listen(await ask(stage));
    const others: ReturnType<typeof listen>[] = [];
    for (let index = 0; index < 32; index++) others.push(listen(await ask(stage)));
    expect(await first.isOver()).toBe(true);
    expect(await others[0]?.isOver()).toBe(false);
    await Promise.all(others.map((page) => page.hangUp()));
  });
});

async function lastIdOf(page: ReturnType<typeof listen>): Promise<string> {
  return (await page.heard()).at(-1)?.id ?? '';
}

describe('a page that was away', () => {
  it('F77: hears what it missed, once, in order', async () => {
    const stage = await createStage();
    const page = listen(await ask(stage));
    const lastId = await lastIdOf(page);
    await page.hangUp();
    for (const appli of [1, 16, 44]) {
      await notify(stage, `userid=4711&appli=${appli}&startdate=${at}&enddate=${at}`);
      stage.timers.advance(2000);
    }
    const again = listen(await ask(stage, { 'last-event-id': lastId }));
    expect(await again.hints()).toMatchObject([
      { kind: 'measures' },
      { kind: 'activity' },
      { kind: 'sleep' },
    ]);
    const nothing = listen(await ask(stage, { 'last-event-id': await lastIdOf(again) }));
    expect(await nothing.hints()).toStrictEqual([]);
    await Promise.all([again.hangUp(), nothing.hangUp()]);
  });

  it.each(['another.3', 'x', '.', '1', '9'.repeat(400)])(
    'is told to look at everything when its last event is not known: %s',
    async (lastId) => {
      const stage = await createStage();
      const page = listen(await ask(stage, { 'last-event-id': lastId }));
      expect(await page.heard()).toMatchObject([{ event: 'resync' }]);
      await page.hangUp();
    },
  );

  it('is told to look at everything when it missed more than is remembered', async () => {
    const stage = await createStage();
    const page = listen(await ask(stage));
    const lastId = await lastIdOf(page);
    await page.hangUp();
    for (let index = 0; index < 65; index++) {
      await notify(stage, weighed);
      stage.timers.advance(2000);
    }
    const again = listen(await ask(stage, { 'last-event-id': lastId }));
    expect(await again.heard()).toMatchObject([{ event: 'resync' }]);
    await again.hangUp();
  });
});

/** Time passes for everybody. */
function pass({ clock, timers }: Stage, ms: number): void {
  clock.ms += ms;
  timers.advance(ms);
}

async function textsOf(answers: readonly Promise<Response>[]): Promise<string[]> {
  return Promise.all(answers.map(async (answer) => (await answer).text()));
}

describe('a read within twelve seconds of the same one', () => {
  it('is not answered by what was read before the service told of a change, and is made once when it may be', async () => {
    const stage = await createStage();
    const { tab, service } = stage;
    await tab.ask('api/measures');
    pass(stage, 3000);
    await notify(stage, weighed);
    service.answerNextData(dataAnswer({ updatetime: 2, measuregrps: [] }));
    const answers = [tab.ask('api/measures'), tab.fork().ask('api/measures')];
    await vi.waitFor(() => expect(stage.timers.pending()).toBe(2));
    pass(stage, 8999);
    await notify(stage, weighed);
    expect(service.dataCalls()).toBe(1);
    pass(stage, 1);
    expect(await textsOf(answers)).toStrictEqual(Array(2).fill('{"updatetime":2,"measuregrps":[]}'));
    await tab.ask('api/measures');
    expect(service.dataCalls()).toBe(2);
  });

  it.each([
    ['of another kind', weighed.replace('appli=1', 'appli=44')],
    ['of another person', weighed.replace('4711', '815')],
  ])('is answered from memory after a notification %s', async (_, form) => {
    const stage = await createStage();
    await stage.tab.ask('api/measures');
    pass(stage, 3000);
    await notify(stage, form);
    expect((await stage.tab.ask('api/measures')).status).toBe(200);
    expect(stage.service.dataCalls()).toBe(1);
  });
});

describe('over a socket', () => {
  it('a hint arrives while the stream is open', async () => {
    const server = await serveProxy({
      WEBHOOK_ORIGIN: 'https://hooks.example',
      WEBHOOK_SECRET: webhookSecret,
    });
    const tab = server.browser();
    await tab.signIn();
    const cookie = [...tab.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const page = listen(await fetch(`${server.origin}/events`, { headers: { cookie } }));
    await fetch(`${server.origin}/healthz`);
    const hook = await server.proxy.fetch(
      new Request(`https://hooks.example/hooks/${webhookSecret}?${weighed}`, { method: 'POST' }),
    );
    expect(hook.status).toBe(200);
    await expect.poll(() => page.hints()).toHaveLength(1);
    server.proxy.close();
    await expect.poll(() => page.isOver()).toBe(true);
    await server.stop();
  });
});
