import { describe, expect, it } from 'vitest';
import { createMemory } from '#proxy/memory.ts';

function setUp(options: { maxEntries?: number; maxBytes?: number } = {}) {
  const clock = { ms: 1000 };
  const memory = createMemory<string>({
    now: () => clock.ms,
    keepMs: (outcome) => (outcome === 'fleeting' ? 0 : 100),
    maxEntries: 10,
    sizeOf: (outcome) => outcome.length,
    ...options,
  });
  let runs = 0;
  const ask = async (key: string, outcome = 'x') =>
    memory.run(key, () => {
      runs += 1;
      return Promise.resolve(outcome);
    });
  return { clock, memory, ask, runs: () => runs };
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
});
