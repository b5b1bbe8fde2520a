import { describe, expect, it } from 'vitest';
import { createCallQueue } from '#proxy/call-queue.ts';
import { ProxyError } from '#proxy/errors.ts';

function setUp(options: Partial<Parameters<typeof createCallQueue>[0]> = {}) {
  const queue = createCallQueue({ atOnce: 2, waitingPerPerson: 3, longestWaitMs: 10_000, ...options });
  const started: string[] = [];
  const ends = new Map<string, (failed?: boolean) => void>();
  const ask = (name: string): Promise<string> =>
    queue.run(name.charAt(0), async () => {
      started.push(name);
      await new Promise<void>((resolve, reject) =>
        ends.set(name, (failed = false) => (failed ? reject(new Error('no')) : resolve())),
      );
      return name;
    });
  const end = async (name: string, failed = false): Promise<void> => {
    ends.get(name)?.(failed);
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { ask, end, started };
}

const codeOf = (error: unknown): unknown => (error instanceof ProxyError ? error.code : error);

describe('the queue of calls', () => {
  it('S27: starts no more at once than it may', async () => {
    const { ask, end, started } = setUp();
    const all = ['a1', 'a2', 'a3'].map(ask);
    expect(started).toStrictEqual(['a1', 'a2']);
    await end('a2');
    expect(started).toStrictEqual(['a1', 'a2', 'a3']);
    await end('a1');
    await end('a3');
    expect(await Promise.all(all)).toStrictEqual(['a1', 'a2', 'a3']);
  });

  it('takes one of each person after another', async () => {
    const { ask, end, started } = setUp({ atOnce: 1 });
    const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2'].map(ask);
    for (let turn = 0; turn < 7; turn += 1) await end(started[turn] ?? '');
    await Promise.all(all);
    expect(started).toStrictEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });

  it('gives the place of a call that failed to the next one', async () => {
    const { ask, end, started } = setUp({ atOnce: 1 });
    const failed = ask('a1').catch(() => 'failed');
    const second = ask('a2');
    await end('a1', true);
    await end('a2');
    expect([await failed, await second, started]).toStrictEqual(['failed', 'a2', ['a1', 'a2']]);
  });

  it('has its places back after a time without calls', async () => {
    const { ask, end, started } = setUp({ atOnce: 1 });
    const first = ask('a1');
    await end('a1');
    await first;
    const others = [ask('a2'), ask('a3')];
    expect(started).toStrictEqual(['a1', 'a2']);
    await end('a2');
    await end('a3');
    await Promise.all(others);
  });

  it('refuses a person with too many waiting calls, and nobody else', async () => {
    const { ask, started } = setUp({ atOnce: 1, waitingPerPerson: 2 });
    const [, , , refused] = ['a1', 'a2', 'a3', 'a4'].map((name) => ask(name).catch(codeOf));
    expect(await refused).toBe('rate_limited');
    void ask('b1').catch(codeOf);
    expect(started).toStrictEqual(['a1']);
  });

  it('F10: tells who waits for too long that it takes too long, and does not start that call later', async () => {
    const { ask, end, started } = setUp({ atOnce: 1, longestWaitMs: 10 });
    const first = ask('a1');
    expect(await ask('a2').catch(codeOf)).toBe('upstream_timeout');
    await end('a1');
    await first;
    void ask('a3');
    expect(started).toStrictEqual(['a1', 'a3']);
  });
});
