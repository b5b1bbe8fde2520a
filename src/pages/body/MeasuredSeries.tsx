import { useEffect, useMemo, useRef } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import { TimeSeriesChart } from '#charts/TimeSeriesChart.tsx';
import type { MeasureReading } from '#domain/measures.ts';
import { SECONDS_PER_DAY, toEpochSec } from '#domain/time.ts';
import { useReadings } from '#queries/measures.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import styles from './BodySections.module.css';
import { measureFormatOf } from './measure-format.ts';
import { type MeasuredWords, toMeasuredSeries } from './measured-view.ts';
import type { MeasuredSectionsProps } from './MeasuredSections.tsx';

const HEIGHT_PX = 340;
/** Distances between grid lines of quantities that may be small. */
const TICK_STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
/** One decimal is the finest step of the axis. */
const MIN_SPAN = 0.5;

/** Every value of one type over the days in view, as it was sent. */
export function MeasuredSeries({
  type,
  window,
  words,
  timeTicks,
}: MeasuredSectionsProps & { type: number; words: MeasuredWords }) {
  const { format, messages, composition } = words;
  const { measured } = composition;
  const types = useMemo(() => [type], [type]);
  const { readings } = useReadings(types);
  const { search } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const measure = useMemo(() => measureFormatOf(type, words), [type, words]);
  const view = useMemo(
    () => (readings === undefined ? null : toMeasuredSeries(readings, type, window, words)),
    [readings, type, window, words],
  );
  const name = measured.chartName(measure.name, measure.unit, window.daysText);
  const table = useMemo(() => {
    const hasPlaces = (view?.series.length ?? 0) > 1 || view?.series[0]?.id !== 'whole';
    return {
      caption: name,
      columns: [
        { header: measured.time },
        { header: measured.value(measure.unit), numeric: true },
        ...(hasPlaces ? [{ header: measured.place }] : []),
      ],
      rows: () => view?.rows() ?? [],
    };
  }, [name, measured, measure, view]);
  const axes = useMemo(
    () => [
      {
        id: 'value',
        side: 'left' as const,
        unit: measure.unit,
        minSpan: MIN_SPAN,
        tickSteps: TICK_STEPS,
        formatTick: (value: number) => format.number(value, Number.isInteger(value) ? 0 : 1),
        formatValue: (value: number) => `${format.number(value, 2)} ${measure.unit}`.trim(),
      },
    ],
    [format, measure],
  );
  const extent = useMemo(() => extentOf(window, view?.values ?? []), [window, view]);
  const formatTime = useMemo(() => {
    const zone = window.clockZone ?? window.homeZone;
    return (at: number) => format.dateTime(toEpochSec(Math.round(at)), zone);
  }, [format, window]);

  // What was chosen in the list below comes into sight.
  useEffect(() => {
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  return (
    <div>
      <div className={styles['head']}>
        <h3 ref={heading}>{measure.name}</h3>
        <Link to={{ search: withoutMeasure(search) }} preventScrollReset>
          {measured.close}
        </Link>
      </div>
      {view === null && <Skeleton shape="chart" />}
      {view !== null && view.values.length === 0 && (
        <p>
          {view.summary} <Link to={{ search: withAllDays(search) }}>{measured.all}</Link>
        </p>
      )}
      {view !== null && view.values.length > 0 && (
        <ChartFigure
          name={name}
          summary={<p>{view.summary}</p>}
          table={table}
          height={HEIGHT_PX}
          words={messages.chart}
        >
          <TimeSeriesChart
            name={name}
            series={view.series}
            axes={axes}
            from={extent.from}
            to={extent.to}
            height={HEIGHT_PX}
            formatTime={formatTime}
            timeTicks={timeTicks}
            words={messages.chart}
          />
        </ChartFigure>
      )}
    </div>
  );
}

/** The days in view, or where nothing bounds them a day around everything there is. */
function extentOf(
  { from, to }: MeasuredSectionsProps['window'],
  values: readonly MeasureReading[],
): { from: number; to: number } {
  return {
    from: Number.isFinite(from) ? from : (values[0]?.at ?? 0) - SECONDS_PER_DAY,
    to: Number.isFinite(to) ? to : (values.at(-1)?.at ?? 0) + SECONDS_PER_DAY,
  };
}

function withoutMeasure(search: string): string {
  const params = new URLSearchParams(search);
  params.delete('measure');
  return `?${params.toString()}`;
}

function withAllDays(search: string): string {
  const params = new URLSearchParams(search);
  for (const name of ['from', 'to']) params.delete(name);
  params.set('range', 'all');
  return `?${params.toString()}`;
}
