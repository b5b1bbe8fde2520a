import { useMemo } from 'react';
import { oneAxis } from './axes.ts';
import {
  daysOf,
  type GalleryCase,
  type GallerySeries,
  gridOf,
  smoothOf,
  quantities,
} from './gallery-data.ts';
import { TimePicture } from './TimePicture.tsx';

/** A band around a line: what is usual, and where the values are; dashes for what is expected. */
export function BandPicture({ name, data }: { name: string; data: GalleryCase }) {
  const { drawn, columns } = useMemo(() => {
    const days = gridOf(daysOf(data, quantities.pulse));
    const middle = smoothOf(days);
    const [low, high] = [shifted(middle, -4), shifted(middle, 4)];
    return {
      drawn: {
        series: [
          {
            ...low,
            id: 'usual',
            label: 'Usual for you',
            kind: 'band' as const,
            upper: high.value,
            tone: 'muted' as const,
          },
          { ...days, id: 'pulse', label: 'Pulse at rest', kind: 'line' as const, tone: 'primary' as const },
          {
            ...middle,
            id: 'middle',
            label: 'Middle',
            kind: 'line' as const,
            dash: 'dashed' as const,
            tone: 'reference' as const,
          },
        ],
        axes: oneAxis({ unit: 'bpm', minSpan: 20 }),
      },
      columns: [
        { header: 'Pulse (bpm)', series: days },
        { header: 'Usual from (bpm)', series: low },
        { header: 'Usual to (bpm)', series: high },
      ],
    };
  }, [data]);
  return <TimePicture name={name} data={data} drawn={drawn} columns={columns} />;
}

function shifted({ at, value }: GallerySeries, by: number): GallerySeries {
  return { at, value: value.map((one) => one + by) };
}
