import {
  memo,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
  type ReactNode,
  type RefObject,
} from 'react';

import type { LocalDay } from '#domain/time.ts';
import { useMediaQuery } from '#ui/use-media-query.ts';

import { ChartFigure, type ChartFigureProps } from './ChartFigure.tsx';
import type { ChartTableColumn, ChartTableData } from './ChartTable.tsx';
import styles from './NightRaster.module.css';
import { hourTicks } from './night-bars.ts';
import { rasterPixels, rasterTone, rowHeight, STAGES_FROM_PX, TONE_COUNT, toPixel } from './raster-pixels.ts';
import { ReadingFrame } from './ReadingFrame.tsx';
import stage from './StageSign.module.css';
import { CHARACTER_PX } from './time-ticks.ts';
import chart from './TimeSeriesChart.module.css';
import type { ItemReading, ReadingItems, ReadingStep } from './use-reading.ts';
import { useSize } from './use-size.ts';

/** A date of the raster. */
export type RasterRow = {
  readonly day: LocalDay;
  /** Beside the first row of a month, or wherever there is something to name; empty for most. */
  readonly label: string;
  /** At the right: another zone than the row before had. */
  readonly note: string;
  readonly isFree: boolean;
  readonly reading: ItemReading;
  /** Of the table, after the first, which is the day. */
  readonly cells: readonly string[];
};

export type NightRasterWords = {
  readonly roleDescription: string;
  readonly keyboardHint: string;
  readonly free: string;
  readonly unknown: string;
  readonly asleep: string;
};

/** Data and functions are compared by identity: keep them from render to render. */
export type NightRasterProps = {
  readonly figure: Omit<ChartFigureProps, 'table' | 'height' | 'children' | 'fallback'>;
  readonly rows: readonly RasterRow[];
  /** `rasterTone` per minute, 1,440 per row and for one row more, which the last one ends with. */
  readonly tones: Uint8Array;
  /** Hour of the clock with which rows begin. */
  readonly firstHour: number;
  readonly stageLabels: {
    readonly awake: string;
    readonly rem: string;
    readonly light: string;
    readonly deep: string;
  };
  readonly formatHour: (hour: number) => string;
  readonly tableCaption: string;
  readonly tableColumns: readonly ChartTableColumn[];
  readonly words: NightRasterWords;
  readonly onOpen?: (day: LocalDay) => void;
  readonly stale?: boolean;
};

const TOP_PX = 20;
const GAP_PX = 8;
const FREE_PX = 5;
const HOURS = 48;
/** Lines of labels nearer than this run into each other. */
const LABEL_LINE_PX = 13;

/** Nights below each other, 48 hours to a row: what drifts, jumps or stays is seen at once. */
export function NightRaster(props: NightRasterProps): ReactNode {
  const { figure, rows, tones, firstHour, formatHour, words, onOpen } = props;
  const plot = useRef<HTMLDivElement>(null);
  const size = useSize(plot);
  const theme = useTheme();
  const pitch = rowHeight(rows.length);
  const height = TOP_PX + rows.length * pitch;
  const left = useMemo(
    () => Math.ceil(Math.max(0, ...rows.map(({ label }) => label.length)) * CHARACTER_PX) + GAP_PX + FREE_PX,
    [rows],
  );
  const width = Math.max(0, (size?.width ?? 0) - left);

  const items = useMemo<ReadingItems>(
    () => ({
      count: rows.length,
      read: (index) => rows[index]?.reading ?? { title: '', lines: [] },
      itemAt: (_, y) => {
        const index = Math.floor((y - TOP_PX) / pitch);
        return index >= 0 && index < rows.length ? index : null;
      },
      boxOf: (index) => ({ x: left, y: TOP_PX + index * pitch, width, height: pitch }),
      step: (index, step) => stepDown(rows.length, index, step),
      keyOf: (index) => rows[index]?.day ?? index,
    }),
    [rows, pitch, left, width],
  );
  const table = useMemo<ChartTableData>(
    () => ({
      caption: props.tableCaption,
      columns: props.tableColumns,
      rows: () => rows.map(({ day, reading, cells }) => ({ datetime: day, time: reading.title, cells })),
    }),
    [props.tableCaption, props.tableColumns, rows],
  );
  const openRow = (index: number): void => {
    const day = rows[index]?.day;
    if (day !== undefined) onOpen?.(day);
  };

  return (
    <ChartFigure {...figure} table={table}>
      <ReadingFrame
        name={figure.name}
        roleDescription={words.roleDescription}
        keyboardHint={words.keyboardHint}
        items={items}
        mark="outline"
        plotRef={plot}
        plotHeight={height}
        {...(onOpen === undefined ? {} : { onOpen: openRow })}
        {...(props.stale === undefined ? {} : { stale: props.stale })}
        legend={<Keys {...props} showsStages={pitch >= STAGES_FROM_PX} />}
      >
        {size !== null && width > 0 && (
          <>
            {/* Other colours are another image. */}
            <Pixels key={theme} tones={tones} rows={rows.length} left={left} width={width} pitch={pitch} />
            <Over
              rows={rows}
              left={left}
              width={width}
              height={height}
              pitch={pitch}
              firstHour={firstHour}
              formatHour={formatHour}
            />
          </>
        )}
      </ReadingFrame>
    </ChartFigure>
  );
}

/** Weeks lie a row of seven apart. */
function stepDown(count: number, index: number, { key, isLong }: ReadingStep): number {
  const arrow = isLong ? 7 : 1;
  const steps = {
    ArrowUp: -arrow,
    ArrowLeft: -arrow,
    ArrowDown: arrow,
    ArrowRight: arrow,
    PageUp: -28,
    PageDown: 28,
  };
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : index + steps[key];
}

type PixelsProps = {
  readonly tones: Uint8Array;
  readonly rows: number;
  readonly left: number;
  readonly width: number;
  readonly pitch: number;
};

/** One image, drawn in a pass over its pixels: a path would have tens of thousands of parts. */
const Pixels = memo(function Pixels({ tones, rows, left, width, pitch }: PixelsProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const probes = useRef<HTMLSpanElement>(null);
  const palettes = useRef(new Map<boolean, Uint32Array>());

  // Before paint: an image has no style of its own, its colours are asked for from what has.
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d') ?? null;
    if (element === null || context === null || rows === 0) return;
    const columns = Math.round(width * devicePixelRatio);
    const showsStages = pitch >= STAGES_FROM_PX;
    // Asking for a colour makes the browser work out the whole page's styles.
    const palette = palettes.current.get(showsStages) ?? readPalette(probes, showsStages);
    palettes.current.set(showsStages, palette);
    const pixels = rasterPixels(tones, { rows, width: columns, palette });
    element.width = columns;
    element.height = rows;
    context.putImageData(
      new ImageData(new Uint8ClampedArray(pixels.buffer as ArrayBuffer), columns, rows),
      0,
      0,
    );
  }, [tones, rows, width, pitch]);

  return (
    <>
      <span ref={probes} className={styles['probe']}>
        <span className={stage['stage']} data-stage="light" />
        <span className={stage['stage']} data-stage="deep" />
        <span className={stage['stage']} data-stage="rem" />
        <span className={styles['asleep']} />
        <span className={stage['stage']} data-stage="awake" />
        <span className={styles['unknown']} />
      </span>
      <canvas
        ref={canvas}
        className={styles['canvas']}
        // An image of a pixel per row, as high as its rows are.
        style={{
          insetInlineStart: left,
          insetBlockStart: TOP_PX,
          inlineSize: width,
          blockSize: rows * pitch,
        }}
      />
    </>
  );
});

function readPalette(probes: RefObject<HTMLElement | null>, showsStages: boolean): Uint32Array {
  const colours = [...(probes.current?.children ?? [])].map((probe) =>
    toPixel(getComputedStyle(probe).color),
  );
  const [light = 0, deep = 0, rem = 0, asleep = 0, awake = 0, unknown = 0] = colours;
  const palette = new Uint32Array(TONE_COUNT);
  palette[rasterTone.light] = showsStages ? light : asleep;
  palette[rasterTone.deep] = showsStages ? deep : asleep;
  palette[rasterTone.rem] = showsStages ? rem : asleep;
  palette[rasterTone.unspecified] = asleep;
  palette[rasterTone.awakeInBed] = showsStages ? awake : 0;
  palette[rasterTone.unknown] = unknown;
  return palette;
}

/** A text that changes whenever colours do. */
function useTheme(): string {
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)');
  const chosen = useSyncExternalStore(
    (onChange) => {
      const observer = new MutationObserver(onChange);
      observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
      return () => observer.disconnect();
    },
    () => document.documentElement.dataset['theme'] ?? '',
  );
  return `${chosen} ${prefersDark}`;
}

type OverProps = Pick<NightRasterProps, 'rows' | 'firstHour' | 'formatHour'> & {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly pitch: number;
};

/** Hours, names, free days and changes of the zone, in a few elements whatever the number of rows. */
const Over = memo(function Over(props: OverProps): ReactNode {
  const { rows, left, width, height, pitch, firstHour, formatHour } = props;
  const widest = Math.max(...Array.from({ length: 24 }, (_, hour) => formatHour(hour).length)) * CHARACTER_PX;
  const domain = { from: firstHour * 3600, to: (firstHour + HOURS) * 3600 };
  const ticks = hourTicks(domain, width, widest + GAP_PX);
  const placeOf = (at: number): number => left + ((at - domain.from) / (domain.to - domain.from)) * width;
  const free = rows
    .map(({ isFree }, row) => (isFree ? `M${left - FREE_PX / 2} ${TOP_PX + row * pitch}v${pitch}` : ''))
    .join('');
  // Of two names without room for both, the later one says more: the first row begins anywhere.
  const named = rows.flatMap(({ label }, row) => (label === '' ? [] : [row]));
  const hidden = new Set(
    named.filter((row, index) => ((named[index + 1] ?? Infinity) - row) * pitch < LABEL_LINE_PX),
  );
  return (
    <svg className={`${chart['tick']} ${styles['over']}`} width={left + width} height={height}>
      <path
        className={styles['night']}
        d={ticks.map(({ at }) => `M${Math.round(placeOf(at))} ${TOP_PX}V${height}`).join('')}
      />
      <path className={styles['free']} d={free} />
      {ticks
        .filter(({ at }) => at < domain.to)
        .map(({ at, hour }) => {
          const x = Math.max(widest / 2, placeOf(at));
          return (
            <text key={at} x={x} y={TOP_PX - 7} textAnchor="middle">
              {formatHour(hour)}
            </text>
          );
        })}
      {rows.map(({ day, label, note }, row) => {
        const y = TOP_PX + (row + 0.5) * pitch;
        return (
          (label !== '' || note !== '') && (
            <g key={day}>
              <text x={left - GAP_PX - FREE_PX} y={y} dy="0.35em" textAnchor="end">
                {hidden.has(row) ? '' : label}
              </text>
              {note !== '' && (
                <text x={left + width - 2} y={y} dy="0.35em" textAnchor="end">
                  {note}
                </text>
              )}
            </g>
          )
        );
      })}
    </svg>
  );
});

type KeysProps = Pick<NightRasterProps, 'rows' | 'stageLabels' | 'words'> & { readonly showsStages: boolean };

const BOX = 'M1 2h14v8h-14z';

function Keys({ rows, stageLabels, words, showsStages }: KeysProps): ReactNode {
  const stages = showsStages ? (['awake', 'rem', 'light', 'deep'] as const) : [];
  return (
    <ul className={chart['legend']}>
      {stages.map((name) => (
        <li key={name} className={chart['key']}>
          <svg width="16" height="12" aria-hidden="true">
            <path className={stage['stage']} data-stage={name} d={BOX} />
          </svg>
          {stageLabels[name]}
        </li>
      ))}
      {!showsStages && (
        <li className={chart['key']}>
          <svg width="16" height="12" aria-hidden="true">
            <path className={styles['asleep']} fill="currentColor" d={BOX} />
          </svg>
          {words.asleep}
        </li>
      )}
      <li className={chart['key']}>
        <svg width="16" height="12" aria-hidden="true">
          <path className={styles['unknown']} fill="currentColor" d={BOX} />
        </svg>
        {words.unknown}
      </li>
      {rows.some(({ isFree }) => isFree) && (
        <li className={chart['key']}>
          <svg width="16" height="12" aria-hidden="true">
            <path className={styles['free']} d="M8 0v12" />
          </svg>
          {words.free}
        </li>
      )}
    </ul>
  );
}
