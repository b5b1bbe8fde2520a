import { SECONDS_PER_DAY } from '#domain/time.ts';
import { useMemo } from 'react';
import { axisOf } from './axes.ts';
import { daysOf, type GalleryCase, seriesOf, windowOf, quantities } from './gallery-data.ts';
import { TimePicture } from './TimePicture.tsx';

/** Two quantities on scales of their own, shapes to tell their readings apart, and what somebody noted. */
export function ScalesPicture({ name, data }: { name: string; data: GalleryCase }) {
  const { drawn, columns } = useMemo(() => {
    const [share, mass] = [seriesOf(daysOf(data, quantities.fat)), seriesOf(daysOf(data, quantities.muscle))];
    const { from } = windowOf(data);
    const at = (day: number): number => from + day * SECONDS_PER_DAY;
    return {
      drawn: {
        series: [
          {
            ...share,
            id: 'fat',
            label: 'Fat',
            kind: 'points' as const,
            shape: 'triangle' as const,
            tone: 'secondary' as const,
          },
          {
            ...mass,
            id: 'muscle',
            label: 'Muscle',
            kind: 'points' as const,
            shape: 'square' as const,
            tone: 'primary' as const,
            axis: 'mass',
          },
        ],
        axes: [
          axisOf({ id: 'share', unit: '%', minSpan: 6 }),
          axisOf({ id: 'mass', side: 'right', unit: 'kg', minSpan: 6 }),
        ],
        annotations: [
          { id: 'cold', label: 'A cold', at: at(8), to: at(15) },
          { id: 'scale', label: 'New scale', at: at(52) },
          { id: 'diet', label: 'No sugar', at: at(54) },
        ],
      },
      columns: [
        { header: 'Fat (%)', series: share },
        { header: 'Muscle (kg)', series: mass },
      ],
    };
  }, [data]);
  return <TimePicture name={name} data={data} drawn={drawn} columns={columns} />;
}
