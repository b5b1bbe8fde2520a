/**
 * The whole archive against the simulator's own account of the same life.
 *
 * Nothing here uses the product's decoders: the truth is read field by field, and the archive through the readers
 * that the screens use.
 */
import type { Archive } from '#archive/archive.ts';
import { readCoverage } from '#archive/coverage.ts';
import { readActivity, readNights, readWorkouts } from '#archive/lists.ts';
import { readMinutes, readSegments } from '#archive/spans.ts';
import type { SpanKind } from '#domain/record-kinds.ts';
import type { SleepSegment } from '#domain/sleep.ts';
import type { EpochSec, LocalDay } from '#domain/time.ts';
import {
  plain,
  plainDay,
  plainGroup,
  plainMinutes,
  plainNight,
  plainSegments,
  plainWorkout,
  type Plain,
  type TrueDay,
  type TrueGroup,
  type TrueMinutes,
  type TrueNight,
  type TrueWorkout,
} from './truth-records.ts';
import type { DialectName } from './world.ts';

export type Kind = 'measures' | 'activity' | 'sleep-summary' | 'workouts' | 'intraday' | 'sleep';

export type Comparison = {
  /** One line for each record that is lost, one too many, there twice, or not as it should be. */
  readonly differences: readonly string[];
  /** Records of the archive by kind, so that nobody compares nothing with nothing. */
  readonly counts: Readonly<Record<Kind, number>>;
  /** Whole days of minutes and of segments. */
  readonly coveredDays: Readonly<Record<SpanKind, number>>;
};

type Told = (kind: string, query?: string) => Promise<readonly unknown[]>;

/** Ids of what a fault mingles in: good or bad, it is nobody's record. */
const firstSpoiledId = 9_000_000_000;
const shownDifferences = 12;
const firstDay = '1990-01-01' as LocalDay;
const lastDay = '2099-12-31' as LocalDay;

/** Compares every record of every kind, and the minutes and segments of all days that the archive says it has. */
export async function compareWithTruth(
  archive: Archive,
  truth: Told,
  dialect: DialectName,
): Promise<Comparison> {
  const [groups, days, nights, workouts] = await Promise.all([
    archive.readMeasureGroups(),
    readActivity(archive, firstDay, lastDay),
    readNights(archive, firstDay, lastDay),
    readWorkouts(archive, firstDay, lastDay),
  ]);
  // What `/__sim/truth` promises, and what the comparison itself would find broken.
  const trueGroups = (await truth('measures')) as TrueGroup[];
  const trueDays = (await truth('activity')) as TrueDay[];
  const trueNights = (await truth('sleep-summary')) as TrueNight[];
  const trueWorkouts = (await truth('workouts')) as TrueWorkout[];
  const [homeZone] = (await truth('user')) as [string];
  const minutes = await compareMinutes(archive, truth, dialect);
  const segments = await compareSegments(archive, truth, dialect);
  const differences = [
    ...differ(
      'measures',
      trueGroups.map((group) => plainGroup(group, dialect, homeZone)),
      groups.map(({ id, ...group }) =>
        plain(id, {
          ...group,
          model: null,
          measures: group.measures.map(({ type, value, position }) => [type, value, position ?? null]),
        }),
      ),
    ),
    ...differ(
      'activity',
      trueDays.map((day) => plainDay(day, dialect)),
      days.map(({ day, ...rest }) => plain(day, { ...rest, model: null })),
    ),
    ...differ(
      'sleep-summary',
      trueNights.map((night) => plainNight(night, dialect)),
      nights.map(({ id, ...night }) => plain(id ?? `nameless ${night.from}`, night)),
    ),
    ...differ(
      'workouts',
      trueWorkouts.map((workout) => plainWorkout(workout, dialect)),
      workouts.map(({ id, ...workout }) => plain(id, workout)),
    ),
    ...minutes.differences,
    ...segments.differences,
  ];
  return {
    differences: shorten(differences),
    counts: {
      measures: groups.length,
      activity: days.length,
      'sleep-summary': nights.length,
      workouts: workouts.length,
      intraday: minutes.count,
      sleep: segments.count,
    },
    coveredDays: { intraday: minutes.days, sleep: segments.days },
  };
}

type SpanComparison = { differences: string[]; count: number; days: number };

async function compareMinutes(archive: Archive, truth: Told, dialect: DialectName): Promise<SpanComparison> {
  const { spans, stale } = await coverageOf(archive, 'intraday');
  const found = await readMinutes(archive, everything);
  const expected: Plain[] = [];
  for (const { from, to } of spans) {
    const records = (await truth('intraday', `&from=${from}&to=${to}`)) as TrueMinutes[];
    expected.push(...records.map((minutes) => plainMinutes(minutes, dialect)));
  }
  const actual = found.samples.map(({ at, ...sample }) => plain(at, { ...sample, model: null }));
  return {
    differences: [...stale, ...differ('intraday', expected, actual)],
    count: actual.length,
    days: daysOf(spans),
  };
}

async function compareSegments(archive: Archive, truth: Told, dialect: DialectName): Promise<SpanComparison> {
  const { spans, stale } = await coverageOf(archive, 'sleep');
  const found = await readSegments(archive, everything);
  const nights = new Map<number, TrueNight>();
  for (const { from, to } of spans) {
    for (const night of (await truth('sleep', `&from=${from}&to=${to}`)) as TrueNight[])
      nights.set(night.id, night);
  }
  const isCovered = ({ id }: Plain): boolean => {
    const at = Number.parseInt(id, 10);
    return spans.some(({ from, to }) => at >= from && at < to);
  };
  const all = [...nights.values()];
  const expected = all.flatMap((night) => plainSegments(night, dialect)).filter(isCovered);
  const actual = found.segments.map(plainSegment);
  const seen = new Set(actual.map(({ id }) => id));
  // An answer of 2018 tells what one of two devices recorded, and which one depends on the window.
  const untold = new Set(
    dialect === 'withings' ? [] : all.filter((night) => isRivalled(night, all)).flatMap(idsOf),
  );
  const differences = differ(
    'sleep',
    expected.filter(({ id }) => seen.has(id) || !untold.has(id)),
    actual,
  );
  return { differences: [...stale, ...differences], count: actual.length, days: daysOf(spans) };
}

function pointsOf(track: SleepSegment['snoringSec']): unknown {
  return track?.map(({ at, value }) => [at, value]);
}

function plainSegment({ from, ...segment }: SleepSegment): Plain {
  const { to, state, source, modelId, deviceId, heartRateBpm, breathsPerMinute, snoringSec } = segment;
  return plain(`${from} ${source}`, {
    to,
    state,
    modelId,
    deviceId,
    heartRateBpm: pointsOf(heartRateBpm),
    breathsPerMinute: pointsOf(breathsPerMinute),
    snoringSec: pointsOf(snoringSec),
  });
}

function idsOf(night: TrueNight): string[] {
  return plainSegments(night, 'nokia').map(({ id }) => id);
}

/** Another device recorded something within the same two days, so that one window may hold both. */
function isRivalled(night: TrueNight, nights: readonly TrueNight[]): boolean {
  return nights.some(
    ({ model, from, to }) => model !== night.model && from < night.to + 86_400 && to > night.from - 86_400,
  );
}

const everything = { from: 0 as EpochSec, to: 4_102_444_800 as EpochSec };

type Spans = readonly { readonly from: number; readonly to: number }[];

async function coverageOf(archive: Archive, kind: SpanKind): Promise<{ spans: Spans; stale: string[] }> {
  const coverage = (await readCoverage(archive))[kind];
  const sorted = coverage.toSorted((a, b) => a.from - b.from);
  const overlapping = sorted.filter(({ from }, index) => from < (sorted[index - 1]?.to ?? 0));
  const describe = (what: string, { from, to }: { from: number; to: number }): string =>
    `${kind}: ${what} ${instant(from)} to ${instant(to)}`;
  return {
    spans: merged(sorted),
    stale: [
      ...sorted.filter(({ isStale }) => isStale).map((span) => describe('left stale', span)),
      ...overlapping.map((span) => describe('covered twice', span)),
    ],
  };
}

/** Side by side is one stretch. */
function merged(sorted: Spans): Spans {
  const spans: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = spans.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans;
}

function daysOf(spans: Spans): number {
  return Math.round(spans.reduce((sum, { from, to }) => sum + to - from, 0) / 86_400);
}

/** What distinguishes two lists of records; the order of either says nothing. */
export function differ(kind: Kind, expected: readonly Plain[], actual: readonly Plain[]): string[] {
  const truths = new Map(expected.map((record) => [record.id, record]));
  const found = new Map<string, Plain>();
  const differences: string[] = [];
  for (const record of actual) {
    if (isSpoiled(kind, record)) continue;
    if (found.has(record.id)) differences.push(`${kind} ${record.id}: there twice`);
    found.set(record.id, record);
    const truth = truths.get(record.id);
    if (truth === undefined) {
      differences.push(`${kind} ${record.id}: not in the truth: ${JSON.stringify(record.fields)}`);
    } else differences.push(...alterations(kind, truth, record));
  }
  for (const { id, fields } of expected) {
    if (!found.has(id)) differences.push(`${kind} ${id}: lost: ${JSON.stringify(fields)}`);
  }
  return differences;
}

function isSpoiled(kind: Kind, { id }: Plain): boolean {
  return kind !== 'intraday' && kind !== 'sleep' && kind !== 'activity' && Number(id) >= firstSpoiledId;
}

/** Fields that only the archive has, such as where a zone came from, are not the truth's business. */
function alterations(kind: Kind, truth: Plain, record: Plain): string[] {
  const differences: string[] = [];
  for (const name of new Set([...Object.keys(truth.fields), ...Object.keys(record.fields)])) {
    // Most are numbers and words that are the same: only what is not is worth writing down.
    if (truth.fields[name] === record.fields[name] || ownFields.has(name)) continue;
    const [expected, actual] = [JSON.stringify(truth.fields[name]), JSON.stringify(record.fields[name])];
    if (expected !== actual)
      differences.push(`${kind} ${record.id}: ${name} is ${actual} instead of ${expected}`);
  }
  return differences;
}

const ownFields: ReadonlySet<string> = new Set(['zoneSource', 'sourceModel', 'endDay', 'model']);

function shorten(differences: readonly string[]): string[] {
  const lines = differences.slice(0, shownDifferences).map((line) => line.slice(0, 400));
  const left = differences.length - lines.length;
  return left > 0 ? [...lines, `and ${left} more`] : lines;
}

function instant(at: number): string {
  return new Date(at * 1000).toISOString();
}
