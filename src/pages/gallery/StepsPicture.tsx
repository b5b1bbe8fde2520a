import { SECONDS_PER_DAY } from '#domain/time.ts';
import { useMemo } from 'react';
import { oneAxis } from './axes.ts';
import { daysOf, type GalleryCase, gridOf, smoothOf, quantities } from './gallery-data.ts';
import { TimePicture } from './TimePicture.tsx';

/** Bars that stand on zero, their running mean bridged over holes, and a range to be in. */
export function StepsPicture({ name, data }: { name: string; data: GalleryCase }) {
  const { drawn, columns } = useMemo(() => {
    const days = gridOf(daysOf(data, quantities.steps));
    const mean = smoothOf(days);
    return {
      drawn: {
        series: [
          {
            ...days,
            id: 'days',
            label: 'Steps of a day',
            kind: 'bars' as const,
            lengthSec: SECONDS_PER_DAY,
            tone: 'primary' as const,
          },
          {
            ...mean,
            id: 'mean',
            label: 'Mean of a fortnight',
            kind: 'line' as const,
            gaps: 'bridged' as const,
            thinning: 'shape' as const,
            tone: 'secondary' as const,
          },
        ],
        axes: oneAxis({ unit: 'steps', minSpan: 1000, floor: 0 }),
        ranges: [{ id: 'range', label: 'Goal range', low: 8000, high: 10_000, isAlwaysShown: true }],
      },
      columns: [
        { header: 'Steps', series: days },
        { header: 'Mean', series: mean },
      ],
    };
  }, [data]);
  return <TimePicture name={name} data={data} drawn={drawn} columns={columns} />;
}
