import { array, assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCallBudget } from '#proxy/call-budget.ts';

describe('the call budget', () => {
  it('lets a burst through, then nothing until the first of it is a minute and a second ago', () => {
    const clock = { ms: 0 };
    const budget = createCallBudget({ perMinute: 2, now: () => clock.ms });
    expect(budget.take('user')).toBeNull();
    clock.ms += 30_000;
    expect([budget.take('user'), budget.take('user')]).toStrictEqual([null, 31]);
    clock.ms += 31_000;
    expect([budget.take('user'), budget.take('user')]).toStrictEqual([null, 30]);
  });

  it('F37: never lets more through in any minute, however the calls fall', () => {
    assert(
      property(array(integer({ min: 0, max: 20_000 }), { maxLength: 200 }), (pauses) => {
        const clock = { ms: 0 };
        const budget = createCallBudget({ perMinute: 5, now: () => clock.ms });
        const passed = pauses.flatMap((pause) => {
          clock.ms += pause;
          return budget.take('user') === null ? [clock.ms] : [];
        });
        const tooSoon = passed.filter((at, index) => at - (passed[index - 5] ?? -Infinity) < 60_000);
        expect(tooSoon).toStrictEqual([]);
      }),
    );
  });

  it('F37: lets a call through at the moment it named', () => {
    assert(
      property(array(integer({ min: 0, max: 20_000 }), { maxLength: 50 }), (pauses) => {
        const clock = { ms: 0 };
        const budget = createCallBudget({ perMinute: 3, operations: { activity: 2 }, now: () => clock.ms });
        for (const pause of pauses) {
          clock.ms += pause;
          const wait = budget.take('activity') ?? 0;
          clock.ms += wait * 1000;
          expect(wait === 0 ? null : budget.take('activity')).toBeNull();
        }
      }),
    );
  });

  it('F50: lets one call through a minute after its clock was set back', () => {
    const clock = { ms: 3_600_000 };
    const budget = createCallBudget({ perMinute: 1, now: () => clock.ms });
    budget.take('user');
    clock.ms = 0;
    expect(budget.take('user')).toBe(61);
    clock.ms += 61_000;
    expect(budget.take('user')).toBeNull();
  });

  it('counts a call that could not wait', () => {
    const budget = createCallBudget({ perMinute: 2, now: () => 0 });
    budget.spend();
    budget.spend();
    budget.spend();
    expect(budget.take('user')).toBe(61);
  });

  it('takes nothing of the whole for a call that its own limit refuses', () => {
    const budget = createCallBudget({ perMinute: 2, operations: { activity: 1 }, now: () => 0 });
    expect([budget.take('activity'), budget.take('activity'), budget.take('user')]).toStrictEqual([
      null,
      61,
      null,
    ]);
  });

  it('takes nothing of its own limit for a call that the whole refuses', () => {
    const clock = { ms: 0 };
    const budget = createCallBudget({ perMinute: 1, operations: { activity: 1 }, now: () => clock.ms });
    budget.take('user');
    budget.take('activity');
    clock.ms += 61_000;
    expect(budget.take('activity')).toBeNull();
  });

  it('F4: keeps the longest silence it was asked for', () => {
    const clock = { ms: 0 };
    const budget = createCallBudget({ perMinute: 60, now: () => clock.ms });
    budget.hold(30);
    budget.hold(5);
    clock.ms += 29_500;
    expect([budget.take('user'), budget.heldForSec()]).toStrictEqual([1, 1]);
    clock.ms += 500;
    expect([budget.take('user'), budget.heldForSec()]).toStrictEqual([null, null]);
  });

  it('F50: does not keep silent for longer because its clock was set back', () => {
    const clock = { ms: 3_600_000 };
    const budget = createCallBudget({ perMinute: 60, now: () => clock.ms });
    budget.hold(30);
    clock.ms = 0;
    expect(budget.heldForSec()).toBe(30);
  });
});
