import { QuartileRows, type QuartileRow } from '#charts/QuartileRows.tsx';
import { computeQuartiles } from '#domain/quantile.ts';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { useMemo } from 'react';
import { daysOf, type GalleryCase, quantities } from './gallery-data.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const words = {
  roleDescription: 'profile',
  keyboardHint: 'Up and down arrow keys walk from row to row.',
  atRest: 'Bar: the middle half. Line: the median.',
};
const columns = [
  { header: 'Day' },
  ...['Lower quartile', 'Median', 'Upper quartile'].map((header) => ({ header, numeric: true })),
];
const MIN_SPAN = 1000;

/** Steps by day of the week. */
export function ProfilePicture({ name, data }: { name: string; data: GalleryCase }) {
  const messages = useMessages();
  const { number } = useFormat();
  const rows = useMemo(() => {
    const { value } = daysOf(data, quantities.steps);
    return weekdays.map((weekday, index): QuartileRow => {
      const { count, ...spread } = computeQuartiles(value.filter((_, day) => day % 7 === index));
      const texts = [spread.low, spread.median, spread.high].map((one) =>
        Number.isNaN(one) ? '' : number(one, 0),
      );
      return {
        name: weekday,
        label: weekday.slice(0, 3),
        note: `n ${count}`,
        ...spread,
        reading: { title: weekday, lines: [{ label: 'Median', value: texts[1] ?? '' }] },
        cells: texts,
      };
    });
  }, [data, number]);
  const formatTick = useMemo(() => (value: number) => number(value, 0), [number]);
  const figure = useMemo(
    () => ({
      name,
      summary: <p>{`${name}: what a page says about it in words.`}</p>,
      words: messages.chart,
    }),
    [name, messages],
  );
  return (
    <QuartileRows
      figure={figure}
      rows={rows}
      minSpan={MIN_SPAN}
      formatTick={formatTick}
      tableCaption={name}
      tableColumns={columns}
      words={words}
    />
  );
}
