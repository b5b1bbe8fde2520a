import type { IntradaySample } from './intraday.ts';
import type { Span } from './record-kinds.ts';
import { toEpochSec } from './time.ts';

/** How much of the day is looked at on either side of a workout. */
const MARGIN_SEC = 15 * 60;
const MINUTE_SEC = 60;

/** A workout with a quarter of an hour before and after it, on whole minutes. */
export function spanAround({ from, to }: Span): Span {
  return {
    from: toEpochSec(Math.floor((from - MARGIN_SEC) / MINUTE_SEC) * MINUTE_SEC),
    to: toEpochSec(Math.ceil((to + MARGIN_SEC) / MINUTE_SEC) * MINUTE_SEC),
  };
}

/** The minutes of a stretch, from its first one on. */
export type MinuteSeries = {
  readonly at: Float64Array;
  /** Beats per minute, the mean of the readings in the minute; NaN where there is none. */
  readonly heartBpm: Float64Array;
  /** Steps, an entry that lasts longer spread evenly; NaN where no entry tells of them. */
  readonly steps: Float64Array;
};

/**
 * Heart rate and steps by the minute, out of entries of any length and of any number of devices.
 *
 * Of two devices that count steps in a minute the one that counted more counts. A minute of which nothing is told is
 * unknown, not still: a workout shows what was measured.
 */
export function computeMinuteSeries(samples: readonly IntradaySample[], span: Span): MinuteSeries {
  const count = Math.max(0, Math.ceil((span.to - span.from) / MINUTE_SEC));
  const beats = new Float64Array(count);
  const readings = new Float64Array(count);
  const lanes = new Map<string, Float64Array>();
  for (const sample of samples) {
    const minute = Math.floor((sample.at - span.from) / MINUTE_SEC);
    if (sample.heartRateBpm !== undefined && minute >= 0 && minute < count) {
      beats[minute] = (beats[minute] ?? 0) + sample.heartRateBpm;
      readings[minute] = (readings[minute] ?? 0) + 1;
    }
    if (sample.steps === undefined) continue;
    const device = sample.deviceId ?? '';
    let lane = lanes.get(device);
    if (lane === undefined) lanes.set(device, (lane = new Float64Array(count).fill(Number.NaN)));
    spread(lane, sample.at - span.from, sample.durationSec ?? MINUTE_SEC, sample.steps);
  }
  const steps = new Float64Array(count).fill(Number.NaN);
  for (const lane of lanes.values()) {
    for (const [minute, value] of lane.entries()) {
      const known = steps[minute] ?? Number.NaN;
      if (!Number.isNaN(value) && !(known >= value)) steps[minute] = value;
    }
  }
  return {
    at: Float64Array.from({ length: count }, (_, minute) => span.from + minute * MINUTE_SEC),
    heartBpm: beats.map((sum, minute) => sum / (readings[minute] ?? 0)),
    steps,
  };
}

/** What the readings of the heart within a workout say; null where there is none. */
export function computeHeartDuring(
  samples: readonly IntradaySample[],
  { from, to }: Span,
): { readonly readings: number; readonly meanBpm: number; readonly maxBpm: number } | null {
  const found = samples.flatMap(({ at, heartRateBpm }) =>
    heartRateBpm !== undefined && at >= from && at < to ? [heartRateBpm] : [],
  );
  if (found.length === 0) return null;
  return {
    readings: found.length,
    meanBpm: found.reduce((sum, bpm) => sum + bpm, 0) / found.length,
    maxBpm: Math.max(...found),
  };
}

/** Each minute gets the share of its seconds. */
function spread(lane: Float64Array, beginSec: number, lengthSec: number, value: number): void {
  const length = lengthSec > 0 ? lengthSec : MINUTE_SEC;
  const end = beginSec + length;
  const first = Math.max(0, Math.floor(beginSec / MINUTE_SEC));
  for (let minute = first; minute < Math.min(lane.length, Math.ceil(end / MINUTE_SEC)); minute += 1) {
    const seconds = Math.min(end, (minute + 1) * MINUTE_SEC) - Math.max(beginSec, minute * MINUTE_SEC);
    const known = lane[minute] ?? Number.NaN;
    lane[minute] = (Number.isNaN(known) ? 0 : known) + (value * seconds) / length;
  }
}
