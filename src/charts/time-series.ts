/**
 * What every time series picture takes.
 *
 * Law of this room: pictures know nothing of what they draw. No unit, no query, no calendar of their own: numbers
 * come in the reader's unit, words and labels come as props, instants are seconds since 1970. Only ChartFrame.tsx
 * imports Recharts, and nothing outside the lazy chunk imports TimeSeriesChart.tsx.
 * The picture is drawn from typed arrays into one path per series; nothing here makes a node per datum.
 */

/** How one datum is marked: `mark[i]` of a points series. */
export const seriesMark = { normal: 0, manual: 1, doubtful: 2 } as const;

export type SeriesTone = 'primary' | 'secondary' | 'muted' | 'reference';

type SeriesBase = {
  readonly id: string;
  readonly label: string;
  /** Epoch seconds, ascending. */
  readonly at: Float64Array;
  /** In the reader's unit; NaN is a gap, never joined. */
  readonly value: Float64Array;
  readonly tone: SeriesTone;
  /** Which axis the values are read from; the first where absent. */
  readonly axis?: string;
};

export type LineSeries = SeriesBase & {
  readonly kind: 'line';
  readonly dash?: 'solid' | 'dashed' | 'dotted';
  /** `bridged`: a thin dashed connector spans every gap. Gaps are open where absent. */
  readonly gaps?: 'open' | 'bridged';
  /** What a line keeps when it must be thinned: every extreme, the default, or the shape of a smooth curve. */
  readonly thinning?: 'extremes' | 'shape';
};

export type PointSeries = SeriesBase & {
  readonly kind: 'points';
  /** One `seriesMark` per datum; absent means all normal. */
  readonly mark?: Uint8Array;
  readonly shape?: 'circle' | 'square' | 'triangle';
};

/** Each bar begins at its instant and lasts `lengthSec`. */
export type BarSeries = SeriesBase & {
  readonly kind: 'bars';
  readonly lengthSec: number;
  /** Where bars stand; 0 where absent. */
  readonly base?: number;
  /** 1 where a bar may still grow: those are hatched. */
  readonly partial?: Uint8Array;
  /** What the legend calls them. */
  readonly partialLabel?: string;
};

/** A tint between `value` and `upper`. */
export type BandSeries = SeriesBase & { readonly kind: 'band'; readonly upper: Float64Array };

/** A narrow upright from `value` to `upper` about each instant: two values that belong together. */
export type PillarSeries = SeriesBase & {
  readonly kind: 'pillars';
  readonly upper: Float64Array;
  /** How wide each is on the axis of time, as far as that can be drawn. */
  readonly lengthSec: number;
  /** Tells series apart where colour does not; filled where absent. */
  readonly look?: 'filled' | 'hollow';
};

/** A thin line from `foot`, another series' value at the same instant, to `value`. It is not read on its own. */
export type StemSeries = SeriesBase & {
  readonly kind: 'stems';
  readonly foot: Float64Array;
  /** Where the value lies below its foot; `tone` where it lies above. */
  readonly toneBelow: SeriesTone;
  /** Drawn however long the window; otherwise only where the marks that it belongs to have room. */
  readonly isAlwaysDrawn?: boolean;
};

export type TimeSeries = LineSeries | PointSeries | BarSeries | BandSeries | PillarSeries | StemSeries;

/** One scale of values, and how it is told. */
export type ChartAxis = {
  readonly id: string;
  /** `none`: the scale is used, but no label stands beside the plot. The first axis has the grid. */
  readonly side: 'left' | 'right' | 'none';
  /** Stands above the axis. */
  readonly unit: string;
  /** The axis never spans less. */
  readonly minSpan: number;
  /** Distances allowed between grid lines, ascending; whole numbers when absent. */
  readonly tickSteps?: readonly number[];
  /** The axis begins exactly here, unless something lies below: 0 for amounts. */
  readonly floor?: number;
  readonly formatTick: (value: number) => string;
  readonly formatValue: (value: number) => string;
};

/** A level that the picture always shows, such as a goal. */
export type ReferenceLine = {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly axis?: string;
};

/** A tinted stripe between two levels, such as a goal range. */
export type ReferenceRange = {
  readonly id: string;
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly axis?: string;
  /** The axis reaches as far as the range, wherever the data lie. */
  readonly isAlwaysShown?: boolean;
};

/** What somebody noted: a flag in the lane above the plot; with `to`, a span that is tinted too. */
export type Annotation = {
  readonly id: string;
  readonly label: string;
  readonly at: number;
  readonly to?: number;
};

/** What is said about the datum under the crosshair. */
export type SeriesReading = {
  readonly at: number;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
};

export type TimeTick = { readonly at: number; readonly label: string };

/** A stretch of the time axis, epoch seconds. */
export type ChartWindow = { readonly from: number; readonly to: number };

/** How much of its data a picture shows: those of its fullest series. */
export type Resolution = {
  /** Values in view. */
  readonly count: number;
  /** Values per pixel column. */
  readonly perPixel: number;
  /** Every value is drawn, the extremes of each column, or as many as keep the shape. */
  readonly kept: 'all' | 'extremes' | 'shape';
};
