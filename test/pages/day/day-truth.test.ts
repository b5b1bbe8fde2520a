/** Days of the simulated person through dialect, decoder, archive and page, beside what truly happened. */
import { beforeAll, describe, expect, it } from 'vitest';
import { nokia } from '#api/dialects/nokia.ts';
import { withings } from '#api/dialects/withings.ts';
import { decodeIntraday } from '#api/intraday.ts';
import { createMemoryStore, type Records } from '#archive/record-store.ts';
import { landIntraday } from '#archive/span-chunks.ts';
import { readMinutes } from '#archive/spans.ts';
import { computePeakCadence, computeSpanTotals } from '#domain/day-figures.ts';
import { computeDayMinutes, type DayMinutes } from '#domain/day-minutes.ts';
import { addDays, type LocalDay, type TimeZone, toEpochSec } from '#domain/time.ts';
import { daySpan } from '#domain/windows.ts';
import { createFormat } from '#locale/format.ts';
import { englishDay } from '#locale/messages/english-day.ts';
import { englishWorkouts } from '#locale/messages/english-workouts.ts';
import { createQuantityFormat } from '#locale/quantities.ts';
import type { DayRecord } from '#queries/day.ts';
import { binLength, type DayWords, toDayView, toLanes, toTable } from '#pages/day/day-view.ts';
import { createSimulator, type Simulator } from '#simulator/simulator.ts';
import { linkAccount, ORIGIN } from '../../contract/linked-account.ts';
import {
  type AmountName,
  boundsOf,
  minutesOf,
  namedIn,
  sumOf,
  type TrueMinute,
  type TrueRecord,
} from './true-day.ts';

const NOW = Date.UTC(2026, 4, 10, 12);
const DAY_MS = 86_400_000;
const DAYS = 200;

const format = createFormat({ locale: 'en-GB', weightUnit: 'kg' });
const reader: DayWords = {
  words: englishDay,
  workouts: englishWorkouts,
  format,
  quantities: createQuantityFormat(format, { distanceUnit: 'km', lengthUnit: 'cm', temperatureUnit: 'c' }),
};

/** The same ones in every run: days of two years, both changes of the clock among them. */
function drawDays(): readonly LocalDay[] {
  const changes = ['2024-10-27', '2025-03-30', '2025-10-26', '2026-03-29'];
  let seed = 20_260_329;
  const drawn = Array.from({ length: DAYS - changes.length }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return new Date(NOW - (2 + (seed % 700)) * DAY_MS).toISOString().slice(0, 10);
  });
  // All are written as calendar dates.
  return [...changes, ...drawn] as LocalDay[];
}

const days = drawDays();

type TrueDay = {
  readonly zone: TimeZone;
  readonly from: number;
  readonly to: number;
  readonly records: readonly TrueRecord[];
  readonly vendorSteps: number | undefined;
  /** The day before ended by other clocks: its last hours and the first of this day are told twice, or not at all. */
  readonly isTravel: boolean;
};

let simulator: Simulator;
const truths = new Map<LocalDay, TrueDay>();

async function askTruth(query: string): Promise<readonly Record<string, unknown>[]> {
  const answer = await simulator.fetch(new Request(`${ORIGIN}/__sim/truth?${query}`));
  // The control plane's own answer; a wrong shape fails the comparisons below.
  return ((await answer.json()) as { records: Record<string, unknown>[] }).records;
}

async function readTruth(day: LocalDay): Promise<TrueDay> {
  const totals = await askTruth(`kind=activity&from=${addDays(day, -1)}&to=${day}`);
  const total = totals.find((one) => one['day'] === day);
  const before = totals.find((one) => one['day'] !== day);
  // A day without a total was nobody's abroad.
  const zone = (total?.['timeZone'] ?? 'Europe/Paris') as TimeZone;
  const bounds = boundsOf(day, zone);
  const records = (await askTruth(
    `kind=intraday&from=${bounds.from}&to=${bounds.to}`,
  )) as unknown as TrueRecord[];
  return {
    zone,
    ...bounds,
    records: records.filter(({ at }) => at >= bounds.from && at < bounds.to),
    vendorSteps: (total?.['totals'] as Record<string, number> | undefined)?.['steps'],
    isTravel: before?.['timeZone'] !== total?.['timeZone'],
  };
}

beforeAll(async () => {
  simulator = createSimulator({ now: () => NOW, years: 2, limits: 'off', control: true });
  for (const day of days) truths.set(day, await readTruth(day));
}, 60_000);

it('the days that are compared hold changes of the clock, days abroad, and days without a device', () => {
  const lengths = [...truths.values()].map(({ from, to }) => (to - from) / 3600);
  expect(new Set(lengths)).toEqual(new Set([23, 24, 25]));
  expect([...truths.values()].some(({ records }) => records.length === 0)).toBe(true);
  expect(new Set([...truths.values()].map(({ zone }) => zone)).size).toBeGreaterThan(1);
});

/** Every day with what it should be, and each difference named by its day. */
function compare(
  look: (day: LocalDay, truth: TrueDay, minutes: Map<number, TrueMinute>) => [unknown, unknown],
) {
  const wrong: unknown[] = [];
  for (const [day, truth] of truths) {
    const [found, expected] = look(day, truth, minutesOf(truth.records));
    if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push({ day, found, expected });
  }
  return wrong.slice(0, 3);
}

describe.each([nokia, withings])('in the $id dialect', (dialect) => {
  const shown = new Map<LocalDay, { record: DayRecord; minutes: DayMinutes }>();

  beforeAll(async () => {
    const account = await linkAccount(simulator, dialect);
    const store = createMemoryStore();
    const archive = {
      read: async <Result>(work: (records: Records) => Promise<Result>) => store.transact('readonly', work),
      repair: async <Result>(work: (records: Records) => Promise<Result>) =>
        store.transact('readwrite', work),
    };
    for (const day of truths.keys()) {
      const zone = truths.get(day)?.zone as TimeZone;
      const span = daySpan(day, zone);
      if (span === null) throw new Error(`Failed to find ${day} in ${zone}: nobody was there.`);
      for (let from: number = span.from; from < span.to; from += 86_400) {
        const covers = { from: toEpochSec(from), to: toEpochSec(Math.min(span.to, from + 86_400)) };
        const { samples } = decodeIntraday(
          await account.call({ operation: 'intraday', from: covers.from, to: covers.to - 1 }),
        );
        await store.transact('readwrite', (records) =>
          landIntraday(records, {
            kind: 'intraday',
            samples,
            unreadable: [],
            covers,
            readAt: toEpochSec(NOW / 1000),
          }),
        );
      }
      const { samples, covered } = await readMinutes(archive, span);
      const record = { day, zone, span, samples, covered, segments: [], workouts: [], measures: [] };
      const minutes = computeDayMinutes(record);
      if (minutes === null) throw new Error(`Failed to fill ${day}: its zone skipped it.`);
      shown.set(day, { record, minutes });
    }
  }, 60_000);

  function dayOf(day: LocalDay): { record: DayRecord; minutes: DayMinutes } {
    const found = shown.get(day);
    if (found === undefined) throw new Error(`Failed to find ${day}: it was not read.`);
    return found;
  }

  it('totals are the sums of what happened, and what nobody recorded is null', () => {
    expect(
      compare((day, truth, minutes) => {
        const totals = computeSpanTotals(dayOf(day).minutes, dayOf(day).record.span);
        const named = namedIn(truth.records);
        const beats = truth.records.flatMap(({ heartRateBpm }) => heartRateBpm ?? []);
        const expected = {
          minutes: (truth.to - truth.from) / 60,
          known: minutes.size,
          ...Object.fromEntries(
            (['steps', 'distanceM', 'elevationM', 'activeKcal', 'strokes', 'poolLaps'] as const).map(
              (name) => [
                name,
                minutes.size === 0 || !named.includes(name) ? null : sumOf(minutes.values(), name),
              ],
            ),
          ),
          moderate:
            minutes.size === 0 ? null : [...minutes.values()].filter(({ steps }) => steps >= 100).length,
          vigorous:
            minutes.size === 0 ? null : [...minutes.values()].filter(({ steps }) => steps >= 130).length,
          beats:
            dialect.id === 'nokia' || beats.length === 0
              ? null
              : [beats.length, Math.min(...beats), Math.max(...beats)],
        };
        const { amounts, heartRate } = totals;
        const found = {
          minutes: totals.minutes,
          known: totals.measuredMin + totals.betweenMin,
          steps: amounts.steps,
          distanceM: rounded(amounts.distanceM),
          elevationM: rounded(amounts.elevationM),
          activeKcal: rounded(amounts.activeKcal),
          strokes: amounts.strokes,
          poolLaps: amounts.poolLaps,
          moderate: totals.moderateMin,
          vigorous: totals.vigorousMin,
          beats: heartRate && [heartRate.readings, heartRate.minBpm, heartRate.maxBpm],
        };
        return [found, expected];
      }),
    ).toEqual([]);
  });

  it('the peak cadence is the mean of the thirty highest minutes', () => {
    expect(
      compare((day, _, minutes) => {
        const highest = [...minutes.values()]
          .map(({ steps }) => steps)
          .toSorted((a, b) => b - a)
          .slice(0, 30);
        const expected = highest.length < 30 ? null : highest.reduce((sum, value) => sum + value, 0) / 30;
        return [computePeakCadence(dayOf(day).minutes), expected];
      }),
    ).toEqual([]);
  });

  it('a row of the table is a minute that is known, with what happened in it', () => {
    expect(
      compare((day, truth, minutes) => {
        const { record, minutes: grid } = dayOf(day);
        const view = toDayView(record, grid, reader);
        const { columns, rows } = toTable(view, record.span, reader);
        const names = columns.slice(1).map(({ header }) => header);
        const found = [...rows()].map((row) => [
          'datetime' in row ? Date.parse(row.datetime) / 1000 : Number.NaN,
          ...row.cells,
        ]);
        const named = minutes.size === 0 ? [] : namedIn(truth.records);
        const hasBeats =
          dialect.id !== 'nokia' && truth.records.some(({ heartRateBpm }) => heartRateBpm !== undefined);
        const expectedNames = [
          ...named.map((name) => headers[name]),
          ...(hasBeats ? ['Heart rate (bpm)'] : []),
          'Known by',
        ];
        const expected = [...minutes]
          .toSorted(([a], [b]) => a - b)
          .map(([at, minute]) => [
            at,
            ...named.map((name) => text(minute[name])),
            ...(hasBeats ? [minute.heartRateBpm === undefined ? '' : text(minute.heartRateBpm)] : []),
            'entry',
          ]);
        return [
          [names, found],
          [expectedNames, expected],
        ];
      }),
    ).toEqual([]);
  });

  it('the bars of the lane are the cadence of what is known in each', () => {
    expect(
      compare((day, truth, minutes) => {
        const { record, minutes: grid } = dayOf(day);
        const view = toDayView(record, grid, reader);
        const binMin = binLength(record.span);
        const { lanes } = toLanes(view, { lanes: ['steps'], binMin, usual: null }, reader);
        const bars = lanes[0]?.series.find(({ kind }) => kind === 'bars');
        if (bars === undefined) return [minutes.size, 0];
        const expected = new Map<number, number>();
        for (const [at, { steps }] of minutes) {
          const begin = truth.from + Math.floor((at - truth.from) / 900) * 900;
          expected.set(begin, (expected.get(begin) ?? 0) + steps);
        }
        const found = [...bars.at]
          .map((at, index) => [at, Math.round((bars.value[index] ?? Number.NaN) * binMin)])
          .filter(([, value]) => !Number.isNaN(value));
        return [found, [...expected].toSorted(([a], [b]) => a - b)];
      }),
    ).toEqual([]);
  });

  it('the line of the heart rate has every reading where it was taken', () => {
    expect(
      compare((day, truth) => {
        const { record, minutes: grid } = dayOf(day);
        const view = toDayView(record, grid, reader);
        const { lanes } = toLanes(view, { lanes: ['hr'], binMin: 15, usual: null }, reader);
        const line = lanes[0]?.series.find(({ kind }) => kind === 'line');
        const found = [...(line?.at ?? [])]
          .map((at, index) => [at, line?.value[index] ?? Number.NaN])
          .filter(([, value]) => !Number.isNaN(value));
        // In 2018 no heart rate came with the minutes.
        const beats = dialect.id === 'nokia' ? [] : truth.records;
        return [
          found,
          beats.flatMap(({ at, heartRateBpm }) => (heartRateBpm === undefined ? [] : [[at, heartRateBpm]])),
        ];
      }),
    ).toEqual([]);
  });

  it('the minutes add up to the total of the service, but for days on which the reader changed clocks', () => {
    expect(
      compare((day, truth) => {
        const totals = computeSpanTotals(dayOf(day).minutes, dayOf(day).record.span);
        const isCompared = truth.vendorSteps !== undefined && !truth.isTravel;
        return [totals.amounts.steps, isCompared ? truth.vendorSteps : totals.amounts.steps];
      }),
    ).toEqual([]);
  });
});

const headers: Readonly<Record<AmountName, string>> = {
  steps: 'Steps',
  distanceM: 'Distance (m)',
  elevationM: 'Elevation (m)',
  activeKcal: 'Active energy (kcal)',
  strokes: 'Strokes',
  poolLaps: 'Pool laps',
};

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}

function text(value: number): string {
  return String(Math.round(value * 100) / 100);
}
