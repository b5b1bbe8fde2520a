import { daysBetween } from './activity.ts';
import type { DayNumber } from './calendar.ts';
import { ControlError, readChoice, readInstant } from './control-input.ts';
import { parseDay } from './day-query.ts';
import { trueDevices } from './devices.ts';
import { trueGoals } from './goals.ts';
import { minutesIn } from './intraday.ts';
import type { MeasureRecord } from './measures-history.ts';
import { nightsIn } from './sleep.ts';
import type { State } from './state.ts';
import { trueUser } from './user.ts';

type Bounds = { readonly from: number; readonly to: number };
type Teller = (state: State, query: URLSearchParams) => object;

/** The records as they truly are, as far as the service knows them. */
const tellers: Readonly<Record<string, Teller>> = {
  user: (state) => trueUser(state),
  measures: (state, query) => {
    const { from, to } = readBounds(query);
    const records = state.measures
      .visible(state.clock.nowSec())
      .filter(({ date }) => date >= from && date <= to)
      .map(toTruth);
    return { timezone: state.person.homeZone, records };
  },
  activity: (state, query) => ({
    records: daysIn(state, query).flatMap((day) => state.days.day(day, state.clock.nowSec()) ?? []),
  }),
  intraday: (state, query) => ({
    records: minutesIn(readWholeBounds(query), state).map(([minutes, deviceId, modelId]) => ({
      ...minutes,
      deviceId,
      modelId,
    })),
  }),
  sleep: (state, query) => ({ records: nightsIn(readWholeBounds(query), state) }),
  'sleep-summary': (state, query) => ({
    records: daysIn(state, query).flatMap((day) => state.days.nights(day, state.clock.nowSec())),
  }),
  workouts: (state, query) => ({
    records: daysIn(state, query).flatMap((day) => state.days.workouts(day, state.clock.nowSec())),
  }),
  devices: (state) => ({ records: trueDevices(state) }),
  goals: (state) => ({ goals: trueGoals(state) }),
  subscriptions: ({ subscriptions }) => ({ records: subscriptions.all() }),
};

export function tellTruth(state: State, query: URLSearchParams): unknown {
  const kind = readChoice(query.get('kind'), 'kind', Object.keys(tellers));
  return { kind, ...tellers[kind]?.(state, query) };
}

function readBounds(query: URLSearchParams): Bounds {
  const bound = (name: string, fallback: number): number => {
    const text = query.get(name);
    if (text === null) return fallback;
    return readInstant(/^-?\d+$/.test(text) ? Number(text) : text, name);
  };
  return { from: bound('from', -Infinity), to: bound('to', Infinity) };
}

/** Ten years of minutes would be too much of an answer. */
function readWholeBounds(query: URLSearchParams): Bounds {
  for (const name of ['from', 'to']) {
    if (!query.has(name)) throw new ControlError(name, 'epoch seconds or an ISO 8601 time with offset');
  }
  return readBounds(query);
}

/** Oldest first; bounds are days, or instants whose day in the profile's zone is meant. */
function daysIn(state: State, query: URLSearchParams): DayNumber[] {
  const { calendar, person } = state;
  const bound = (name: string, fallback: number): number => {
    const text = query.get(name);
    if (text === null) return fallback;
    const day = parseDay(text);
    if (day !== null) return day;
    return calendar.dayOf(readInstant(/^-?\d+$/.test(text) ? Number(text) : text, name), person.homeZone);
  };
  return [...daysBetween(bound('from', -Infinity), bound('to', Infinity), state)].reverse();
}

/** Everything but the wire's notation of the values. */
function toTruth(record: MeasureRecord): object {
  return {
    ...record,
    measures: record.measures.map(({ type, value, position }) => ({
      type,
      value,
      ...(position !== undefined && { position }),
    })),
  };
}
