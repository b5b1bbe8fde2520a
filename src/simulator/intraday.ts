import type { WireIntradayEntry } from '#api/wire/intraday.ts';
import { type Params, pickFields, readDataFields, readWindow, type Window } from './day-query.ts';
import { modelName } from './device-models.ts';
import type { TrueMinutes } from './life.ts';
import { answerWith, arrange } from './notation.ts';
import { type Answer, failure, invalid } from './reply.ts';
import type { Context } from './services.ts';
import type { State } from './state.ts';

/** "If startdate and enddate are separated by more than 24h, enddate will be overwritten with 24h past startdate." */
const longestSec = 86_400;

const fieldsOf2018 = ['calories', 'distance', 'duration', 'elevation', 'steps', 'stroke', 'pool_lap'];

/** `getintradayactivity`: what happened from each key on, keys in no order. Today metrics come only if asked for. */
export function getIntraday(params: Params, { state, dialect }: Context): Answer {
  const { switches, clock } = state;
  const window = readWindow(params, {
    longestSec,
    latestSec: dialect === 'withings' ? clock.nowSec() : null,
  });
  if (typeof window === 'string') return invalid(window);
  const asked = dialect === 'nokia' ? new Set(fieldsOf2018) : readDataFields(params, [], switches);
  if (asked === null) return failure(503, 'Invalid Params: data_fields is missing');
  // Whoever asks for `stroke` gets it under the name that the service has for it.
  const fields = new Set([...asked].map((name) => (name === 'stroke' ? switches.strokes : name)));
  const entries = minutesIn(window, state).map(([minutes, deviceId, modelId]) => {
    const values = pickFields(toWire(minutes, switches.strokes), fields);
    const device = { deviceid: deviceId, model: modelName(modelId), model_id: modelId };
    return { at: minutes.at, values, entry: dialect === 'nokia' ? values : { ...values, ...device } };
  });
  const hasAny = fields.size === 0 ? entries : entries.filter(({ values }) => Object.keys(values).length > 0);
  const series = arrange(hasAny, switches, 'scattered', { at: ({ at }) => at, key: ({ at }) => at });
  return answerWith('series', new Map(series.map(({ at, entry }) => [String(at), entry])), {}, switches);
}

type Worn = readonly [minutes: TrueMinutes, deviceId: string, modelId: number];

/** Each belongs to the window in which it begins, so that windows side by side give everything once. */
export function minutesIn({ from, to }: Window, { days, calendar, clock }: State): Worn[] {
  const nowSec = clock.nowSec();
  const found: Worn[] = [];
  const first = Math.max(days.firstDay, calendar.dayOf(from, 'UTC') - 1);
  const last = Math.min(days.lastDay(nowSec), calendar.dayOf(to, 'UTC') + 1);
  for (let day = first; day <= last; day += 1) {
    const inside = days.minutes(day, nowSec).filter(({ at }) => at >= from && at < to);
    if (inside.length === 0) continue;
    const { deviceId, modelId } = days.device(day);
    for (const minutes of inside) found.push([minutes, deviceId, modelId]);
  }
  return found;
}

function toWire(minutes: TrueMinutes, strokes: 'stroke' | 'strokes'): Record<string, number> {
  const { durationSec, steps, distanceM, elevationM, activeKcal, poolLaps, heartRateBpm, spo2Percent } =
    minutes;
  const entry: WireIntradayEntry = {
    duration: durationSec,
    ...(steps !== undefined && { steps }),
    ...(distanceM !== undefined && { distance: distanceM }),
    ...(elevationM !== undefined && { elevation: elevationM }),
    ...(activeKcal !== undefined && { calories: activeKcal }),
    ...(minutes.strokes !== undefined && { [strokes]: minutes.strokes }),
    ...(poolLaps !== undefined && { pool_lap: poolLaps }),
    ...(heartRateBpm !== undefined && { heart_rate: heartRateBpm }),
    ...(spo2Percent !== undefined && { spo2_auto: spo2Percent }),
  };
  // Numbers all of them, as the lines above show.
  return entry as Record<string, number>;
}
