/**
 * A day reckoned a second time, from the simulator's own records and in another way than the product's: records are
 * written out minute by minute by their instants, and no grid, spreading or clock of the product is used.
 */

/** As `/__sim/truth?kind=intraday` tells it. */
export type TrueRecord = {
  readonly at: number;
  readonly durationSec: number;
  readonly steps?: number;
  readonly distanceM?: number;
  readonly elevationM?: number;
  readonly activeKcal?: number;
  readonly strokes?: number;
  readonly poolLaps?: number;
  readonly heartRateBpm?: number;
};

/** What is known of a minute, by the instant at which it begins. */
export type TrueMinute = Readonly<Record<AmountName, number>> & { readonly heartRateBpm?: number };

const amounts = ['steps', 'distanceM', 'elevationM', 'activeKcal', 'strokes', 'poolLaps'] as const;

export type AmountName = (typeof amounts)[number];

/** Every minute that any record covers; what a record does not name was nothing. */
export function minutesOf(records: readonly TrueRecord[]): Map<number, TrueMinute> {
  const minutes = new Map<number, TrueMinute>();
  for (const record of records) {
    const parts = record.durationSec / 60;
    for (let part = 0; part < parts; part += 1) {
      const at = record.at + part * 60;
      const shares = amounts.map((name) => [name, (record[name] ?? 0) / parts] as const);
      minutes.set(at, {
        // The names are those above.
        ...(Object.fromEntries(shares) as Record<AmountName, number>),
        ...(part === 0 && record.heartRateBpm !== undefined && { heartRateBpm: record.heartRateBpm }),
      });
    }
  }
  return minutes;
}

/** Amounts that any record of the day names. */
export function namedIn(records: readonly TrueRecord[]): readonly AmountName[] {
  return amounts.filter((name) => name === 'steps' || records.some((record) => record[name] !== undefined));
}

export function sumOf(minutes: Iterable<TrueMinute>, name: AmountName): number {
  let hundredths = 0;
  for (const minute of minutes) hundredths += Math.round(minute[name] * 100);
  return hundredths / 100;
}

/** First instant of a date and of the next on the clocks of a zone, asked hour by hour. */
export function boundsOf(day: string, zone: string): { from: number; to: number } {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  const noon = Date.parse(`${day}T12:00Z`) / 1000;
  const shown: number[] = [];
  for (let at = noon - 36 * 3600; at < noon + 36 * 3600; at += 900) {
    if (clock.format(at * 1000) === day) shown.push(at);
  }
  return { from: shown[0] ?? Number.NaN, to: (shown.at(-1) ?? Number.NaN) + 900 };
}
