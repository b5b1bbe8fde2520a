/**
 * Generated lives of sleep, and an assembly of them that shares no code with ours: it paints minutes into a row and
 * reads them back.
 */
import type { SleepSegment } from '#domain/sleep.ts';
import { type TimeZone, toEpochSec, UTC } from '#domain/time.ts';
import type { NightRules } from '#domain/night-assembly.ts';
import { type Clock, createClock, DAY_SEC, nameOfDate } from './independent-clock.ts';

/** Numbers in [0, 1) from a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Life = {
  readonly segments: readonly SleepSegment[];
  readonly from: number;
  /** Where the person is at an instant: zones change in flight. */
  readonly zoneAt: (at: number) => TimeZone;
};

const codes = [0, 1, 2, 3, 4, 5, 15, 42];

/** Nights with breaks, naps, second devices, holes and repeated segments, one after another. */
export function createLife(
  random: () => number,
  { from, nights, zones }: { from: number; nights: number; zones: readonly TimeZone[] },
): Life {
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const chance = (share: number): boolean => random() < share;
  const segments: SleepSegment[] = [];
  const moves: { at: number; zone: TimeZone }[] = [];

  const record = (start: number, minutes: number, source: SleepSegment['source']): void => {
    let at = start;
    const end = start + minutes * 60;
    while (at < end) {
      const length = Math.min(between(1, 70) * 60, end - at);
      const isHole = chance(0.06);
      const state = chance(0.9) ? between(0, 3) : (codes[between(0, codes.length - 1)] ?? 0);
      const segment = { from: toEpochSec(at), to: toEpochSec(at + length), state, source };
      if (!isHole) segments.push(segment);
      if (chance(0.02)) segments.push({ ...segment });
      if (chance(0.01)) segments.push({ ...segment, to: segment.from });
      at += length;
    }
  };

  for (let night = 0; night < nights; night += 1) {
    const noon = from + night * DAY_SEC;
    if (night === 0 || chance(0.05))
      moves.push({ at: noon, zone: zones[between(0, zones.length - 1)] ?? UTC });
    const bed = noon + between(7 * 60, 16 * 60) * 60;
    const minutes = between(230, 620);
    if (chance(0.93)) {
      const breakAt = chance(0.2) ? between(60, minutes - 60) : minutes;
      const breakMin = between(50, 250);
      record(bed, breakAt, 'mat');
      if (breakAt < minutes) record(bed + (breakAt + breakMin) * 60, minutes - breakAt, 'mat');
      if (chance(0.15)) record(bed + between(-20, 20) * 60, minutes + between(-15, 15), 'tracker');
    }
    if (chance(0.25)) record(noon + between(30, 330) * 60, between(10, 110), chance(0.5) ? 'mat' : 'tracker');
  }
  return {
    // In no order, as they come.
    segments: segments
      .map((segment) => ({ segment, place: random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ segment }) => segment),
    from,
    zoneAt: (at) => moves.findLast((move) => move.at <= at)?.zone ?? UTC,
  };
}

export type PlainSleep = {
  readonly date: string;
  readonly isNap: boolean;
  readonly bedAt: number;
  readonly upAt: number;
  readonly tstSec: number;
  readonly wasoSec: number;
  readonly solSec: number;
  readonly sptSec: number;
  readonly awakenings: number;
};

const NOTHING = -1;

/** The same rules, minute by minute. Sleeps in order of their beginning. */
export function assemblePlainly(life: Life, rules: NightRules): PlainSleep[] {
  const minutes = paint(life);
  const clocks = new Map<string, Clock>();
  const readAt = (at: number, zone: string): number => {
    const clock = clocks.get(zone) ?? createClock(zone);
    clocks.set(zone, clock);
    return clock.read(at);
  };
  const candidates: (PlainSleep & { readonly couldBeNight: boolean; readonly napDate: string })[] = [];
  const mostEmpty = Math.max(60, rules.mergeGapMin - 1);
  for (let begin = 0; begin < minutes.length;) {
    if (minutes[begin] === NOTHING) {
      begin += 1;
      continue;
    }
    let end = begin + 1;
    for (let index = end, empty = 0; index < minutes.length && empty <= mostEmpty; index += 1) {
      empty = minutes[index] === NOTHING ? empty + 1 : 0;
      if (empty === 0) end = index + 1;
    }
    const plain = describeRow(minutes.slice(begin, end), life.from - DAY_SEC + begin * 60);
    begin = end;
    if (plain === null || plain.tstSec < 20 * 60) continue;
    const zone = life.zoneAt(plain.upAt);
    const middle = Math.round((plain.bedAt + plain.solSec + plain.bedAt + plain.solSec + plain.sptSec) / 2);
    // Counted back to the boundary, the clock shows the date before unless it is past it.
    const shifted = readAt(middle, zone) - rules.boundaryHour * 3600;
    const date = Math.ceil(shifted / DAY_SEC) - (rules.boundaryHour < 3 ? 1 : 0);
    candidates.push({
      ...plain,
      date: nameOfDate(date),
      napDate: nameOfDate(Math.floor(readAt(plain.bedAt, zone) / DAY_SEC)),
      isNap: false,
      couldBeNight: plain.tstSec >= 3 * 3600,
    });
  }
  return candidates.map(({ couldBeNight, napDate, ...one }, index) => {
    const isBeaten = candidates.some((other, at) => {
      if (!other.couldBeNight || other.date !== one.date || at === index) return false;
      const [mine, theirs] = [one.upAt - one.bedAt, other.upAt - other.bedAt];
      return (
        theirs > mine ||
        (theirs === mine && (other.tstSec > one.tstSec || (other.tstSec === one.tstSec && at < index)))
      );
    });
    const isNap = !couldBeNight || isBeaten;
    return { ...one, isNap, date: isNap ? napDate : one.date };
  });
}

/** One state per minute from a day before the life: the mat's last, so that it stays; of one device the earlier one's. */
function paint({ segments, from }: Life): Int16Array {
  const start = from - DAY_SEC;
  const last = Math.max(start, ...segments.map(({ to }) => to));
  const row = new Int16Array((last - start) / 60 + 1).fill(NOTHING);
  const order = segments
    .map((segment) => ({ ...segment, isMat: segment.source === 'mat' ? 1 : 0 }))
    .sort((a, b) => a.isMat - b.isMat || b.from - a.from || a.to - b.to);
  for (const segment of order)
    row.fill(segment.state, (segment.from - start) / 60, (segment.to - start) / 60);
  return row;
}

const isSleep = (state: number): boolean => state >= 1 && state <= 5;
const isBed = (state: number): boolean => state !== NOTHING && state !== 15;
const isWake = (state: number): boolean => state === 0 || state === 15;

function describeRow(row: Int16Array, at: number): Omit<PlainSleep, 'date' | 'isNap'> | null {
  const [firstBed, lastBed] = [row.findIndex(isBed), row.findLastIndex(isBed)];
  const [firstSleep, lastSleep] = [row.findIndex(isSleep), row.findLastIndex(isSleep)];
  if (firstSleep === -1) return null;
  const period = row.slice(firstSleep, lastSleep + 1);
  return {
    bedAt: at + firstBed * 60,
    upAt: at + (lastBed + 1) * 60,
    tstSec: period.filter(isSleep).length * 60,
    wasoSec: period.filter(isWake).length * 60,
    solSec: (firstSleep - firstBed) * 60,
    sptSec: period.length * 60,
    awakenings: period.filter((state, index) => isWake(state) && !isWake(period[index - 1] ?? 1)).length,
  };
}
