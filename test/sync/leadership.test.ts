import { beforeEach, describe, expect, it } from 'vitest';
import { seekLeadership, type Leadership } from '#sync/leadership.ts';
import { createFakeLocks, type LockTab } from './fake-locks.ts';
import { createClock, settle } from './surroundings.ts';

const second = 1_000;

/** A tab with its own timers: frozen, nothing of it runs. */
type Tab = {
  readonly leads: () => boolean;
  /** What became of it, in order. */
  readonly history: string[];
  readonly pings: () => number;
  readonly resign: () => void;
  readonly show: () => void;
  readonly hide: () => void;
  readonly freeze: () => void;
  readonly thaw: () => Promise<void>;
  readonly close: () => void;
};

let clock: ReturnType<typeof createClock>;
let origin: ReturnType<typeof createFakeLocks>;
let tabs: { isFrozen: () => boolean; onMessage: (message: 'ping' | 'pong') => void }[];

beforeEach(() => {
  clock = createClock(0);
  origin = createFakeLocks();
  tabs = [];
});

/** Opens a tab that speaks with the others as the engine does. */
function openTab({
  isVisible = true,
  adapt = (locks: LockTab): Pick<LockManager, 'request'> => locks,
} = {}): Tab {
  const locks = origin.openTab();
  const history: string[] = [];
  const putOff: (() => void)[] = [];
  let isFrozen = false;
  let isClosed = false;
  let visible = isVisible;
  let isLeading = false;
  let pings = 0;
  const whenAwake = (run: () => void) => (): void => {
    if (isClosed) return;
    if (isFrozen) putOff.push(run);
    else run();
  };
  const own = {
    isFrozen: () => isFrozen,
    onMessage(message: 'ping' | 'pong'): void {
      whenAwake(() => {
        if (message === 'pong') leadership.onPong();
        else if (isLeading) post('pong');
      })();
    },
  };
  function post(message: 'ping' | 'pong'): void {
    for (const tab of tabs) if (tab !== own) queueMicrotask(() => tab.onMessage(message));
  }
  tabs.push(own);
  const leadership: Leadership = seekLeadership({
    locks: adapt(locks),
    ping() {
      pings++;
      post('ping');
    },
    patienceMs: 3 * second,
    setTimer: (run, delayMs) => clock.setTimer(whenAwake(run), delayMs),
    isVisible: () => visible,
    onLead() {
      isLeading = true;
      history.push('leads');
      // As the engine does with its status.
      post('pong');
    },
    onLost() {
      isLeading = false;
      history.push('lost');
    },
  });
  return {
    leads: () => isLeading,
    history,
    pings: () => pings,
    resign() {
      isLeading = false;
      leadership.resign();
    },
    show() {
      visible = true;
    },
    hide() {
      visible = false;
    },
    freeze() {
      isFrozen = true;
      locks.freeze();
    },
    async thaw() {
      isFrozen = false;
      // The browser orders timers, messages and locks as it likes; timers first is the hardest.
      for (const run of putOff.splice(0)) run();
      locks.thaw();
      await settle();
    },
    close() {
      isClosed = true;
      tabs = tabs.filter((tab) => tab !== own);
      locks.close();
    },
  };
}

async function open(options?: Parameters<typeof openTab>[0]): Promise<Tab> {
  const tab = openTab(options);
  await settle();
  return tab;
}

const refusing = (locks: LockTab): Pick<LockManager, 'request'> => ({
  request: (async (name: string, options: LockOptions, run: LockGrantedCallback<unknown>) => {
    if (options.steal === true) throw new DOMException('no', 'NotSupportedError');
    return locks.request(name, options, run);
  }) as LockManager['request'],
});
/** An unknown member of an options bag is not looked at. */
const ignorant = (locks: LockTab): Pick<LockManager, 'request'> => ({
  request: (async (name: string, options: LockOptions, run: LockGrantedCallback<unknown>) =>
    locks.request(name, { ...options, steal: false }, run)) as LockManager['request'],
});

async function waiting(): Promise<number> {
  return (await origin.openTab().query()).pending?.length ?? 0;
}

async function holders(): Promise<number> {
  return (await origin.openTab().query()).held?.length ?? 0;
}

describe('one tab alone', () => {
  it('leads at once', async () => {
    expect((await open()).history).toEqual(['leads']);
  });

  it('leads where there are no locks', () => {
    const history: string[] = [];
    seekLeadership({
      locks: undefined,
      ping: () => history.push('ping'),
      setTimer: (run, delayMs) => clock.setTimer(run, delayMs),
      isVisible: () => true,
      onLead: () => history.push('leads'),
      onLost: () => history.push('lost'),
    });
    expect(history).toEqual(['leads']);
  });

  it('leads where locks are refused', async () => {
    const refuse = { request: async () => Promise.reject(new DOMException('no', 'SecurityError')) };
    const tab = await open({ adapt: () => refuse });
    await clock.advance(60 * second);
    expect(tab.history).toEqual(['leads']);
  });

  it('asks nobody for a sign of life while it leads', async () => {
    const tab = await open();
    const before = tab.pings();
    await clock.advance(60 * second);
    expect(tab.pings()).toBe(before);
  });

  it('leaves no timer behind when it resigns', async () => {
    (await open()).resign();
    await settle();
    expect(clock.pending()).toBe(0);
  });

  it('frees the lock when it resigns', async () => {
    (await open()).resign();
    await settle();
    expect(await holders()).toBe(0);
  });
});

describe('a follower', () => {
  it('waits while the leader answers', async () => {
    const leader = await open();
    const follower = await open();
    await clock.advance(600 * second);
    expect([leader.history, follower.history]).toEqual([['leads'], []]);
  });

  it('takes its turn when the leader resigns', async () => {
    const leader = await open();
    const follower = await open();
    leader.resign();
    await settle();
    expect(follower.history).toEqual(['leads']);
  });

  it('takes its turn when the leader is closed', async () => {
    const leader = await open();
    const follower = await open();
    leader.close();
    await settle();
    expect(follower.history).toEqual(['leads']);
  });

  it('does not lead after it resigned while waiting', async () => {
    const leader = await open();
    const follower = await open();
    follower.resign();
    leader.resign();
    await clock.advance(60 * second);
    expect([follower.history, await holders(), clock.pending()]).toEqual([[], 0, 0]);
  });

  it('asks every few seconds while it is in view', async () => {
    await open();
    const follower = await open();
    await clock.advance(30 * second);
    expect(follower.pings()).toBe(11);
  });

  it('asks nothing while it is not in view', async () => {
    await open();
    const follower = await open({ isVisible: false });
    await clock.advance(60 * second);
    expect(follower.pings()).toBe(0);
  });

  it('asks again once it comes into view', async () => {
    await open();
    const follower = await open({ isVisible: false });
    follower.show();
    await clock.advance(3 * second);
    expect(follower.pings()).toBe(1);
  });

  it('leaves a leader in the background alone, however long', async () => {
    const leader = await open();
    leader.hide();
    const follower = await open();
    await clock.advance(3_600 * second);
    expect([leader.leads(), follower.history]).toEqual([true, []]);
  });
});

describe('a leader that the browser froze', () => {
  it.each([0, 1, 1_500, 2_999, 3_000, 3_001])(
    'is replaced within 10 s, frozen %i ms after an answer',
    async (phaseMs) => {
      const leader = await open();
      const follower = await open();
      await clock.advance(9 * second + phaseMs);
      leader.freeze();
      await clock.advance(10 * second);
      expect(follower.leads()).toBe(true);
    },
  );

  it('is replaced within 10 s by a tab that opens', async () => {
    const leader = await open();
    leader.freeze();
    const follower = await open();
    await clock.advance(10 * second);
    expect(follower.leads()).toBe(true);
  });

  it('is replaced within 10 s of a follower coming into view', async () => {
    const leader = await open();
    const follower = await open({ isVisible: false });
    leader.freeze();
    await clock.advance(60 * second);
    expect(follower.leads()).toBe(false);
    follower.show();
    await clock.advance(10 * second);
    expect(follower.leads()).toBe(true);
  });

  it('keeps its place for the time of one answer that it misses', async () => {
    const leader = await open();
    const follower = await open();
    await clock.advance(100);
    leader.freeze();
    await clock.advance(6.5 * second);
    await leader.thaw();
    await clock.advance(60 * second);
    expect([leader.history, follower.history]).toEqual([['leads'], []]);
  });

  it('hears of its loss when it thaws, and waits for its turn', async () => {
    const leader = await open();
    const follower = await open();
    leader.freeze();
    await clock.advance(10 * second);
    await leader.thaw();
    expect(leader.history).toEqual(['leads', 'lost']);
    follower.resign();
    await settle();
    expect(leader.history).toEqual(['leads', 'lost', 'leads']);
  });

  it('does not take the lead back from one that answers', async () => {
    const leader = await open();
    const follower = await open();
    leader.freeze();
    await clock.advance(10 * second);
    await leader.thaw();
    await clock.advance(600 * second);
    expect([leader.leads(), follower.history]).toEqual([false, ['leads']]);
  });

  it('may be the one that was just made leader while it slept', async () => {
    const leader = await open();
    const sleeper = await open({ isVisible: false });
    const follower = await open();
    sleeper.freeze();
    leader.close();
    await clock.advance(10 * second);
    expect(follower.leads()).toBe(true);
    await sleeper.thaw();
    expect(sleeper.leads()).toBe(false);
  });

  it('does not count for one that resigned meanwhile', async () => {
    const leader = await open();
    const follower = await open();
    leader.freeze();
    await clock.advance(10 * second);
    leader.resign();
    await leader.thaw();
    expect(leader.history).toEqual(['leads']);
    expect(follower.leads()).toBe(true);
  });

  it('can be taken over from again and again', async () => {
    const first = await open();
    const second_ = await open();
    first.freeze();
    await clock.advance(10 * second);
    await first.thaw();
    second_.freeze();
    await clock.advance(10 * second);
    expect([first.leads(), await holders()]).toEqual([true, 1]);
  });
});

describe('a tab that took over', () => {
  it('waits for nothing any more', async () => {
    const leader = await open();
    await open();
    leader.freeze();
    await clock.advance(10 * second);
    expect(await waiting()).toBe(0);
  });
});

describe('several followers', () => {
  it('that ask at the same moment settle on one leader and leave it alone', async () => {
    const leader = await open();
    const followers = [openTab(), openTab(), openTab(), openTab()];
    await settle();
    leader.freeze();
    await clock.advance(10 * second);
    const settled = followers.map(({ history }) => [...history]);
    expect(followers.filter(({ leads }) => leads())).toHaveLength(1);
    await clock.advance(600 * second);
    expect(followers.map(({ history }) => history)).toEqual(settled);
  });

  it('that ask at different moments rob nobody but the frozen one', async () => {
    const leader = await open();
    const followers: Tab[] = [];
    for (let index = 0; index < 4; index++) {
      followers.push(await open());
      await clock.advance(700);
    }
    leader.freeze();
    await clock.advance(600 * second);
    expect(followers.flatMap(({ history }) => history)).toEqual(['leads']);
  });
});

describe('a follower that slept itself', () => {
  it('robs nobody when it wakes, answers still unread', async () => {
    const leader = await open();
    const follower = await open();
    await clock.advance(2_999);
    follower.freeze();
    await clock.advance(3_600 * second);
    await follower.thaw();
    await clock.advance(60 * second);
    expect([leader.history, follower.history]).toEqual([['leads'], []]);
  });

  it('leads when its turn came while it slept', async () => {
    const leader = await open();
    const follower = await open();
    follower.freeze();
    leader.close();
    await clock.advance(60 * second);
    await follower.thaw();
    expect(follower.history).toEqual(['leads']);
  });
});

describe('a browser that cannot steal', () => {
  for (const [manner, adapt] of [
    ['refuses', refusing],
    ['ignores', ignorant],
  ] as const) {
    it(`and ${manner} it lets the follower wait for its turn`, async () => {
      const leader = await open();
      const follower = await open({ adapt });
      leader.freeze();
      await clock.advance(60 * second);
      expect(follower.history).toEqual([]);
      leader.close();
      await settle();
      expect(follower.history).toEqual(['leads']);
    });

    it(`and ${manner} it does not fill the queue`, async () => {
      const leader = await open();
      await open({ adapt });
      leader.freeze();
      await clock.advance(60 * second);
      expect(await waiting()).toBeLessThanOrEqual(2);
    });

    it(`and ${manner} it frees the lock when the follower that led resigns`, async () => {
      const leader = await open();
      const follower = await open({ adapt });
      leader.freeze();
      await clock.advance(60 * second);
      leader.close();
      await settle();
      follower.resign();
      await settle();
      expect([follower.history, await holders(), clock.pending()]).toEqual([['leads'], 0, 0]);
    });
  }
});

describe('a browser that refuses to steal', () => {
  it('has the follower ask again before each attempt', async () => {
    const leader = await open();
    const follower = await open({ adapt: refusing });
    leader.freeze();
    await clock.advance(60 * second);
    expect(follower.pings()).toBeGreaterThan(10);
  });
});

/** A follower whose steal is under way when the lock comes to it anyway, so that it robs itself. */
async function robItself(): Promise<{
  follower: Tab;
  hearOfTheft: () => Promise<void>;
  steal: () => Promise<void>;
}> {
  const theft = createGate();
  const news = createGate();
  const leader = await open();
  const follower = await open({
    adapt: (locks) => ({
      request: (async (name: string, options: LockOptions, run: LockGrantedCallback<unknown>) => {
        if (options.steal === true) await theft.opened;
        try {
          return await locks.request(name, options, run);
        } catch (error) {
          await news.opened;
          throw error;
        }
      }) as LockManager['request'],
    }),
  });
  leader.freeze();
  await clock.advance(10 * second);
  leader.close();
  await settle();
  return { follower, hearOfTheft: news.open, steal: theft.open };
}

function createGate(): { opened: Promise<void>; open: () => Promise<void> } {
  let letThrough: (() => void) | undefined;
  const opened = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  return {
    opened,
    async open() {
      letThrough?.();
      await settle();
    },
  };
}

describe('a tab that steals the lock from itself', () => {
  it('goes on leading when it hears of its new lock first', async () => {
    const { follower, steal, hearOfTheft } = await robItself();
    await steal();
    await hearOfTheft();
    expect([follower.history, await holders()]).toEqual([['leads'], 1]);
  });

  it('leads in the end when it hears of its loss first', async () => {
    const { follower, steal, hearOfTheft } = await robItself();
    await hearOfTheft();
    await steal();
    expect([follower.leads(), follower.history.at(-1), await holders()]).toEqual([true, 'leads', 1]);
  });

  it('frees the lock when it resigns', async () => {
    const { follower, steal, hearOfTheft } = await robItself();
    await steal();
    await hearOfTheft();
    follower.resign();
    await settle();
    expect([await holders(), await waiting(), clock.pending()]).toEqual([0, 0, 0]);
  });
});
