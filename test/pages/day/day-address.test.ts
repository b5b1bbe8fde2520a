import { describe, expect, it } from 'vitest';
import { type LocalDay, type TimeZone, toEpochSec } from '#domain/time.ts';
import { daySpan } from '#domain/windows.ts';
import {
  formatClock,
  parseClock,
  parseDay,
  parseLanes,
  parseWindow,
  withLanes,
  withoutWindow,
  withWindow,
} from '#pages/day/day-address.ts';

const ZONE = 'Europe/Paris' as TimeZone;

function placeOf(text: string) {
  const day = text as LocalDay;
  const span = daySpan(day, ZONE);
  if (span === null) throw new Error(`Failed to find ${text}: Paris has it.`);
  return { day, zone: ZONE, span };
}

const ordinary = placeOf('2026-02-10');
const autumn = placeOf('2026-10-25');

describe('the stretch in an address', () => {
  it('is read by the clock of the day, and written back as it was', () => {
    const search = '?from=06:30&to=09:00&lanes=hr,steps,sleep';
    const window = parseWindow(search, ordinary);
    expect(window.from - ordinary.span.from).toBe(6.5 * 3600);
    expect(window.to - ordinary.span.from).toBe(9 * 3600);
    expect(withWindow('?lanes=hr,steps,sleep', window, ordinary)).toBe(
      '?lanes=hr,steps,sleep&from=06:30&to=09:00',
    );
  });

  it.each(['', '?from=9:00', '?from=25:00&to=26:00', '?from=09:00&to=06:30', '?from=noon'])(
    'is the whole day for "%s"',
    (search) => {
      expect(parseWindow(search, ordinary)).toEqual(ordinary.span);
    },
  );

  it('says nothing where it is the whole day', () => {
    expect(withWindow('?from=06:30', ordinary.span, ordinary)).toBe('');
  });

  it('lasts until the end of the day where it names only its beginning', () => {
    expect(parseWindow('?from=22:00', ordinary).to).toBe(ordinary.span.to);
  });

  it('tells the second of two equal times by its offset', () => {
    const first = parseClock('02:30', autumn);
    const second = parseClock('02:30+01:00', autumn);
    expect((second ?? 0) - (first ?? 0)).toBe(3600);
    expect(formatClock(toEpochSec(first ?? 0), autumn)).toBe('02:30');
    expect(formatClock(toEpochSec(second ?? 0), autumn)).toBe('02:30+01:00');
    // A + that was typed into an address arrives as a space.
    expect(parseClock('02:30 01:00', autumn)).toBe(second);
  });

  it('gives back every minute of a day of 25 hours', () => {
    for (let at: number = autumn.span.from; at <= autumn.span.to; at += 60) {
      expect(parseClock(formatClock(toEpochSec(at), autumn), autumn)).toBe(at);
    }
  });

  it('is left behind on the way to another day, with everything else kept', () => {
    expect(withoutWindow('?from=06:30&to=09:00&lanes=hr')).toBe('?lanes=hr');
  });
});

describe('the lanes in an address', () => {
  it.each([
    ['', ['hr', 'steps', 'sleep']],
    ['?lanes=sleep,steps', ['steps', 'sleep']],
    ['?lanes=distance,nonsense', ['distance']],
    ['?lanes=', []],
  ])('"%s" are %j', (search, lanes) => {
    expect(parseLanes(search)).toEqual(lanes);
  });

  it('are not named where they are the usual ones', () => {
    expect(withLanes('?lanes=hr', ['hr', 'steps', 'sleep'])).toBe('');
    expect(withLanes('', ['hr', 'elevation'])).toBe('?lanes=hr,elevation');
  });
});

it.each([
  ['2026-03-29', '2026-03-29'],
  ['2026-02-30', null],
  ['1066-10-14', null],
  ['today', null],
])('the day "%s" is %s', (text, expected) => {
  expect(parseDay(text)).toBe(expected);
});
