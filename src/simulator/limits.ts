/**
 * The two rules behind status 601: no repetition of a call within 10 s, and so many calls a minute for an app
 * with all its people together.
 */
export type Limits = {
  /** `null` lets the call pass and counts it. */
  readonly check: (call: LimitedCall, nowMs: number) => Refusal | null;
};

type LimitedCall = {
  /** All that the call counts towards; the fullest decides. */
  readonly budgets: readonly { readonly name: string; readonly perMinute: number }[];
  /** Who, where and with which arguments, tokens left out: a call repeated after a refresh is a repetition. */
  readonly signature: string;
};

type Refusal = { readonly waitSec: number; readonly error: string };

const repetitionMs = 10_000;
const minuteMs = 60_000;
const callsPerMinute = 120;

/** Of an app with all its people. */
export function appBudget(clientId: string): { name: string; perMinute: number } {
  return { name: clientId, perMinute: callsPerMinute };
}

export function createLimits(): Limits {
  const lastBySignature = new Map<string, number>();
  const timesByBudget = new Map<string, number[]>();

  const forgetOld = (nowMs: number): void => {
    if (lastBySignature.size < 1000) return;
    for (const [signature, at] of lastBySignature) {
      if (!isWithin(at, nowMs, repetitionMs)) lastBySignature.delete(signature);
    }
  };
  return {
    check: ({ budgets, signature }, nowMs) => {
      const last = lastBySignature.get(signature);
      if (last !== undefined && isWithin(last, nowMs, repetitionMs)) {
        return refusal(last + repetitionMs - nowMs, 'Same arguments in less than 10 seconds');
      }
      const counted = budgets.map(({ name, perMinute }) => {
        const recent = (timesByBudget.get(name) ?? []).filter((at) => isWithin(at, nowMs, minuteMs));
        timesByBudget.set(name, recent);
        return { recent, blocking: recent[recent.length - perMinute] };
      });
      const blocking = counted.flatMap(({ blocking }) => blocking ?? []);
      if (blocking.length > 0) return refusal(Math.max(...blocking) + minuteMs - nowMs, 'Too Many Request');
      for (const { recent } of counted) recent.push(nowMs);
      forgetOld(nowMs);
      lastBySignature.set(signature, nowMs);
      return null;
    },
  };
}

/** False also for instants ahead, left behind when a tester turned the clock back. */
function isWithin(at: number, nowMs: number, spanMs: number): boolean {
  return at <= nowMs && nowMs - at < spanMs;
}

function refusal(waitMs: number, error: string): Refusal {
  return { waitSec: Math.max(1, Math.ceil(waitMs / 1000)), error };
}
