import { describe, expect, it, vi } from 'vitest';
import { createMemory } from '#proxy/memory.ts';

function setUp(options: { maxEntries?: number; maxBytes?: number } = {}) {
  const clock = { ms: 1000 };
  const timers: { readonly run: () => void; readonly delayMs: number }[] = [];
  const memory = createMemory<string>({
    now: () => clock.ms,
    keepMs: (outcome) => (outcome === 'fleeting' ? 0 : 100),
    maxEntries: 10,
    sizeOf: (outcome) => outcome.length,
    setTimer(run, delayMs) {
      timers.push({ run, delayMs });
      return () => undefined;
    },
    ...options,
  });
  let runs = 0;
  const ask = async (key: string, outcome = 'x', changedAt?: number) =>
    memory.run(
      key,
      () => {
        runs += 1;
        return Promise.resolve(outcome);
      },
      changedAt,
    );
  return { clock, timers, memory, ask, runs: () => runs };
}

describe('memory', () => {
  it('lets those who ask meanwhile share one flight', async () => {
    const { ask, runs } = setUp();
    const all = await Promise.all([ask('a'), ask('a'), ask('a')]);
    expect([runs(), all.map(({ replayOf }) => replayOf)]).toStrictEqual([1, [null, 1000, 1000]]);
  });

  it('keeps an outcome for its time and no longer', async () => {
    const { clock, ask, runs } = setUp();
    await ask('a');
    clock.ms += 99;
    await ask('a');
    expect(runs()).toBe(1);
    clock.ms += 1;
    await ask('a');
    expect(runs()).toBe(2);
  });

  it('keeps nothing that is good for no time', async () => {
    const { ask, runs } = setUp();
    await ask('a', 'fleeting');
    await ask('a', 'fleeting');
    expect(runs()).toBe(2);
  });

  it('forgets work that threw', async () => {
    const { memory, ask } = setUp();
    await expect(memory.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect((await ask('a')).replayOf).toBeNull();
  });

  it('drops the oldest entry above its number', async () => {
    const { ask, runs } = setUp({ maxEntries: 2 });
    for (const key of ['a', 'b', 'c']) await ask(key);
    await ask('c');
    await ask('b');
    expect(runs()).toBe(3);
    await ask('a');
    expect(runs()).toBe(4);
  });

  it('drops the oldest entry above its bytes', async () => {
    const { ask, runs } = setUp({ maxBytes: 10 });
    await ask('a', 'xxxxxx');
    await ask('b', 'xxxxxx');
    await ask('b');
    expect(runs()).toBe(2);
    await ask('a');
    expect(runs()).toBe(3);
  });

  it('does work again that began before a change, once, and not before its outcome would be forgotten', async () => {
    const { clock, ask, runs, timers } = setUp();
    await ask('a', 'old');
    clock.ms += 30;
    const changedAt = clock.ms;
    const late = Promise.all([ask('a', 'new', changedAt), ask('a', 'newer', changedAt)]);
    await vi.waitFor(() => expect(timers).toHaveLength(1));
    expect([runs(), timers[0]?.delayMs]).toStrictEqual([1, 70]);
    clock.ms += 70;
    timers[0]?.run();
    const expected = [
      { outcome: 'new', replayOf: null },
      { outcome: 'new', replayOf: 1100 },
    ];
    expect(await late).toStrictEqual(expected);
    expect(await ask('a', 'newest', changedAt)).toStrictEqual(expected[1]);
    expect(runs()).toBe(2);
  });

  it('does work again at once when the one that began before a change fails', async () => {
    const { clock, memory, ask, runs, timers } = setUp();
    const failing = memory.run('a', () => Promise.reject(new Error('no')));
    clock.ms += 1;
    const late = ask('a', 'new', clock.ms);
    await expect(failing).rejects.toThrow('no');
    expect([(await late).outcome, runs(), timers.length]).toStrictEqual(['new', 1, 0]);
  });
});
