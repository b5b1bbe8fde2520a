/** Nights as the simulator truly has them, put together without any code of the product. */
export type TrueRecord = {
  readonly id: number;
  readonly day: string;
  readonly timeZone: string;
  readonly isNap: boolean;
  readonly from: number;
  readonly to: number;
  readonly model: number;
  readonly modelId: number;
  readonly deviceId: string;
  readonly segments: readonly {
    readonly from: number;
    readonly to: number;
    readonly state: number;
    readonly model: number;
  }[];
};

/** A row of the hypnogram's table. */
export type TruthRow = { readonly at: number; readonly stage: string; readonly minutes: number };

const names: Readonly<Record<number, string>> = { 0: 'Wake', 1: 'Light (N1+N2)', 2: 'Deep (N3)', 3: 'REM' };

/** The rows of the main sleep of a date: what touches in one stage is one row, and so is a hole. */
export function assembleTruth(records: readonly TrueRecord[], date: string): TruthRow[] {
  const segments = records.flatMap((record) => record.segments).toSorted((a, b) => a.from - b.from);
  const episodes: (typeof segments)[] = [];
  for (const segment of segments) {
    const last = episodes.at(-1);
    if (last !== undefined && segment.from - (last.at(-1)?.to ?? 0) < 7200) last.push(segment);
    else episodes.push([segment]);
  }
  const zone = records[0]?.timeZone ?? 'UTC';
  const [night] = episodes
    .filter((episode) => {
      const asleep = episode.filter(({ state }) => state > 0);
      const sleepSec = asleep.reduce((sum, { from, to }) => sum + to - from, 0);
      const middle = ((asleep[0]?.from ?? 0) + (asleep.at(-1)?.to ?? 0)) / 2;
      return sleepSec >= 3 * 3600 && dateOf(middle + 12 * 3600 - 1, zone) === date;
    })
    .toSorted((a, b) => lengthOf(b) - lengthOf(a));
  const rows: { at: number; to: number; stage: string }[] = [];
  for (const { from, to, state } of night ?? []) {
    const last = rows.at(-1);
    const stage = names[state] ?? '';
    if (last !== undefined && last.to < from) rows.push({ at: last.to, to: from, stage: 'No data' });
    const before = rows.at(-1);
    if (before?.stage === stage) before.to = to;
    else rows.push({ at: from, to, stage });
  }
  return rows.map(({ at, to, stage }) => ({ at, stage, minutes: (to - at) / 60 }));
}

function lengthOf(episode: readonly { readonly from: number; readonly to: number }[]): number {
  return (episode.at(-1)?.to ?? 0) - (episode[0]?.from ?? 0);
}

/** The date on a clock of the zone. */
function dateOf(at: number, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at * 1000);
}

/** The day before, the day itself and the day after. */
export function daysAround(date: string): string[] {
  return [-1, 0, 1].map((days) =>
    new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10),
  );
}
