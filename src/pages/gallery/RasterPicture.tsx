import { NightRaster, type NightRasterWords } from '#charts/NightRaster.tsx';
import { rasterTone } from '#charts/raster-pixels.ts';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { useMemo } from 'react';
import { type GalleryCase, nightsOf } from './gallery-data.ts';
import { formatDuration, formatHour, stageLabels } from './night-words.ts';

const words: NightRasterWords = {
  roleDescription: 'raster of nights',
  keyboardHint: 'Arrow keys read night by night.',
  free: 'Free day',
  unknown: 'Not recorded',
  asleep: 'Asleep',
};
const MINUTES = 1440;
/** Rows begin at noon of the day before. */
const BEFORE_SEC = 12 * 3600;
const tableColumns = [{ header: 'Day' }, { header: 'In bed (min)', numeric: true }];
const tones = { ...rasterTone, awake: rasterTone.awakeInBed, out: rasterTone.awakeInBed };

/** Nights in rows of 48 hours: the same ones as side by side. */
export function RasterPicture({ name, data }: { name: string; data: GalleryCase }) {
  const messages = useMessages();
  const format = useFormat();
  const { rows, minutes } = useMemo(() => {
    const nights = nightsOf(data);
    const painted = new Uint8Array(nights.length * MINUTES);
    const drawn = nights.map(({ day, bars }, index) => {
      const begin = index * MINUTES;
      painted.fill(bars.length === 0 ? rasterTone.unknown : rasterTone.none, begin, begin + MINUTES);
      for (const { from, to, stage } of bars) {
        const [first, last] = [from, to].map((sec) => begin + Math.round((sec + BEFORE_SEC) / 60));
        painted.fill(tones[stage], first, last);
      }
      const sec = (bars.at(-1)?.to ?? 0) - (bars[0]?.from ?? 0);
      return {
        day,
        label: index % 7 === 0 ? format.dayShort(day) : '',
        note: '',
        isFree: index % 7 > 4,
        reading: { title: format.day(day), lines: [{ label: 'In bed', value: formatDuration(sec) }] },
        cells: [bars.length === 0 ? '' : String(Math.round(sec / 60))],
      };
    });
    return { rows: drawn, minutes: painted };
  }, [data, format]);
  const figure = useMemo(
    () => ({
      name,
      summary: <p>{`${name}: what a page says about it in words.`}</p>,
      words: messages.chart,
    }),
    [name, messages],
  );
  return (
    <NightRaster
      figure={figure}
      rows={rows}
      tones={minutes}
      firstHour={12}
      stageLabels={stageLabels}
      formatHour={formatHour}
      tableCaption={name}
      tableColumns={tableColumns}
      words={words}
    />
  );
}
