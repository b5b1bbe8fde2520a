import { useMemo } from 'react';
import { oneAxis } from './axes.ts';
import { daysOf, type GalleryCase, quantities, seriesOf } from './gallery-data.ts';
import { TimePicture } from './TimePicture.tsx';

const QUARTER_DAY_SEC = 6 * 3600;

/** Two values that belong together, in two series: one filled, the other hollow. */
export function PillarsPicture({ name, data }: { name: string; data: GalleryCase }) {
  const { drawn, columns } = useMemo(() => {
    const upper = seriesOf(daysOf(data, quantities.systolic));
    const lower = seriesOf(daysOf(data, quantities.diastolic));
    const half = { at: lower.at.map((at) => at + 2 * QUARTER_DAY_SEC), value: lower.value };
    const pillars = { kind: 'pillars' as const, upper: upper.value, lengthSec: QUARTER_DAY_SEC };
    return {
      drawn: {
        series: [
          { ...lower, ...pillars, id: 'first', label: 'Morning', tone: 'primary' as const },
          {
            ...half,
            ...pillars,
            id: 'second',
            label: 'Evening',
            tone: 'secondary' as const,
            look: 'hollow' as const,
          },
        ],
        axes: oneAxis({ unit: 'mmHg', minSpan: 60 }),
      },
      columns: [
        { header: 'Upper (mmHg)', series: upper },
        { header: 'Lower (mmHg)', series: lower },
      ],
    };
  }, [data]);
  return <TimePicture name={name} data={data} drawn={drawn} columns={columns} />;
}
