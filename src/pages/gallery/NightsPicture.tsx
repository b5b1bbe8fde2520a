import { NightBars, type NightBarsWords } from '#charts/NightBars.tsx';
import type { NightColumn } from '#charts/night-bars.ts';
import type { Format } from '#locale/format.ts';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { useMemo } from 'react';
import { type GalleryCase, type GalleryNight, nightsOf } from './gallery-data.ts';
import { formatDuration, formatHour, stageLabels } from './night-words.ts';

const words: NightBarsWords = {
  roleDescription: 'chart of nights',
  keyboardHint: 'Arrow keys read night by night.',
  legend: 'Show only',
  midSleep: 'Mid-sleep',
  nap: 'Nap',
};
const EARLIEST_SEC = -6 * 3600;
const windows = [{ id: 'usual', label: 'Usual for you', from: -0.5 * 3600, to: 6.5 * 3600 }];
const targets = [{ id: 'bedtime', label: 'Bedtime', at: -1 * 3600 }];
const tableColumns = [{ header: 'Day' }, { header: 'In bed (min)', numeric: true }];

/** Nights at the time of the clock: a week, with holes a fortnight, and in place of ten years a month. */
export function NightsPicture({ name, data }: { name: string; data: GalleryCase }) {
  const messages = useMessages();
  const format = useFormat();
  const columns = useMemo(() => nightsOf(data).map((night) => toColumn(night, format)), [data, format]);
  const figure = useMemo(
    () => ({
      name,
      summary: <p>{`${name}: what a page says about it in words.`}</p>,
      words: messages.chart,
    }),
    [name, messages],
  );
  return (
    <NightBars
      figure={figure}
      columns={columns}
      earliest={EARLIEST_SEC}
      windows={windows}
      targets={targets}
      height={360}
      stageLabels={stageLabels}
      formatHour={formatHour}
      tableCaption={name}
      tableColumns={tableColumns}
      words={words}
    />
  );
}

function toColumn({ day, bars }: GalleryNight, format: Format): NightColumn {
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) {
    return {
      day,
      label: format.dayShort(day),
      bars,
      midSleep: null,
      duration: '',
      reading: { title: format.day(day), lines: [{ label: '', value: 'No night recorded' }] },
      cells: [''],
    };
  }
  const sec = last.to - first.from;
  return {
    day,
    label: format.dayShort(day),
    bars,
    midSleep: (first.from + last.to) / 2,
    duration: formatDuration(sec),
    reading: { title: format.day(day), lines: [{ label: 'In bed', value: formatDuration(sec) }] },
    cells: [String(Math.round(sec / 60))],
  };
}
