import type { WireSleepBody, WireSleepSegment, WireSleepTrack } from '#api/wire/sleep.ts';
import { type Params, readDataFields, readWindow, type Window } from './day-query.ts';
import type { WholeNight } from './days-store.ts';
import { modelName } from './device-models.ts';
import type { DialectId } from './grants.ts';
import type { TrueSegment } from './life.ts';
import { answerWith, arrange, isOneIn } from './notation.ts';
import { type Answer, failure, invalid } from './reply.ts';
import type { Context } from './services.ts';
import type { State } from './state.ts';

const daySec = 86_400;
const matModel = 32;
const outOfBedState = 15;

/**
 * `sleep get`: the phases of everything slept, in no order and with gaps.
 *
 * The document says both "24h past startdate" and "up to 7 days", and both with at most 200 phases; a switch
 * chooses. Of a night that two devices recorded 2018 tells one, as there is one `model` for the whole answer.
 */
export function getSleep(params: Params, { state, dialect }: Context): Answer {
  const { switches } = state;
  const longestSec = switches.sleepWindow === '7 days' ? 7 * daySec : daySec;
  const window = readWindow(params, { longestSec, latestSec: null });
  if (typeof window === 'string') return invalid(window);
  const fields = dialect === 'nokia' ? new Set<string>() : readDataFields(params, [], switches);
  if (fields === null) return failure(503, 'Invalid Params: data_fields is missing');
  const nights = nightsIn(window, state);
  const model = nights.some((night) => night.model === matModel) ? matModel : nights[0]?.model;
  const told = nights
    .filter((night) => dialect === 'withings' || night.model === model)
    .flatMap((night) => segmentsIn(night, window).map((segment) => ({ night, segment })));
  const most = switches.sleepSegments === 0 ? told.length : switches.sleepSegments;
  const series = arrange(told.slice(0, most), switches, 'scattered', {
    at: ({ segment }) => segment.from,
    key: ({ segment }) => segment.from,
  }).map(({ night, segment }) =>
    dialect === 'nokia'
      ? phaseOf(segment, dialect, state)
      : { ...phaseOf(segment, dialect, state), ...detailOf(night, segment, fields) },
  );
  const body: WireSleepBody = model === undefined ? {} : { model };
  const isMap = switches.sleepSeries === 'map';
  return answerWith(
    'series',
    isMap ? Object.fromEntries(series.map((segment, index) => [String(index), segment])) : series,
    body,
    switches,
  );
}

/** Oldest first. */
export function nightsIn({ from, to }: Window, { days, calendar, clock }: State): WholeNight[] {
  const nowSec = clock.nowSec();
  const found: WholeNight[] = [];
  const first = Math.max(days.firstDay, calendar.dayOf(from, 'UTC') - 1);
  // A stay that begins in the window may end a day after it.
  const last = Math.min(days.lastDay(nowSec), calendar.dayOf(to, 'UTC') + 2);
  for (let day = first; day <= last; day += 1) {
    const isNear = days.nights(day, nowSec).some((night) => night.from < to && night.to > from);
    if (isNear)
      found.push(
        ...days.wholeNights(day, nowSec).filter((night) => segmentsIn(night, { from, to }).length > 0),
      );
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Each belongs to the window in which it begins, so that windows side by side give everything once. */
function segmentsIn({ segments }: WholeNight, { from, to }: Window): TrueSegment[] {
  return segments.filter((segment) => segment.from >= from && segment.from < to);
}

function phaseOf(segment: TrueSegment, dialect: DialectId, { switches }: State): WireSleepSegment {
  const { from, to } = segment;
  const isOut = dialect === 'withings' && switches.outOfBed && segment.isOutOfBed === true;
  const known = isOut ? outOfBedState : segment.state;
  return { startdate: from, state: switches.unknownEnums && isOneIn(11, from) ? 42 : known, enddate: to };
}

function detailOf(night: WholeNight, segment: TrueSegment, fields: ReadonlySet<string>): WireSleepSegment {
  const { heartRateBpm, breathsPerMinute, snoringSec } = segment;
  return {
    model: modelName(night.modelId),
    model_id: night.modelId,
    hash_deviceid: night.deviceId,
    ...(fields.has('hr') && heartRateBpm !== undefined && { hr: trackOf(heartRateBpm) }),
    ...(fields.has('rr') && breathsPerMinute !== undefined && { rr: trackOf(breathsPerMinute) }),
    ...(fields.has('snoring') && snoringSec !== undefined && { snoring: trackOf(snoringSec) }),
  };
}

function trackOf(points: readonly (readonly [number, number])[]): WireSleepTrack {
  // PHP writes an empty map as a list.
  return points.length === 0 ? [] : Object.fromEntries(points);
}
