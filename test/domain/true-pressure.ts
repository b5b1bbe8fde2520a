/** What of a record of `/__sim/truth` a blood pressure is worked out from. */
export type TruePressureRecord = {
  readonly grpid: number;
  readonly date: number;
  readonly timezone: string;
  readonly category: number;
  readonly attrib: number;
  readonly deviceid: string | null;
  readonly measures: readonly { readonly type: number; readonly value: number }[];
};

export type TrueSitting = {
  readonly at: number;
  /** `YYYY-MM-DD` of the evening or morning that it belongs to, by the clock of its place. */
  readonly day: string;
  readonly period: 'morning' | 'midday' | 'evening';
  readonly values: readonly { readonly s: number; readonly d: number; readonly p: number }[];
  readonly s: number;
  readonly d: number;
  readonly p: number;
};

/**
 * Sittings worked out from the simulator's truth, sharing no code with the product: readings are walked through in
 * time, and the clock of the place is asked of `Intl`.
 */
export function trueSittings(records: readonly TruePressureRecord[]): TrueSitting[] {
  const readings = records
    .filter(({ category, attrib }) => category === 1 && attrib !== 1 && attrib !== 4)
    .flatMap((record) => {
      const [s, d, p] = [10, 9, 11].map(
        (type) => record.measures.find((measure) => measure.type === type)?.value,
      );
      return s === undefined || d === undefined ? [] : [{ ...record, s, d, p: p ?? Number.NaN }];
    })
    .sort((a, b) => a.date - b.date);
  const sittings: (typeof readings)[] = [];
  for (const reading of readings) {
    const open = sittings.findLast((sitting) => sitting.some((one) => device(one) === device(reading)));
    const last = open?.at(-1);
    if (open !== undefined && last !== undefined && reading.date - last.date <= 600) open.push(reading);
    else sittings.push([reading]);
  }
  return sittings.flatMap((sitting) => {
    const first = sitting[0];
    if (first === undefined) return [];
    const of = (pick: (one: (typeof readings)[number]) => number): number =>
      sitting.reduce((sum, one) => sum + pick(one), 0) / sitting.length;
    return [
      {
        at: first.date,
        ...placeOf(first.date, first.timezone),
        values: sitting.map(({ s, d, p }) => ({ s, d, p })),
        s: of(({ s }) => s),
        d: of(({ d }) => d),
        p: of(({ p }) => p),
      },
    ];
  });
}

function device({ attrib, deviceid }: { attrib: number; deviceid: string | null }): string {
  return attrib === 2 ? 'hand' : `${deviceid}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function placeOf(at: number, zone: string): Pick<TrueSitting, 'day' | 'period'> {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(zone, clock);
  const text = clock.format(at * 1000);
  const date = text.slice(0, 10);
  const hour = Number(text.slice(11, 13));
  if (hour < 4) {
    return { day: new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10), period: 'evening' };
  }
  if (hour < 12) return { day: date, period: 'morning' };
  return { day: date, period: hour < 16 ? 'midday' : 'evening' };
}

/** The home average as of the last sitting: days two to seven of the week that ends with it. */
export function trueHomeAverage(sittings: readonly TrueSitting[]) {
  const own = sittings.filter(({ period }) => period !== 'midday');
  const lastDay =
    own
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? '';
  const weekAgo = new Date(Date.parse(lastDay) - 6 * 86_400_000).toISOString().slice(0, 10);
  const week = own.filter(({ day }) => day >= weekAgo);
  const firstDay = week.map(({ day }) => day).sort()[0] ?? '';
  const counted = week.filter(({ day }) => day !== firstDay);
  const values = counted.flatMap((sitting) => sitting.values);
  return {
    firstDay,
    lastDay,
    readings: values.length,
    days: new Set(counted.map(({ day }) => day)).size,
    s: meanOf(values.map(({ s }) => s)),
    d: meanOf(values.map(({ d }) => d)),
  };
}

/** Statistics by their textbook formulas, over any sittings. */
export function trueStatistics(sittings: readonly TrueSitting[]) {
  const s = sittings.map((sitting) => sitting.s);
  const d = sittings.map((sitting) => sitting.d);
  const part = (period: TrueSitting['period'], pick: 's' | 'd') =>
    meanOf(sittings.filter((sitting) => sitting.period === period).map((sitting) => sitting[pick]));
  return {
    s: meanOf(s),
    d: meanOf(d),
    sdS: deviationOf(s),
    sdD: deviationOf(d),
    arvS: meanOf(s.slice(1).map((value, index) => Math.abs(value - (s[index] ?? Number.NaN)))),
    arvD: meanOf(d.slice(1).map((value, index) => Math.abs(value - (d[index] ?? Number.NaN)))),
    pulsePressure: meanOf(sittings.map((one) => one.s - one.d)),
    meanPressure: meanOf(sittings.map((one) => one.d + (one.s - one.d) / 3)),
    differenceS: part('morning', 's') - part('evening', 's'),
    differenceD: part('morning', 'd') - part('evening', 'd'),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** √((Σ x² − n x̄²) / (n − 1)), the other form of it. */
function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  return Math.sqrt((squares - values.length * mean * mean) / (values.length - 1));
}
