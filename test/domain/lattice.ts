/**
 * The lattice: days and nights around the changes of all the world's clocks, as ours count them and as an independent
 * clock does that is read minute by minute.
 *
 * Where the clock is set back over midnight, the repeated minutes belong to the later day: a day begins at the first
 * minute of its date and lasts until the next one begins.
 */
import type { Span } from '#domain/record-kinds.ts';
import { splitSpan } from '#domain/spans.ts';
import {
  cleanTimeZone,
  type EpochSec,
  type LocalDay,
  parseLocalDay,
  type TimeZone,
  toEpochSec,
  toLocalDay,
} from '#domain/time.ts';
import { daySpan, nightOf, nightSpan } from '#domain/windows.ts';
import { type Clock, DAY_SEC, nameOfDate, readMinutes } from './independent-clock.ts';

/** What is examined; replaced by wrong rules to show that the lattice notices. */
export type Rules = {
  readonly daySpan: (day: LocalDay, zone: TimeZone) => Span | null;
  readonly nightSpan: (day: LocalDay, zone: TimeZone) => Span | null;
  readonly nightOf: (at: EpochSec, zone: TimeZone) => LocalDay;
  readonly toLocalDay: (at: EpochSec, zone: TimeZone) => LocalDay;
  readonly splitSpan: (span: Span, longestSec: number) => Span[];
};

export const ourRules: Rules = { daySpan, nightSpan, nightOf, toLocalDay, splitSpan };

export const aspects = ['dates', 'days', 'minutes', 'windows', 'nights', 'segments'] as const;
export type Aspect = (typeof aspects)[number];

export type Findings = {
  days: number;
  nights: number;
  minutes: number;
  segments: number;
  readonly dayLengthsSec: Set<number>;
  readonly violations: Record<Aspect, string[]>;
};

export type Examination = {
  readonly rules: Rules;
  /** How often the clock is asked rather than reckoned on; a minute, or a divisor of the hour. */
  readonly strideSec: number;
  readonly segments: number;
  readonly random: () => number;
};

/** Days on either side of the day of a moment. */
const REACH = 3;
const LONGEST_WINDOW_SEC = DAY_SEC;
const LABEL_GRID_SEC = 900;
/** The longest local day there was, so far. */
const LONGEST_DAY_SEC = 27 * 3600;

/** Years whose changes count: from the first device of the service to as far as the rules of today reach. */
export const latticeFrom = Date.UTC(2009, 0, 1) / 1000;
export const latticeTo = Date.UTC(2037, 0, 1) / 1000;

/** Names that a service may send though the runtime lists the place under another one, and some without a place. */
const links = [
  'UTC',
  'GMT',
  'Etc/GMT+12',
  'Etc/GMT-14',
  'CET',
  'EST5EDT',
  'US/Eastern',
  'US/Pacific',
  'America/Buenos_Aires',
  'America/Nuuk',
  'Asia/Calcutta',
  'Asia/Katmandu',
  'Asia/Kolkata',
  'Asia/Saigon',
  'Europe/Kiev',
  'Europe/Kyiv',
  'Pacific/Kanton',
];

/** Every zone that the runtime lists, and some that it knows by other names. */
export function listZones(): TimeZone[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), ...links])].map(toZone);
}

export function toZone(name: string): TimeZone {
  const zone = cleanTimeZone(name);
  if (zone === null) throw new Error(`${name} is no zone here`);
  return zone;
}

export function createFindings(): Findings {
  return {
    days: 0,
    nights: 0,
    minutes: 0,
    segments: 0,
    dayLengthsSec: new Set(),
    violations: { dates: [], days: [], minutes: [], windows: [], nights: [], segments: [] },
  };
}

/** mulberry32 of Tommy Ettinger: numbers from 0 to below 1. */
export function createNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Examines the days around a moment, a change of the clock or any other, and adds what it found. */
export function examine(findings: Findings, clock: Clock, moment: number, examination: Examination): void {
  const zone = toZone(clock.zone);
  const middle = Math.floor(clock.read(moment) / DAY_SEC);
  const seen = watch(
    clock,
    moment,
    (at, reading) => {
      if (at % LABEL_GRID_SEC === 0) compareDate(findings, { zone, at, reading, examination });
    },
    examination.strideSec,
  );
  findings.minutes += seen.minutes;
  const dates = Array.from({ length: 2 * REACH + 1 }, (_, index) => middle - REACH + index);
  examineDays(findings, { zone, dates, seen, rules: examination.rules });
  // The first night begins on the day before the first whose noon was watched for.
  const nights = examineNights(findings, { zone, dates: dates.slice(1), seen, rules: examination.rules });
  examineSegments(findings, { zone, nights, moment, examination });
}

type Seen = {
  readonly minutes: number;
  readonly first: ReadonlyMap<number, number>;
  readonly noon: ReadonlyMap<number, number>;
  readonly count: ReadonlyMap<number, number>;
};

/** Counts each date's minutes, and notes its first one and the first that is not before noon. */
function watch(
  clock: Clock,
  moment: number,
  onMinute: (at: number, reading: number) => void,
  strideSec: number,
): Seen {
  const first = new Map<number, number>();
  const noon = new Map<number, number>();
  const count = new Map<number, number>();
  const middle = moment - (moment % 3600);
  // From noon of the day before the first, or of the one before that where it was skipped, to the day after the last.
  const from = middle - (REACH + 1) * DAY_SEC - (LONGEST_DAY_SEC - DAY_SEC / 2);
  const to = middle + REACH * DAY_SEC + LONGEST_DAY_SEC + 7200;
  let date = -Infinity;
  let minutesOfDate = 0;
  for (const [at, reading] of readMinutes(clock, { from, to, strideSec })) {
    const shown = Math.floor(reading / DAY_SEC);
    if (shown > date) {
      if (minutesOfDate > 0) count.set(date, minutesOfDate);
      date = shown;
      minutesOfDate = 0;
      first.set(date, at);
    }
    minutesOfDate += 1;
    if (reading >= date * DAY_SEC + DAY_SEC / 2 && !noon.has(date)) noon.set(date, at);
    onMinute(at, reading);
  }
  return { minutes: (to - from) / 60, first, noon, count };
}

function compareDate(
  { violations }: Findings,
  {
    zone,
    at,
    reading,
    examination,
  }: { zone: TimeZone; at: number; reading: number; examination: Examination },
): void {
  const expected = nameOfDate(Math.floor(reading / DAY_SEC));
  const received = examination.rules.toLocalDay(toEpochSec(at), zone);
  if (received !== expected) violations.dates.push(`${zone} ${at}: ${received} for ${expected}`);
}

type Stretch = { zone: TimeZone; dates: readonly number[]; seen: Seen; rules: Rules };

function examineDays(findings: Findings, { zone, dates, seen, rules }: Stretch): void {
  const { violations } = findings;
  let endOfLast: number | null = null;
  for (const date of dates) {
    const name = nameOfDate(date);
    const span = rules.daySpan(toDay(name), zone);
    const wasSkipped = !seen.first.has(date);
    if (span === null || wasSkipped) {
      if (span !== null || !wasSkipped)
        violations.days.push(`${zone} ${name}: skipped by one and not by the other`);
      continue;
    }
    const lengthSec = span.to - span.from;
    const countedSec = (seen.count.get(date) ?? 0) * 60;
    findings.days += 1;
    findings.dayLengthsSec.add(countedSec);
    if (span.from !== seen.first.get(date)) violations.days.push(`${zone} ${name}: begins at ${span.from}`);
    if (endOfLast !== null && endOfLast !== span.from)
      violations.days.push(
        `${zone} ${name}: the day before ends at ${endOfLast} and it begins at ${span.from}`,
      );
    if (lengthSec !== countedSec)
      violations.minutes.push(`${zone} ${name}: ${lengthSec} s for ${countedSec} s`);
    examineWindows(findings, `${zone} ${name}`, rules.splitSpan(span, LONGEST_WINDOW_SEC), span);
    endOfLast = span.to;
  }
}

function examineWindows({ violations }: Findings, what: string, pieces: readonly Span[], whole: Span): void {
  let at: number = whole.from;
  for (const { from, to } of pieces) {
    if (from !== at || to <= from || to - from > LONGEST_WINDOW_SEC)
      violations.windows.push(`${what}: a window from ${from} to ${to} after ${at}`);
    at = to;
  }
  if (at !== whole.to) violations.windows.push(`${what}: windows to ${at} and not to ${whole.to}`);
}

type Night = { readonly label: string; readonly ours: Span; readonly from: number; readonly to: number };

function examineNights(findings: Findings, { zone, dates, seen, rules }: Stretch): Night[] {
  const { violations } = findings;
  const nights: Night[] = [];
  for (const date of dates) {
    const label = nameOfDate(date);
    const ours = rules.nightSpan(toDay(label), zone);
    const to = seen.noon.get(date);
    if (ours === null || to === undefined) {
      if (ours !== null || to !== undefined)
        violations.nights.push(`${zone} ${label}: skipped by one and not by the other`);
      continue;
    }
    findings.nights += 1;
    const from = seen.noon.get(date - 1) ?? seen.noon.get(date - 2) ?? Number.NaN;
    if (ours.from !== from || ours.to !== to)
      violations.nights.push(`${zone} ${label}: ${ours.from} to ${ours.to} for ${from} to ${to}`);
    const last = nights.at(-1);
    if (last !== undefined && last.ours.to !== ours.from)
      violations.nights.push(
        `${zone} ${label}: begins at ${ours.from}, the night before ends at ${last.ours.to}`,
      );
    examineWindows(findings, `${zone} night of ${label}`, rules.splitSpan(ours, LONGEST_WINDOW_SEC), ours);
    nights.push({ label, ours, from, to });
  }
  return nights;
}

function examineSegments(
  findings: Findings,
  {
    zone,
    nights,
    moment,
    examination,
  }: { zone: TimeZone; nights: readonly Night[]; moment: number; examination: Examination },
): void {
  const { random, rules, segments } = examination;
  for (let index = 0; index < segments; index += 1) {
    const at = drawBeginning(nights, moment, index, random);
    const holding = nights.filter(({ ours }) => ours.from <= at && at < ours.to);
    const expected = nights.find(({ to }) => at < to);
    const label = rules.nightOf(toEpochSec(at), zone);
    findings.segments += 1;
    if (holding.length !== 1 || holding[0]?.label !== label || expected?.label !== label) {
      const held = holding.map((night) => night.label).join(' ') || 'none';
      findings.violations.segments.push(
        `${zone} ${at}: in the nights of ${held}, told as ${label}, is ${expected?.label}`,
      );
    }
  }
}

/**
 * When a segment of sleep begins: any time in the nights, at and around a noon, or around the moment.
 *
 * Where it ends does not matter: it belongs to the night in which it begins.
 */
function drawBeginning(
  nights: readonly Night[],
  moment: number,
  index: number,
  random: () => number,
): number {
  const first = nights[0]?.from ?? Number.NaN;
  const end = nights.at(-1)?.to ?? Number.NaN;
  const anywhere = first + random() * (end - first);
  const noon = nights[Math.floor(random() * nights.length)]?.from ?? Number.NaN;
  const near = [anywhere, noon + (random() - 0.5) * 7200, moment + (random() - 0.5) * 10_800, noon];
  const drawn = Math.floor(near[index % near.length] ?? Number.NaN);
  // A night's last second is the one before noon.
  return Math.min(Math.max(drawn, first), end - 1);
}

function toDay(name: string): LocalDay {
  const day = parseLocalDay(name);
  if (day === null) throw new Error(`${name} is no day`);
  return day;
}
