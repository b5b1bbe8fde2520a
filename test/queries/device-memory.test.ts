import { describe, expect, it } from 'vitest';
import { createDeviceMemory } from '#queries/device-memory.ts';

const made = [
  { operation: 'measures' as const, atMs: 1000, signature: 'measures since 5' },
  { operation: 'sleep' as const, atMs: 2000, signature: '' },
];

describe('the calls of late', () => {
  it('are known to the next page by kind and time, and by nothing else', () => {
    createDeviceMemory(localStorage).callLog.write(made);
    expect(createDeviceMemory(localStorage).callLog.read()).toStrictEqual([
      { operation: 'measures', atMs: 1000 },
      { operation: 'sleep', atMs: 2000 },
    ]);
    expect(JSON.stringify({ ...localStorage })).not.toContain('since');
  });

  it('are not kept where nothing is to be kept, and not after they are forgotten', () => {
    const memory = createDeviceMemory(localStorage);
    memory.callLog.write(made);
    memory.forgetCalls();
    memory.setKeepNothing(true);
    memory.callLog.write(made);
    expect(memory.callLog.read()).toStrictEqual([]);
  });

  it.each(['{', '7', '[1, ["steps", 3], ["sleep", "x"], ["sleep", 9]]'])(
    'that are damaged do not count: %s',
    (text) => {
      localStorage.setItem('homeostat.calls', text);
      const calls = createDeviceMemory(localStorage).callLog.read();
      expect(calls).toStrictEqual(text.startsWith('[') ? [{ operation: 'sleep', atMs: 9 }] : []);
    },
  );
});
