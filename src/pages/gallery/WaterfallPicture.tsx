import { useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import { Waterfall, type WaterfallStep } from '#charts/Waterfall.tsx';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { daysOf, type GalleryCase, quantities, seriesOf } from './gallery-data.ts';

const HEIGHT_PX = 320;

/** What a difference is made of: from the first day of the case to its last. */
export function WaterfallPicture({ name, data }: { name: string; data: GalleryCase }) {
  const messages = useMessages();
  const format = useFormat();
  const steps = useMemo((): WaterfallStep[] => {
    const [fat, muscle] = [seriesOf(daysOf(data, quantities.fat)), seriesOf(daysOf(data, quantities.muscle))];
    const ends = (value: Float64Array): [number, number] => [value[0] ?? 0, value.at(-1) ?? 0];
    const [fatEnds, leanEnds] = [ends(fat.value), ends(muscle.value)];
    if (fat.at.length === 0) return [];
    const level = (id: string, label: string, index: 0 | 1): WaterfallStep => {
      const value = fatEnds[index] + leanEnds[index];
      return {
        id,
        kind: 'level',
        label,
        detail: 'Some day',
        value,
        text: `${format.number(value, 1)} kg`,
        short: format.number(value, 1),
      };
    };
    const change = (id: string, label: string, [from, to]: [number, number]): WaterfallStep => ({
      id,
      kind: 'change',
      label,
      value: to - from,
      text: `${format.signed(to - from, 2)} kg`,
      short: format.signed(to - from, 2),
    });
    return [
      level('start', 'Start', 0),
      change('fat', 'Fat', fatEnds),
      change('lean', 'Lean', leanEnds),
      level('end', 'End', 1),
    ];
  }, [data, format]);
  const table = useMemo(
    () => ({
      caption: name,
      columns: [{ header: 'Step' }, { header: 'kg', numeric: true }],
      rows: () => steps.map(({ label, text }) => ({ name: label, cells: [text] })),
    }),
    [name, steps],
  );
  return (
    <ChartFigure
      name={name}
      summary={<p>{`${name}: what a page says about it in words.`}</p>}
      table={table}
      height={HEIGHT_PX}
      words={messages.chart}
    >
      <Waterfall
        name={name}
        steps={steps}
        unit="kg"
        minSpan={2}
        height={HEIGHT_PX}
        formatTick={String}
        words={messages.chart}
      />
    </ChartFigure>
  );
}
