import { ChartFigure } from '#charts/ChartFigure.tsx';
import { TimeSeriesChart, type TimeSeriesChartProps } from '#charts/TimeSeriesChart.tsx';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { useMemo, useState } from 'react';
import { type GalleryCase, windowOf } from './gallery-data.ts';
import { toTable, toTimeWords } from './gallery-words.ts';

export type TimePictureProps = {
  name: string;
  data: GalleryCase;
  /** Kept from render to render, as the chart compares by identity. */
  drawn: Pick<TimeSeriesChartProps, 'series' | 'axes' | 'references' | 'ranges' | 'annotations'>;
  columns: Parameters<typeof toTable>[1];
  height?: number;
  /** The window can be moved over the whole case, which a strip shows. */
  isMovable?: boolean;
};

/** A time series with everything that a page would say about it. */
export function TimePicture({
  name,
  data,
  drawn,
  columns,
  height = 380,
  isMovable = false,
}: TimePictureProps) {
  const messages = useMessages();
  const format = useFormat();
  const words = useMemo(() => toTimeWords(format), [format]);
  const extent = useMemo(() => windowOf(data), [data]);
  const [view, setView] = useState(extent);
  const table = useMemo(() => toTable(name, columns, words), [name, columns, words]);
  const overview = useMemo(() => drawn.series.filter(({ kind }) => kind === 'line'), [drawn]);

  return (
    <ChartFigure
      name={name}
      summary={<p>{`${name}: what a page says about it in words.`}</p>}
      table={table}
      height={height}
      words={messages.chart}
    >
      <TimeSeriesChart
        {...drawn}
        {...words}
        name={name}
        from={view.from}
        to={view.to}
        height={height}
        words={messages.chart}
        {...(isMovable && {
          extent,
          overview,
          onWindow: (from: number, to: number) => {
            setView({ from, to });
          },
          onRangeReset: () => {
            setView(extent);
          },
        })}
      />
    </ChartFigure>
  );
}
