import { ChartFigure } from '#charts/ChartFigure.tsx';
import { LaneChart } from '#charts/LaneChart.tsx';
import type { LaneEvent } from '#charts/LaneEvents.tsx';
import type { Lane } from '#charts/lane-layout.ts';
import { SECONDS_PER_DAY } from '#domain/time.ts';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { useMemo, useState } from 'react';
import { axisOf } from './axes.ts';
import { daysOf, type GalleryCase, gridOf, quantities, windowOf } from './gallery-data.ts';
import { toTable, toTimeWords } from './gallery-words.ts';

/** Two quantities in lanes of their own, with a journey through both and a note. */
export function LanesPicture({ name, data }: { name: string; data: GalleryCase }) {
  const messages = useMessages();
  const format = useFormat();
  const extent = useMemo(() => windowOf(data), [data]);
  const [window, setWindow] = useState(extent);
  const drawn = useMemo(() => {
    const pulse = gridOf(daysOf(data, quantities.pulse));
    const steps = gridOf(daysOf(data, quantities.steps));
    const lanes: readonly Lane[] = [
      {
        id: 'pulse',
        label: 'Pulse',
        height: 90,
        axis: axisOf({ id: 'pulse', unit: 'bpm', minSpan: 20 }),
        references: [{ id: 'level', label: 'A level', value: 65 }],
        series: [{ ...pulse, id: 'pulse', label: 'Pulse', kind: 'line', tone: 'secondary', axis: 'pulse' }],
      },
      {
        id: 'steps',
        label: 'Steps',
        height: 90,
        axis: axisOf({ id: 'steps', unit: 'steps', minSpan: 1000, floor: 0 }),
        series: [
          {
            ...steps,
            id: 'steps',
            label: 'Steps',
            kind: 'bars',
            tone: 'primary',
            axis: 'steps',
            lengthSec: SECONDS_PER_DAY,
          },
        ],
      },
    ];
    const middle = (extent.from + extent.to) / 2;
    const events: readonly LaneEvent[] = [
      {
        id: 'journey',
        kind: 'workout',
        label: 'A journey',
        spoken: 'A journey of ten days',
        at: middle,
        to: middle + 10 * SECONDS_PER_DAY,
      },
      { id: 'note', kind: 'pin', label: 'A note', spoken: 'A note', at: middle - 20 * SECONDS_PER_DAY },
    ];
    return { pulse, steps, lanes, events };
  }, [data, extent]);
  const words = useMemo(() => {
    const time = toTimeWords(format);
    return {
      time,
      clock: (from: number, to: number, width: number) => ({
        ticks: time.timeTicks(from, to, width),
        seams: [],
      }),
      reading: (at: number) => ({ at, lines: [{ label: 'Day', value: time.formatTime(at) }] }),
    };
  }, [format]);
  const table = useMemo(
    () =>
      toTable(
        name,
        [
          { header: 'Pulse', series: drawn.pulse },
          { header: 'Steps', series: drawn.steps },
        ],
        words.time,
      ),
    [name, drawn, words],
  );
  return (
    <ChartFigure
      name={name}
      summary={<p>{`${name}: what a page says about it in words.`}</p>}
      table={table}
      words={messages.chart}
    >
      <LaneChart
        name={name}
        lanes={drawn.lanes}
        events={drawn.events}
        from={window.from}
        to={window.to}
        extent={extent}
        minWindowSec={SECONDS_PER_DAY}
        clock={words.clock}
        formatTime={words.time.formatTime}
        formatWindow={words.time.formatWindow}
        reading={words.reading}
        onWindow={(from, to, phase) => {
          if (phase === 'end') setWindow({ from, to });
        }}
        onRangeReset={() => {
          setWindow(extent);
        }}
        words={messages.chart}
      />
    </ChartFigure>
  );
}
