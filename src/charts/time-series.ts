/**
 * What every time series picture takes.
 *
 * Law of this room: pictures know nothing of what they draw. No unit, no query, no calendar of their own: numbers
 * come in the reader's unit, words and labels come as props, instants are seconds since 1970. Only
 * TimeSeriesChart.tsx imports Recharts, and nothing outside the lazy chunk imports TimeSeriesChart.tsx.
 * The picture is drawn from typed arrays into one path per series; nothing here makes a node per datum.
 */

/** How one datum is marked: `mark[i]` of a points series. */
export const seriesMark = { normal: 0, manual: 1, doubtful: 2 } as const;

export type SeriesTone = 'primary' | 'secondary' | 'muted';

export type TimeSeries = {
  readonly id: string;
  readonly label: string;
  readonly kind: 'line' | 'points';
  /** Epoch seconds, ascending. */
  readonly at: Float64Array;
  /** In the reader's unit; NaN is a gap, never joined. */
  readonly value: Float64Array;
  /** One `seriesMark` per datum; absent means all normal. */
  readonly mark?: Uint8Array;
  readonly tone: SeriesTone;
};

/** A level that the picture always shows, such as a goal. */
export type ReferenceLine = { readonly id: string; readonly label: string; readonly value: number };

/** What is said about the datum under the crosshair. */
export type SeriesReading = {
  readonly at: number;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
};

export type TimeTick = { readonly at: number; readonly label: string };
