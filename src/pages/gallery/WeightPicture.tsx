import { seriesMark } from '#charts/time-series.ts';
import { useMemo } from 'react';
import {
  daysOf,
  type GalleryCase,
  gridOf,
  seriesOf,
  smoothOf,
  windowOf,
  quantities,
} from './gallery-data.ts';
import { oneAxis } from './axes.ts';
import { TimePicture } from './TimePicture.tsx';

/** Readings with their marks, the line through them, what floats above it and sinks below, a goal, and the strip. */
export function WeightPicture({ name, data }: { name: string; data: GalleryCase }) {
  const { drawn, columns } = useMemo(() => {
    const days = daysOf(data, quantities.weight);
    const trend = smoothOf(gridOf(days));
    const readings = seriesOf(days);
    const trendThere = seriesOf(days, trend.value);
    const mark = Uint8Array.from(readings.at, (_, index) => {
      if (index % 13 === 4) return seriesMark.doubtful;
      return index % 9 === 2 ? seriesMark.manual : seriesMark.normal;
    });
    return {
      drawn: {
        series: [
          {
            ...readings,
            id: 'stems',
            label: 'Away from the trend',
            kind: 'stems' as const,
            foot: trendThere.value,
            tone: 'secondary' as const,
            toneBelow: 'primary' as const,
          },
          {
            ...readings,
            id: 'readings',
            label: 'Readings',
            kind: 'points' as const,
            mark,
            tone: 'secondary' as const,
          },
          { ...trend, id: 'trend', label: 'Trend', kind: 'line' as const, tone: 'primary' as const },
        ],
        axes: oneAxis({ unit: 'kg', minSpan: 4 }),
        references: [{ id: 'goal', label: 'Goal 76 kg', value: 76 }],
      },
      columns: [
        { header: 'Weight (kg)', series: readings },
        { header: 'Trend (kg)', series: trendThere },
      ],
    };
  }, [data]);
  // A new case has a window of its own.
  return (
    <TimePicture
      key={windowOf(data).from}
      name={name}
      data={data}
      drawn={drawn}
      columns={columns}
      height={460}
      isMovable
    />
  );
}
