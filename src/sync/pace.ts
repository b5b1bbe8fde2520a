import type { ServiceLimits } from '#api/service-limits.ts';
import type { RecordKind } from '#domain/record-kinds.ts';
import type { MadeCall, PlannedCall } from './plan.ts';

/** The service counts by the minute; the second more is for calls that were a while on their way. */
export const paceWindowMs = 61_000;
/** "Same arguments in less than 10 seconds" are refused, and our own server answers them from memory for 12. */
const repetitionMs = 12_000;

/**
 * Milliseconds until the service's limits let a call be made, zero for at once.
 *
 * `reserve`: so many of the calls that the whole app may make in a minute are left to others.
 */
export function waitMs(
  operation: RecordKind,
  made: readonly MadeCall[],
  limits: ServiceLimits,
  nowMs: number,
  reserve: number,
): number {
  const recent = made.filter(({ atMs }) => atMs <= nowMs && nowMs - atMs < paceWindowMs);
  const ofAll = untilFree(recent, limits.callsPerMinute - reserve, nowMs);
  const most = limits.callsPerMinuteOf[operation];
  if (most === undefined) return ofAll;
  const ofOperation = recent.filter((call) => call.operation === operation);
  return Math.max(ofAll, untilFree(ofOperation, most, nowMs));
}

function untilFree(recent: readonly MadeCall[], most: number, nowMs: number): number {
  const times = recent.map(({ atMs }) => atMs).sort((a, b) => a - b);
  const blocking = times[times.length - Math.max(1, most)];
  return blocking === undefined ? 0 : blocking + paceWindowMs - nowMs;
}

/**
 * Milliseconds until an identical call may be made again.
 *
 * Counted from the answer, as our own server counts: from the call on, it would be answered from memory once more.
 */
export function repetitionWaitMs(signature: string, made: readonly MadeCall[], nowMs: number): number {
  return made.reduce(
    (wait, { atMs, answeredAtMs = atMs, ...call }) =>
      call.signature === signature ? Math.max(wait, pauseMs(answeredAtMs, nowMs)) : wait,
    0,
  );
}

/** Milliseconds until what was answered may be asked again; a clock that was set back does not prolong it. */
export function pauseMs(answeredAtMs: number, nowMs: number): number {
  return answeredAtMs > nowMs ? 0 : Math.max(0, answeredAtMs + repetitionMs - nowMs);
}

/** What makes two calls the same to the service: everything but why they are made. */
export function signatureOf(call: PlannedCall): string {
  if ('ask' in call) {
    const { operation, ask } = call;
    return ask.type === 'changes'
      ? `${operation} since ${ask.since}`
      : `${operation} ${ask.from ?? ''}..${ask.to ?? ''}`;
  }
  return 'from' in call ? `${call.operation} ${call.from}..${call.to}` : call.operation;
}
