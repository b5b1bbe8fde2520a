import { type AssembledNights, assembleNights, type AssemblyOptions } from './night-assembly.ts';
import { vendorSleepSec } from './night-vendor.ts';
import { sleepState, type NightSummary, type SleepSegment } from './sleep.ts';
import { overlaps } from './spans.ts';
import { toEpochSec } from './time.ts';

/**
 * Nights and naps as the service's summaries tell them, by the same rules: for dates whose segments are not here yet.
 *
 * Of such a sleep bed, up, time in bed and total sleep are the service's; when within it somebody slept is not told, and
 * everything else about it is not to be shown. Summaries of a tracker beside one of the mat are left out, and so are
 * those that do not say how long was slept.
 */
export function outlineNights(
  summaries: readonly NightSummary[],
  options: Pick<AssemblyOptions, 'rules' | 'zoneOf'>,
): Pick<AssembledNights, 'nights' | 'naps'> {
  const mats = summaries.filter(({ source }) => source === 'mat');
  const speaking = summaries.filter(
    (summary) => summary.source === 'mat' || !mats.some((mat) => overlaps(mat, summary)),
  );
  const { nights, naps } = assembleNights(speaking.flatMap(toSegments), options);
  return { nights, naps };
}

/** As long asleep as was told, after the latency; awake for the rest. */
function toSegments(summary: NightSummary): SleepSegment[] {
  const { from, to, source, values } = summary;
  const toldSec = vendorSleepSec(summary);
  if (toldSec === null || !(to > from)) return [];
  const sleepSec = Math.min(Math.round(toldSec), to - from);
  const latencySec = Math.min(
    Math.max(0, Math.round(values.sleepLatencySec ?? values.toSleepSec ?? 0)),
    to - from - sleepSec,
  );
  const asleepAt = toEpochSec(from + latencySec);
  const wokeAt = toEpochSec(asleepAt + sleepSec);
  return [
    { from, to: asleepAt, state: sleepState.awake, source },
    { from: asleepAt, to: wokeAt, state: sleepState.unspecified, source },
    { from: wokeAt, to, state: sleepState.awake, source },
  ].filter((segment) => segment.to > segment.from);
}
