/**
 * The two rules behind status 601: no repetition of a call within 10 s, and so many calls a minute for an app
 * with all its people together.
 */
export type Limits = {
  /** `null` lets the call pass and counts it. */
  readonly check: (call: LimitedCall, nowMs: number) => Refusal | null;
};

type LimitedCall = {
  readonly app: string;
  readonly perMinute: number;
  /** Who, where and with which arguments, tokens left out: a call repeated after a refresh is a repetition. */
  readonly signature: string;
};

type Refusal = { readonly waitSec: number; readonly error: string };

const repetitionMs = 10_000;
const minuteMs = 60_000;
export const callsPerMinute = 120;

export function createLimits(): Limits {
  const lastBySignature = new Map<string, number>();
  const timesByApp = new Map<string, number[]>();

  const forgetOld = (nowMs: number): void => {
    if (lastBySignature.size < 1000) return;
    for (const [signature, at] of lastBySignature) {
      if (!isWithin(at, nowMs, repetitionMs)) lastBySignature.delete(signature);
    }
  };
  return {
    check: ({ app, perMinute, signature }, nowMs) => {
      const last = lastBySignature.get(signature);
      if (last !== undefined && isWithin(last, nowMs, repetitionMs)) {
        return refusal(last + repetitionMs - nowMs, 'Same arguments in less than 10 seconds');
      }
      const recent = (timesByApp.get(app) ?? []).filter((at) => isWithin(at, nowMs, minuteMs));
      timesByApp.set(app, recent);
      const blocking = recent[recent.length - perMinute];
      if (blocking !== undefined) return refusal(blocking + minuteMs - nowMs, 'Too Many Request');
      recent.push(nowMs);
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
