import {
  formatInstant,
  instantAt,
  type LocalDay,
  parseLocalDay,
  type TimeZone,
  toEpochSec,
  type EpochSec,
} from '#domain/time.ts';
import type { Span } from '#domain/record-kinds.ts';

/** Lanes by the names that the address has for them. */
export const laneNames = ['hr', 'steps', 'calories', 'distance', 'elevation', 'sleep'] as const;

export type LaneName = (typeof laneNames)[number];

/** What is seen without a word in the address. */
export const usualLanes: readonly LaneName[] = ['hr', 'steps', 'sleep'];

type DayPlace = { readonly day: LocalDay; readonly zone: TimeZone; readonly span: Span };

/** The shortest window: five minutes, each as wide as a finger. */
export const MIN_WINDOW_SEC = 300;

/**
 * The stretch of a day that an address asks for; the whole day where it asks for none, or for one that cannot be.
 *
 * A clock time alone is its first instant on that day; where the clock shows it twice, the second is told by its offset
 * from UTC, `02:30+01:00`.
 */
export function parseWindow(search: string, place: DayPlace): Span {
  const params = new URLSearchParams(search);
  const from = parseClock(params.get('from'), place) ?? place.span.from;
  const to = parseClock(params.get('to'), place) ?? place.span.to;
  const window = {
    from: toEpochSec(Math.max(place.span.from, from)),
    to: toEpochSec(Math.min(place.span.to, to)),
  };
  return window.to > window.from ? window : place.span;
}

/** The query with a stretch of the day, to the minute; with the whole day it says none. */
export function withWindow(search: string, window: { from: number; to: number }, place: DayPlace): string {
  const params = new URLSearchParams(search);
  params.delete('from');
  params.delete('to');
  const [from, to] = [toMinute(window.from), toMinute(window.to)];
  if (from > place.span.from) params.set('from', formatClock(from, place));
  if (to < place.span.to) params.set('to', formatClock(to, place));
  return toQuery(params);
}

export function parseLanes(search: string): readonly LaneName[] {
  const text = new URLSearchParams(search).get('lanes');
  if (text === null) return usualLanes;
  const names = new Set(text.split(','));
  return laneNames.filter((name) => names.has(name));
}

export function withLanes(search: string, lanes: readonly LaneName[]): string {
  const params = new URLSearchParams(search);
  if (lanes.join(',') === usualLanes.join(',')) params.delete('lanes');
  else params.set('lanes', lanes.join(','));
  return toQuery(params);
}

/** The query of another day: its lanes stay, the stretch was of this one. */
export function withoutWindow(search: string): string {
  const params = new URLSearchParams(search);
  params.delete('from');
  params.delete('to');
  return toQuery(params);
}

/** `06:30`, and `02:30+01:00` where the clock shows it a second time; the end of the day is `24:00`. */
export function formatClock(at: EpochSec, { day, zone, span }: DayPlace): string {
  if (at >= span.to) return '24:00';
  const instant = formatInstant(at, zone);
  const clock = instant.slice(11, 16);
  return instantAt(day, secondsOf(clock), zone) === at ? clock : clock + instant.slice(19);
}

/** The instant that a text names on a day; null where it names none. */
export function parseClock(text: string | null, { day, zone, span }: DayPlace): EpochSec | null {
  // In a query that was typed by hand a + is a space.
  const found = /^(\d{2}):(\d{2})(?:[ +-](\d{2}):(\d{2}))?$/.exec(text ?? '');
  if (found === null || text === null) return null;
  const clock = text.slice(0, 5);
  if (clock === '24:00') return span.to;
  if (Number(found[1]) > 23 || Number(found[2]) > 59) return null;
  if (found[3] === undefined) return instantAt(day, secondsOf(clock), zone);
  const sign = text[5] === '-' ? '-' : '+';
  const ms = Date.parse(`${day}T${clock}:00${sign}${found[3]}:${found[4]}`);
  return Number.isNaN(ms) ? null : toEpochSec(Math.floor(ms / 1000));
}

/** The day that an address names; null where it is no date that a page can show. */
export function parseDay(text: string | undefined): LocalDay | null {
  const day = parseLocalDay(text ?? '');
  return day !== null && day >= '1900-01-01' && day <= '2199-12-31' ? day : null;
}

function secondsOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 3600 + Number(clock.slice(3, 5)) * 60;
}

function toMinute(at: number): EpochSec {
  return toEpochSec(Math.round(at / 60) * 60);
}

function toQuery(params: URLSearchParams): string {
  const text = params.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}
