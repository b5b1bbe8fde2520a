import { ChartFigure } from '#charts/ChartFigure.tsx';
import { HourHeatMap, type HourHeatMapWords } from '#charts/HourHeatMap.tsx';
import { addDays } from '#domain/time.ts';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { useMemo } from 'react';
import { type GalleryCase, HOUR_DAYS, hoursOf } from './gallery-data.ts';

const words: HourHeatMapWords = {
  roleDescription: 'heat map',
  keyboardHint: 'Arrow keys move by hour and by day.',
  legend: 'Show only',
  zero: 'None',
  noData: 'Unknown',
  range: (from, to) => `${from} to ${to}`,
  below: (to) => `below ${to}`,
  above: (from) => `${from} and more`,
};
const rows = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

/** Four weeks hour by hour. */
export function HoursPicture({ name, data }: { name: string; data: GalleryCase }) {
  const messages = useMessages();
  const format = useFormat();
  const { value, labels, table } = useMemo(() => {
    const { first, value } = hoursOf(data);
    const days = Array.from({ length: HOUR_DAYS }, (_, index) => addDays(first, index));
    const read = (column: number, row: number) => `${days[column] ?? ''} ${rows[row] ?? ''}`;
    return {
      value,
      labels: {
        columns: days.map((day) => format.dayShort(day)),
        read,
        formatValue: (steps: number) => `${format.number(steps, 0)} steps`,
        formatCut: (steps: number) => format.number(steps, 0),
      },
      table: {
        caption: name,
        columns: [{ header: 'Hour' }, { header: 'Steps', numeric: true }],
        rows: () =>
          [...value.entries()]
            .filter(([, steps]) => !Number.isNaN(steps))
            .map(([index, steps]) => ({
              datetime: read(Math.floor(index / 24), index % 24).replace(' ', 'T'),
              time: read(Math.floor(index / 24), index % 24),
              cells: [String(steps)],
            })),
      },
    };
  }, [data, format, name]);
  return (
    <ChartFigure
      name={name}
      summary={<p>{`${name}: what a page says about it in words.`}</p>}
      table={table}
      words={messages.chart}
    >
      <HourHeatMap {...labels} name={name} rows={rows} value={value} words={words} />
    </ChartFigure>
  );
}
