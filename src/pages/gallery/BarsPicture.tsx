import { ChartFigure } from '#charts/ChartFigure.tsx';
import { StackedBars } from '#charts/StackedBars.tsx';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { useMemo } from 'react';
import { daysOf, type GalleryCase, gridOf, quantities, windowOf } from './gallery-data.ts';
import { toTable, toTimeWords } from './gallery-words.ts';

const HEIGHT_PX = 300;

/** What was done each day, by kind. */
export function BarsPicture({ name, data }: { name: string; data: GalleryCase }) {
  const messages = useMessages();
  const format = useFormat();
  const words = useMemo(() => toTimeWords(format), [format]);
  const { at, parts, walked } = useMemo(() => {
    const walked = gridOf(daysOf(data, quantities.steps));
    const share = (of: number) =>
      walked.value.map((value) => (Number.isNaN(value) ? 0 : Math.max(0, value * of)));
    return {
      walked,
      at: walked.at,
      parts: [
        { id: 'walk', label: 'Walking', hue: 2 as const, value: share(0.6) },
        { id: 'run', label: 'Running', hue: 3 as const, value: share(0.3) },
        { id: 'rest', label: 'Everything else', hue: 1 as const, value: share(0.1) },
      ],
    };
  }, [data]);
  const table = useMemo(
    () => toTable(name, [{ header: 'Steps', series: walked }], words),
    [name, walked, words],
  );
  return (
    <ChartFigure
      name={name}
      summary={<p>{`${name}: what a page says about it in words.`}</p>}
      table={table}
      height={HEIGHT_PX}
      words={messages.chart}
    >
      <StackedBars
        name={name}
        at={at}
        to={windowOf(data).to}
        parts={parts}
        totalLabel="Total"
        height={HEIGHT_PX}
        unit="steps"
        minSpan={1000}
        formatValue={(value) => format.number(value, 0)}
        formatTick={(value) => format.number(value, 0)}
        formatBar={(index) => words.formatTime(at[index] ?? 0)}
        timeTicks={words.timeTicks}
        words={messages.chart}
      />
    </ChartFigure>
  );
}
