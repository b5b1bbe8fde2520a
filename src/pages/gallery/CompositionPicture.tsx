import { ChartFigure } from '#charts/ChartFigure.tsx';
import { StackedBands } from '#charts/StackedBands.tsx';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { useMemo } from 'react';
import { daysOf, type GalleryCase, quantities, seriesOf, windowOf } from './gallery-data.ts';
import { toTable, toTimeWords } from './gallery-words.ts';

const modes = [
  { mode: 'amount', unit: 'kg' },
  { mode: 'share', unit: '%' },
] as const;
const HEIGHT_PX = 340;

/** What a body consists of, as amounts and as shares; one part is missing now and then. */
export function CompositionPicture({ name, data }: { name: string; data: GalleryCase }) {
  const messages = useMessages();
  const format = useFormat();
  const words = useMemo(() => toTimeWords(format), [format]);
  const { bone, muscle, fat, parts, whole, overlay } = useMemo(() => {
    const bone = seriesOf(daysOf(data, quantities.bone));
    const muscle = seriesOf(daysOf(data, quantities.muscle));
    const fat = seriesOf(daysOf(data, quantities.fat));
    const sum = muscle.value.map(
      (value, index) => value + (bone.value[index] ?? Number.NaN) + (fat.value[index] ?? Number.NaN),
    );
    // Scales tell weight always, and the rest when they could measure it.
    const known = muscle.value.map((value, index) => (index % 11 === 7 ? Number.NaN : value));
    return {
      bone,
      fat,
      muscle: { at: muscle.at, value: known },
      parts: [
        { id: 'bone', label: 'Bone', hue: 1 as const, value: bone.value },
        { id: 'muscle', label: 'Muscle', hue: 2 as const, value: known },
        { id: 'fat', label: 'Fat', hue: 3 as const, value: fat.value },
      ],
      whole: { label: 'Weight', value: sum },
      overlay: { label: 'Water', value: sum.map((value) => value * 0.55) },
    };
  }, [data]);
  const table = useMemo(
    () =>
      toTable(
        name,
        [
          { header: 'Bone (kg)', series: bone },
          { header: 'Muscle (kg)', series: muscle },
          { header: 'Fat (kg)', series: fat },
        ],
        words,
      ),
    [name, bone, muscle, fat, words],
  );
  const { from, to } = windowOf(data);

  return modes.map(({ mode, unit }) => (
    <ChartFigure
      key={mode}
      name={`${name}, ${unit}`}
      summary={<p>{`${name}: what a page says about it in words.`}</p>}
      table={table}
      height={HEIGHT_PX}
      words={messages.chart}
    >
      <StackedBands
        {...words}
        name={`${name}, ${unit}`}
        at={bone.at}
        parts={parts}
        whole={whole}
        overlay={overlay}
        mode={mode}
        marks={data.count > 1 ? [{ at: (from + to) / 2, label: 'New scale' }] : []}
        from={from}
        to={to}
        height={HEIGHT_PX}
        unit={unit}
        formatValue={(value) => `${format.number(value, 1)} ${unit}`}
        formatTick={String}
        words={messages.chart}
      />
    </ChartFigure>
  ));
}
