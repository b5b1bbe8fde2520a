/**
 * The page of the raster's benchmark: a year of nights by the minute, drawn by our raster and by a bare loop over the
 * pixels of a canvas. Which of them a visit measures stands in its address (`?ours`).
 */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { NightRaster, type RasterRow } from '#charts/NightRaster.tsx';
import { addDays, type LocalDay } from '#domain/time.ts';
import { english } from '#locale/messages/english.ts';

const NIGHTS = 365;
const MINUTES = 1440;
const WIDTH = 900;
const ROW_PX = 2;

const tones = new Uint8Array((NIGHTS + 1) * MINUTES);
for (let night = 0; night <= NIGHTS; night += 1) {
  const bed = 660 + ((night * 37) % 90);
  for (let minute = bed; minute < bed + 470; minute += 1) {
    tones[night * MINUTES + minute] = 1 + (Math.floor(minute / 17 + night) % 3);
  }
}
// A real date.
const first = '2026-01-01' as LocalDay;
const rows: RasterRow[] = Array.from({ length: NIGHTS }, (_, night) => ({
  day: addDays(first, night),
  label: night % 30 === 0 ? `m ${night / 30}` : '',
  note: '',
  isFree: night % 7 > 4,
  reading: { title: String(night), lines: [] },
  cells: [''],
}));

const target = document.createElement('div');
target.style.inlineSize = `${WIDTH}px`;
document.body.append(target);

const formatHour = (hour: number): string => `${hour}:00`;
const engines: Record<string, () => void> = {
  ours() {
    const root = createRoot(target);
    flushSync(() => {
      root.render(
        <NightRaster
          figure={{ name: 'Sleep', summary: '', words: english.chart }}
          rows={rows}
          tones={tones}
          firstHour={12}
          stageLabels={{ awake: 'Wake', rem: 'REM', light: 'Light', deep: 'Deep' }}
          formatHour={formatHour}
          tableCaption="Sleep"
          tableColumns={[{ header: 'Day' }]}
          words={{ roleDescription: '', keyboardHint: '', free: 'Free', unknown: 'None', asleep: 'Asleep' }}
        />,
      );
    });
  },
  canvas() {
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH;
    canvas.height = NIGHTS * ROW_PX;
    target.append(canvas);
    const context = canvas.getContext('2d');
    if (context === null) return;
    const image = context.createImageData(WIDTH, NIGHTS * ROW_PX);
    const pixels = new Uint32Array(image.data.buffer);
    for (let y = 0; y < NIGHTS * ROW_PX; y += 1) {
      const row = Math.floor(y / ROW_PX) * MINUTES;
      for (let x = 0; x < WIDTH; x += 1) {
        const tone = tones[row + Math.floor((x / WIDTH) * 2 * MINUTES)] ?? 0;
        pixels[y * WIDTH + x] = tone === 0 ? 0 : 0xff_5f_28_17;
      }
    }
    context.putImageData(image, 0, 0);
  },
};

/** Draws at the start of a frame and resolves once that frame has been painted, with the ms between. */
async function mount(): Promise<number> {
  const ms = await new Promise<number>((resolve) => {
    requestAnimationFrame(() => {
      const startedAt = performance.now();
      engines[location.search.slice(1)]?.();
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        port1.close();
        resolve(performance.now() - startedAt);
      });
      port1.start();
      port2.postMessage(null);
    });
  });
  if ((target.querySelector('canvas')?.height ?? 0) < NIGHTS)
    throw new Error('Failed to measure: nothing is drawn.');
  return ms;
}

declare global {
  var rasterBench: { readonly mount: () => Promise<number>; readonly nodes: () => number };
}

globalThis.rasterBench = { mount, nodes: () => target.querySelectorAll('*').length };
