import type { Sleep } from './night-assembly.ts';
import type { NightNumbers } from './night-numbers.ts';
import { type CircularMean, circularMean } from './regularity.ts';
import { type EpochSec, offsetSecAt, SECONDS_PER_DAY, type TimeZone } from './time.ts';

/** A number of a night that can be averaged; instants are, by the clock. */
export type NightField = {
  [Field in keyof NightNumbers]: NightNumbers[Field] extends EpochSec ? never : Field;
}[keyof NightNumbers];

export type NightMean = { readonly mean: number; readonly nights: number };

/** The plain mean of a number over nights, those left out that have none; null where no night has one. */
export function meanOverNights(nights: readonly Sleep[], field: NightField): NightMean | null {
  const values = nights.map(({ numbers }) => numbers[field]).filter((value) => value !== null);
  if (values.length === 0) return null;
  return { mean: values.reduce((sum, value) => sum + value, 0) / values.length, nights: values.length };
}

/** An instant of a night that has a usual time of the clock. */
export type NightInstant = 'bedAt' | 'upAt' | 'midSleepAt';

/** The times of the clock of an instant of each night, in seconds from 00:00, each by the clock of its place. */
export function clockTimes(
  nights: readonly Sleep[],
  instant: NightInstant,
  clockZone: TimeZone | null = null,
): number[] {
  return nights.map(({ numbers, timeZone }) => clockSecOf(numbers[instant], clockZone ?? timeZone));
}

/** The usual time of an instant of a night and its spread; null where no night is, or their times cancel out. */
export function usualTime(
  nights: readonly Sleep[],
  instant: NightInstant,
  clockZone: TimeZone | null = null,
): CircularMean | null {
  return circularMean(clockTimes(nights, instant, clockZone));
}

/** What the clock of a zone shows at an instant, in seconds from 00:00. */
export function clockSecOf(at: EpochSec, zone: TimeZone): number {
  const clock = (at + offsetSecAt(at, zone)) % SECONDS_PER_DAY;
  return clock < 0 ? clock + SECONDS_PER_DAY : clock;
}
