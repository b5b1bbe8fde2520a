import { lazy, useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import { LEAST_VALUES, PERSONAL_RANGE_DAYS } from '#domain/personal-range.ts';
import { type LocalDay, SECONDS_PER_DAY } from '#domain/time.ts';
import { Card } from '#ui/Card.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { ChartGestures } from '../chart-gestures.ts';
import { toCount } from '../count.ts';
import { Explained } from '../Explained.tsx';
import {
  countBefore,
  toRangeAt,
  toLastText,
  toVitalFormat,
  toVitalPicture,
  toVitalReading,
  toVitalRow,
  toVitalSummary,
} from './vital-view.ts';
import { explainRange, type Surroundings } from './vitals-explanations.ts';
import { firstIndexFrom, type VitalSeries, within } from './vitals-history.ts';
import {
  type RangeView,
  toExtent,
  toInstantText,
  toMomentOf,
  toTimeTicks,
  toWindowText,
} from './vitals-view.ts';
import styles from './VitalsPage.module.css';

const TimeSeriesChart = lazy(async () => ({
  default: (await import('#charts/TimeSeriesChart.tsx')).TimeSeriesChart,
}));

const HEIGHT_PX = 260;
const MIN_WINDOW_SEC = SECONDS_PER_DAY;

export type VitalFigureProps = {
  series: VitalSeries;
  view: RangeView;
  around: Surroundings;
  gestures: ChartGestures;
  today: LocalDay;
};

/** One vital sign over time, within what is usual for the reader. */
export function VitalFigure({ series, view, around, gestures, today }: VitalFigureProps) {
  const { history, words } = around;
  const { common, messages } = words;
  const { vitals, pressure } = messages;
  const { kind } = series;
  const { unit, text } = toVitalFormat(kind, words);
  const label = vitals.names[kind.key];
  const name = vitals.chartName(label, unit, view.daysText);
  const shown = useMemo(() => within(series.values, view), [series, view]);
  const picture = useMemo(() => toVitalPicture(series, words), [series, words]);
  // The chart compares these by identity.
  const whole = useMemo(
    () => ({
      series: picture.series,
      axes: picture.axes,
      formatTime: (at: number) => {
        const value = series.values[firstIndexFrom(series.values, at)];
        return value?.at === at ? toMomentOf(value, history, words).text : toInstantText(at, history, words);
      },
      formatWindow: (from: number, to: number) => toWindowText(from, to, history, words.format),
      timeTicks: toTimeTicks(history.homeZone, words.format),
      reading: (at: number) => toVitalReading(series, at, words),
    }),
    [picture, series, history, words],
  );
  const extent = useMemo(() => toExtent(history, today), [history, today]);
  const table = useMemo(
    () => ({
      caption: name,
      columns: [
        { header: pressure.table.time },
        { header: vitals.inUnit(label, unit), numeric: true },
        { header: vitals.usualLow(unit), numeric: true },
        { header: vitals.usualHigh(unit), numeric: true },
        { header: pressure.table.note },
      ],
      rows: () =>
        shown.toReversed().map((value) => toVitalRow(series, picture.ranges, value, history, words)),
    }),
    [name, label, unit, pressure, vitals, shown, series, picture, history, words],
  );
  const notes: Partial<Record<typeof kind.key, string>> = vitals.notes;
  const note = notes[kind.key] ?? null;
  return (
    <Card title={label}>
      {note !== null && <p className={styles['rest']}>{note}</p>}
      {shown.length === 0 ? (
        <p className={styles['rest']}>
          {vitals.emptyRange} {toLastText(series, view, around)}
        </p>
      ) : (
        <ChartFigure
          name={name}
          summary={
            <>
              <p>{toVitalSummary(series, shown, words)}</p>
              <UsualRange series={series} view={view} around={around} write={text} />
            </>
          }
          table={table}
          height={HEIGHT_PX}
          fallback={<Skeleton shape="chart" />}
          words={common.chart}
        >
          <TimeSeriesChart
            {...whole}
            name={name}
            from={view.from}
            to={view.to}
            height={HEIGHT_PX}
            extent={extent}
            minWindowSec={MIN_WINDOW_SEC}
            {...gestures}
            words={common.chart}
          />
        </ChartFigure>
      )}
    </Card>
  );
}

type UsualRangeProps = Pick<VitalFigureProps, 'series' | 'view' | 'around'> & {
  write: (value: number) => string;
};

/** What is usual at the end of the view, or how little there is to tell it from. */
function UsualRange({ series, view, around, write }: UsualRangeProps) {
  const { format, messages } = around.words;
  const { vitals } = messages;
  const range = useMemo(() => toRangeAt(series, view.to), [series, view.to]);
  if (range === null) {
    const count = countBefore(series, view.to, PERSONAL_RANGE_DAYS);
    return <p>{vitals.rangeTooFew(toCount(count, format), format.number(LEAST_VALUES, 0))}</p>;
  }
  const value = vitals.range(write(range.value.low), write(range.value.high));
  const window = toWindowText(range.window?.from ?? view.from, view.to, around.history, format);
  const name = messages.vitals.names[series.kind.key];
  return (
    <p>
      <Explained
        name={`${name}: ${value}`}
        explain={() => explainRange(range, { name, value, window }, around)}
      >
        {value}
      </Explained>
    </p>
  );
}
