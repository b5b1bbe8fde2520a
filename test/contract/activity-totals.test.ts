/**
 * The pretend person's day totals through either dialect, put together by the domain, against sums that are computed
 * here from the service's own truth without any of its code: dates by `Date`, periods by the text of their dates.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeActivityPage } from '#api/activity.ts';
import type { Call, Dialect } from '#api/dialects/dialect.ts';
import { nokia } from '#api/dialects/nokia.ts';
import { withings } from '#api/dialects/withings.ts';
import { walkPages } from '#api/paging.ts';
import { computeActiveWeeks } from '#domain/active-weeks.ts';
import type { ActivityDay } from '#domain/activity.ts';
import { type ActivityDays, computeActivityDays } from '#domain/activity-days.ts';
import { computePeriods, type PeriodUnit } from '#domain/activity-periods.ts';
import { computeStreaks } from '#domain/activity-streaks.ts';
import { toEpochSec } from '#domain/time.ts';
import { createSimulator, type Simulator } from '#simulator/simulator.ts';
import { activityColumns } from '../support/activity.ts';
import { day } from '../support/days.ts';
import { linkAccount, ORIGIN } from './linked-account.ts';

const NOW = Date.UTC(2026, 4, 10, 12);
const TODAY = '2026-05-10';
const FROM = '2025-06-01';
const GOAL = 9000;
const DAY_MS = 86_400_000;

/** A day as the service's control has it: the field names are the wire's. */
type TrueDay = { readonly day: string; readonly totals: Readonly<Record<string, number>> };

let truth: readonly TrueDay[];
const lives = new Map<string, ActivityDays>();

beforeAll(async () => {
  const simulator = createSimulator({ seed: 7, years: 1, now: () => NOW, control: true });
  const answer = await simulator.fetch(
    new Request(`${ORIGIN}/__sim/truth?kind=activity&from=${FROM}&to=${TODAY}`),
  );
  truth = ((await answer.json()) as { records: TrueDay[] }).records;
  for (const dialect of [nokia, withings]) lives.set(dialect.id, await readDays(simulator, dialect));
});

async function readDays(simulator: Simulator, dialect: Dialect): Promise<ActivityDays> {
  const account = await linkAccount(simulator, dialect);
  const call: Call = { operation: 'activity', from: day(FROM), to: day(TODAY) };
  const rows: ActivityDay[] = [];
  await walkPages(
    {
      fetchPage: async (offset) =>
        decodeActivityPage(await account.call(offset === 0 ? call : { ...call, offset })),
      countRecords: (page) => page.days.length,
    },
    (page) => {
      rows.push(...page.days);
    },
  );
  const sorted = rows.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const columns = activityColumns(sorted.map(({ timeZone, ...row }) => ({ ...row, zone: timeZone })));
  const days = computeActivityDays(columns, toEpochSec(NOW / 1000));
  if (days === null) throw new Error('Failed to read days: there are none. Look at the simulator.');
  return days;
}

/** The text that all days of a period share: its first day for weeks, which begin on Monday. */
function periodKey(date: string, unit: PeriodUnit): string {
  if (unit === 'day') return date;
  if (unit !== 'week') return date.slice(0, unit === 'month' ? 7 : 4);
  const at = Date.parse(`${date}T00:00:00Z`);
  return new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
}

function trueSums(
  field: string,
  unit: PeriodUnit,
): Map<string, { sum: number; days: number; whole: number }> {
  const sums = new Map<string, { sum: number; days: number; whole: number }>();
  for (const { day: date, totals } of truth) {
    const key = periodKey(date, unit);
    const found = sums.get(key) ?? { sum: 0, days: 0, whole: 0 };
    found.sum += totals[field] ?? Number.NaN;
    if (date < TODAY) {
      found.whole += totals[field] ?? Number.NaN;
      found.days += 1;
    }
    sums.set(key, found);
  }
  return sums;
}

const lifeOf = (dialect: string): ActivityDays => {
  const life = lives.get(dialect);
  if (life === undefined) throw new Error(`Failed to find ${dialect}: it was not read.`);
  return life;
};

describe.each(['nokia', 'withings'])('through the dialect of %s', (dialect) => {
  it('there is a year of days to add up', () => {
    expect(truth.length).toBeGreaterThan(250);
  });

  it.each([
    ['steps', 'steps'],
    ['distanceM', 'distance'],
    ['elevationM', 'elevation'],
    ['activeKcal', 'calories'],
    ['totalKcal', 'totalcalories'],
    ['softSec', 'soft'],
    ['moderateSec', 'moderate'],
    ['intenseSec', 'intense'],
  ] as const)('sums and means of %s are those of the truth by day, week, month and year', (metric, field) => {
    for (const unit of ['day', 'week', 'month', 'year'] as const) {
      const sums = trueSums(field, unit);
      const periods = computePeriods(lifeOf(dialect), metric, {
        unit,
        firstWeekday: 1,
        from: day(FROM),
        to: day(TODAY),
      }).filter(({ sum }) => !Number.isNaN(sum));
      expect(periods.map(({ from }) => periodKey(from, unit))).toEqual([...sums.keys()]);
      for (const { from, sum, mean, completeDays } of periods) {
        const expected = sums.get(periodKey(from, unit));
        expect(sum).toBeCloseTo(expected?.sum ?? Number.NaN, 2);
        expect(completeDays).toBe(expected?.days);
        expect(mean * completeDays || 0).toBeCloseTo(expected?.whole ?? Number.NaN, 2);
      }
    }
  });

  it('active weeks are moderate and twice intense minutes of the truth', () => {
    const weeks = computeActiveWeeks(lifeOf(dialect), { firstWeekday: 1, from: day(FROM), to: day(TODAY) });
    const moderate = trueSums('moderate', 'week');
    const intense = trueSums('intense', 'week');
    const told = weeks.filter(({ level }) => level !== null);
    expect(told.length).toBe(moderate.size);
    for (const { from, equivalentMin } of told) {
      const seconds = (moderate.get(from)?.sum ?? 0) + 2 * (intense.get(from)?.sum ?? 0);
      expect(equivalentMin).toBeCloseTo(seconds / 60, 3);
    }
  });

  it('the longest streak is that of the truth', () => {
    const reached = new Map(truth.map(({ day: date, totals }) => [date, (totals['steps'] ?? 0) >= GOAL]));
    let [run, longest, unknown] = [0, 0, 0];
    for (let at = Date.parse(`${truth[0]?.day}T00:00:00Z`); at < Date.parse(TODAY); at += DAY_MS) {
      const found = reached.get(new Date(at).toISOString().slice(0, 10));
      unknown = found === undefined ? unknown + 1 : 0;
      if (found === true) run += 1;
      if (found === false || unknown > 2) run = 0;
      longest = Math.max(longest, run);
    }
    const { longest: told } = computeStreaks(lifeOf(dialect), 'steps', { goal: GOAL, today: day(TODAY) });
    expect(longest).toBeGreaterThan(1);
    expect(told?.days).toBe(longest);
  });
});
