import { computeClockAxis } from '#charts/clock-axis.ts';
import { Hypnogram, type HypnogramWords } from '#charts/Hypnogram.tsx';
import { formatInstant, toEpochSec, UTC } from '#domain/time.ts';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { useMemo } from 'react';
import { type GalleryCase, nightOf, windowOf } from './gallery-data.ts';
import { formatDuration, formatHour, stageLabels } from './night-words.ts';

const words: HypnogramWords = {
  roleDescription: 'chart of a night',
  keyboardHint: 'Arrow keys read stage by stage.',
  legend: 'Show only',
  from: 'From',
  until: 'Until',
  stage: 'Stage',
  duration: 'Minutes',
};
const clock = (from: number, to: number, width: number) =>
  computeClockAxis({ from, to, width, zone: UTC, formatHour, formatJump: (sec) => `${sec / 3600} h` });
const formatOrdinal = (ordinal: number, count: number): string => `${ordinal} of ${count}`;
const formatDurationCell = (sec: number): string => String(Math.round(sec / 60));
const toDatetime = (at: number): string => formatInstant(toEpochSec(at), UTC);

/** The course of one night from 22:00 to 07:00. */
export function NightPicture({ name, data }: { name: string; data: GalleryCase }) {
  const messages = useMessages();
  const format = useFormat();
  const segments = useMemo(() => nightOf(data), [data]);
  const formats = useMemo(() => {
    const formatTime = (at: number): string => format.time(toEpochSec(at), UTC);
    return {
      formatTime,
      formatSpan: (from: number, to: number) => `${formatTime(from)}–${formatTime(to)}`,
    };
  }, [format]);
  const figure = useMemo(
    () => ({
      name,
      summary: <p>{`${name}: what a page says about it in words.`}</p>,
      words: messages.chart,
    }),
    [name, messages],
  );
  const midnight = windowOf(data).to - 86_400;
  return (
    <Hypnogram
      {...formats}
      figure={figure}
      segments={segments}
      from={midnight - 2 * 3600}
      to={midnight + 7 * 3600}
      stageLabels={stageLabels}
      clock={clock}
      formatDuration={formatDuration}
      formatOrdinal={formatOrdinal}
      formatDurationCell={formatDurationCell}
      toDatetime={toDatetime}
      tableCaption={name}
      words={words}
    />
  );
}
