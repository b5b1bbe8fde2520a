import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type DialectName, noon, startSimulator } from './client.ts';

const nowSec = noon / 1000;
const callbackurl = 'http://127.0.0.1:9999/hook';
const weighing = { add: [{ at: nowSec - 5, values: { weightKg: 78.4 } }] };
type Post = { url: string; type: string | null; form: Record<string, string> };

const start = async (
  dialect: DialectName,
  applis: readonly number[],
  options: Parameters<typeof startSimulator>[0] = {},
  answer: () => Response | Promise<Response> = () => new Response(null, { status: 200 }),
) => {
  const posts: Post[] = [];
  const deliver: typeof fetch = async (input, init) => {
    if (init?.method === 'HEAD') return new Response(null, { status: 200 });
    const request = new Request(input, { method: 'POST', body: init?.body ?? null });
    posts.push({
      url: request.url,
      type: request.headers.get('content-type'),
      form: Object.fromEntries(new URLSearchParams(await request.text())),
    });
    return answer();
  };
  const simulator = startSimulator({ years: 1, deliver, ...options });
  const { access_token, userid } = await simulator.signIn(dialect, {
    scope: 'user.info,user.metrics,user.activity,user.sleepevents',
  });
  for (const appli of applis) {
    const params = { action: 'subscribe', callbackurl, appli: String(appli) };
    await simulator.call(dialect, access_token, '/notify', params);
  }
  const arrived = async (count: number) => {
    await vi.waitFor(() => expect(posts.length).toBeGreaterThanOrEqual(count));
    return posts;
  };
  const reports = async () => {
    const answered = await (await simulator.control('deliveries')).json();
    return (answered as { deliveries: { state: string; attempts: { outcome: string; atSec: number }[] }[] })
      .deliveries;
  };
  const settled = async (state: string) => {
    await vi.waitFor(async () => expect((await reports())[0]?.state).toBe(state));
    return reports();
  };
  return { ...simulator, userid: String(userid), posts, arrived, reports, settled };
};
const formsOf = (posts: readonly Post[], appli: number) =>
  posts.map(({ form }) => form).filter((form) => form['appli'] === String(appli));

describe.each(['nokia', 'withings'] as const)('a notification in the manner of %s', (dialect) => {
  test('is a form posted to the address', async () => {
    const { control, arrived } = await start(dialect, [1]);
    await control('readings', weighing);
    const [post] = await arrived(1);
    expect([post?.url, post?.type]).toEqual([callbackurl, 'application/x-www-form-urlencoded;charset=UTF-8']);
  });

  test('says whose weighing it is and when', async () => {
    const { control, arrived, userid } = await start(dialect, [1]);
    await control('readings', weighing);
    const [post] = await arrived(1);
    expect(post?.form).toEqual({
      userid,
      appli: '1',
      startdate: String(nowSec - 5),
      enddate: String(nowSec - 4),
    });
  });

  test('comes for what an app subscribed alone', async () => {
    const { control, arrived } = await start(dialect, [4]);
    await control('readings', {
      add: [...weighing.add, { at: nowSec - 3, values: { systolicMmHg: 121, diastolicMmHg: 78 } }],
    });
    expect((await arrived(1)).map(({ form }) => form['appli'])).toEqual(['4']);
  });

  test('comes when a reading was edited', async () => {
    const { control, arrived, truth } = await start(dialect, [1]);
    const edited = (await truth())[3];
    await control('readings', { edit: [{ grpid: edited?.grpid, values: { weightKg: 70 } }] });
    expect((await arrived(1))[0]?.form['startdate']).toBe(String(edited?.date));
  });

  test('comes with the night that the clock brought', async () => {
    const { control, arrived, truthOf } = await start(dialect, [44], { revisions: 'none' });
    await control('clock', { advanceSec: 86_400 });
    const forms = formsOf(await arrived(1), 44);
    const nights = await truthOf('sleep-summary', '&from=2026-11-23&to=2026-11-23');
    expect(forms.map(({ startdate, enddate }) => `${startdate} ${enddate}`).toSorted()).toEqual(
      nights
        .filter(({ created }) => Number(created) > nowSec)
        .map(({ from, to }) => `${String(from)} ${String(to)}`)
        .toSorted(),
    );
  });

  test('comes with the weighing that the clock brought', async () => {
    const { control, arrived, truth } = await start(dialect, [1]);
    await control('clock', { advanceSec: 86_400 });
    const forms = formsOf(await arrived(1), 1);
    const dates = (await truth(`&from=${nowSec}`)).map(({ date }) => String(date));
    expect(dates).toContain(forms[0]?.['startdate']);
  });

  test('comes of going to bed and getting up', async () => {
    const { control, arrived, truthOf } = await start(dialect, [50, 51]);
    await control('clock', { advanceSec: 86_400 });
    const posts = await arrived(2);
    const nights = await truthOf('sleep-summary', '&from=2026-11-23&to=2026-11-23');
    const mat = nights.filter(({ model }) => model === 32);
    expect(formsOf(posts, 50).map(({ startdate }) => startdate)).toEqual(mat.map(({ from }) => String(from)));
    expect(formsOf(posts, 51)).toHaveLength(mat.length);
  });

  test('tells when the link is cut', async () => {
    const { control, arrived, userid } = await start(dialect, [46]);
    await control('tokens', { kill: 'refresh' });
    expect((await arrived(1))[0]?.form).toEqual({ userid, appli: '46', action: 'unlink' });
  });

  test('does not come twice for one reading', async () => {
    const { control, arrived, advance, settled } = await start(dialect, [1]);
    await control('readings', weighing);
    await arrived(1);
    await advance(60);
    expect(await settled('delivered')).toHaveLength(1);
  });

  test('comes before the data where that is asked for, and only then', async () => {
    const { control, arrived, truth, advance, settled } = await start(dialect, [1]);
    const before = (await truth()).length;
    await control('readings', { ...weighing, readableAfterSec: 60 });
    await arrived(1);
    const during = (await truth()).length;
    await advance(61);
    expect([during - before, (await truth()).length - before, (await settled('delivered')).length]).toEqual([
      0, 1, 1,
    ]);
  });
});

test('in 2018 activity came with a window', async () => {
  const { control, arrived } = await start('nokia', [16]);
  await control('readings', { days: { edit: [{ day: '2026-11-20', totals: { steps: 1 } }] } });
  expect(Object.keys((await arrived(1))[0]?.form ?? {})).toEqual(['userid', 'startdate', 'enddate', 'appli']);
});

test('today activity comes with its day', async () => {
  const { control, arrived } = await start('withings', [16]);
  await control('readings', { days: { edit: [{ day: '2026-11-20', totals: { steps: 1 } }] } });
  expect((await arrived(1))[0]?.form['date']).toBe('2026-11-20');
});

test.each([
  ['epoch', { date: '1795129200' }],
  ['window', { startdate: '1795129200', enddate: '1795215600' }],
] as const)('activity can come with its %s', async (notificationDate, expected) => {
  const { control, arrived } = await start('withings', [16], { notificationDate });
  await control('readings', { days: { edit: [{ day: '2026-11-20', totals: { steps: 1 } }] } });
  expect((await arrived(1))[0]?.form).toMatchObject(expected);
});

test('notifications can be muted', async () => {
  const { control, reports } = await start('withings', [1], { notifications: 'muted' });
  await control('readings', weighing);
  expect(await reports()).toEqual([]);
});

test('notifications can come twice', async () => {
  const { control, arrived } = await start('withings', [1], { notifications: 'twice' });
  await control('readings', weighing);
  const [first, second] = await arrived(2);
  expect(first?.form).toEqual(second?.form);
});

test('notifications can come with the latest first', async () => {
  const two = { add: [...weighing.add, { at: nowSec - 2, values: { weightKg: 78.1 } }] };
  const { control, arrived } = await start('withings', [1], { notifications: 'reversed' });
  await control('readings', two);
  expect((await arrived(2)).map(({ form }) => form['startdate'])).toEqual([
    String(nowSec - 2),
    String(nowSec - 5),
  ]);
});

test('notifications can wait', async () => {
  const { control, arrived, posts, advance, reports } = await start('withings', [1], {
    notificationDelaySec: 30,
  });
  await control('readings', weighing);
  expect([posts.length, (await reports()).at(-1)?.state]).toEqual([0, 'waiting']);
  await advance(30);
  expect(await arrived(1)).toHaveLength(1);
});

const failing = () => new Response(null, { status: 500 });

describe('a receiver that fails', () => {
  test('is asked again after a minute, and no earlier', async () => {
    const { control, arrived, advance, posts, settled } = await start('withings', [1], {}, failing);
    await control('readings', weighing);
    await settled('waiting');
    await vi.waitFor(() => expect(posts).toHaveLength(1));
    await advance(59);
    expect(posts).toHaveLength(1);
    await advance(1);
    expect(await arrived(2)).toHaveLength(2);
  });

  test('is asked ten times over some hours, and then given up', async () => {
    const { control, advance, reports, settled } = await start('withings', [1], {}, failing);
    await control('readings', weighing);
    for (let round = 1; round <= 9; round += 1) {
      await vi.waitFor(async () => expect((await reports())[0]?.attempts).toHaveLength(round));
      await advance(7200);
    }
    const [report] = await settled('given up');
    expect([report?.attempts.length, report?.attempts[0]?.outcome]).toEqual([10, 'HTTP 500']);
  });

  test('is not asked again when it answered the second time', async () => {
    let calls = 0;
    const recovering = () => {
      calls += 1;
      return new Response(null, { status: calls === 1 ? 500 : 200 });
    };
    const { control, advance, settled, reports } = await start('withings', [1], {}, recovering);
    await control('readings', weighing);
    await vi.waitFor(async () => expect((await reports())[0]?.attempts).toHaveLength(1));
    await advance(60);
    const [report] = await settled('delivered');
    expect(report?.attempts.map(({ outcome }) => outcome)).toEqual(['HTTP 500', 'delivered']);
  });

  test('lost its subscription after four failures, says the older guide', async () => {
    const { control, advance, reports, settled, truthOf } = await start(
      'withings',
      [1],
      { retries: '2018' },
      failing,
    );
    await control('readings', weighing);
    for (let round = 1; round <= 3; round += 1) {
      await vi.waitFor(async () => expect((await reports())[0]?.attempts).toHaveLength(round));
      await advance(3600);
    }
    await settled('given up');
    expect(await truthOf('subscriptions')).toEqual([]);
  });

  test('is not asked again once it has unsubscribed', async () => {
    const { control, advance, settled, reports } = await start('withings', [1], {}, failing);
    await control('readings', weighing);
    await vi.waitFor(async () => expect((await reports())[0]?.attempts).toHaveLength(1));
    await control('subscriptions', { delete: [{ callbackurl, appli: 1 }] });
    await advance(60);
    expect((await settled('given up'))[0]?.attempts).toHaveLength(1);
  });
});

describe('a receiver that takes its time', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('has failed after two seconds', async () => {
    const { control, reports } = await start('withings', [1], {}, () => new Promise(() => {}));
    await control('readings', weighing);
    await vi.advanceTimersByTimeAsync(1999);
    expect((await reports())[0]?.attempts).toEqual([]);
    await vi.advanceTimersByTimeAsync(2);
    expect((await reports())[0]?.attempts.map(({ outcome }) => outcome)).toEqual(['no answer within 2 s']);
  });

  test('is told of what the clock brings while nobody calls', async () => {
    let now = noon;
    const { posts } = await start('withings', [1], { now: () => now });
    now += 86_400_000;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(posts.length).toBeGreaterThan(0);
  });
});
