import { memo, useMemo, useRef, type ReactNode } from 'react';

import type { LocalDay } from '#domain/time.ts';

import { ChartFigure, type ChartFigureProps } from './ChartFigure.tsx';
import type { ChartTableColumn, ChartTableData } from './ChartTable.tsx';
import { boxPath } from './hatch-path.ts';
import {
  clockPlace,
  columnAt,
  columnBox,
  columnPlace,
  computeClockDomain,
  hourTicks,
  midSleepPath,
  nightBarPaths,
  pitchOf,
  windowBox,
  type ClockTarget,
  type ClockWindow,
  type NightBarsScale,
  type NightColumn,
} from './night-bars.ts';
import styles from './NightBars.module.css';
import { sleepStages, type NightStage, type StageLabels } from './night-stages.ts';
import { ReadingFrame } from './ReadingFrame.tsx';
import stageStyles from './StageSign.module.css';
import { StageSign } from './StageSign.tsx';
import { isDimmed, SwitchLegend, useChosen } from './SwitchLegend.tsx';
import { CHARACTER_PX } from './time-ticks.ts';
import chart from './TimeSeriesChart.module.css';
import type { ReadingItems } from './use-reading.ts';
import { useSize } from './use-size.ts';

export type NightBarsWords = {
  readonly roleDescription: string;
  readonly keyboardHint: string;
  /** What the switches of the legend do. */
  readonly legend: string;
  readonly midSleep: string;
  readonly nap: string;
};

/** Data and functions are compared by identity: keep them from render to render. */
export type NightBarsProps = {
  readonly figure: Omit<ChartFigureProps, 'table' | 'height' | 'children' | 'fallback'>;
  /** In order of their days, whether anything was recorded or not. */
  readonly columns: readonly NightColumn[];
  /** Seconds of the clock before which the axis never begins: −21 600 for 18:00 of the evening before. */
  readonly earliest: number;
  readonly windows: readonly ClockWindow[];
  readonly targets: readonly ClockTarget[];
  /** Of the plot where nights stand side by side, in CSS pixels; rows are as high as they need. */
  readonly height: number;
  readonly stageLabels: StageLabels;
  readonly formatHour: (hour: number) => string;
  readonly tableCaption: string;
  readonly tableColumns: readonly ChartTableColumn[];
  readonly words: NightBarsWords;
  readonly onOpen?: (day: LocalDay) => void;
  readonly stale?: boolean;
};

/** Narrower, nights become rows and time runs to the right. */
const NARROW_PX = 480;
const LABEL_GAP_PX = 8;
const AXIS_PX = 20;
const BOTTOM_PX = 24;
const ROW_PX = 32;
const ROW_OF_MANY_PX = 17;
const FEW_ROWS = 10;
const MIN_HOUR_PX = 30;
/** Narrower columns have no room for a duration, not even upright. */
const MIN_UPRIGHT_PX = 13;

/** Nights as floating bars at the time of the clock: a week, a month, in columns or in rows. */
export function NightBars(props: NightBarsProps): ReactNode {
  const { figure, columns, earliest, windows, targets, height, stageLabels, formatHour, words, onOpen } =
    props;
  const plot = useRef<HTMLDivElement>(null);
  const size = useSize(plot);
  const { chosen, toggle } = useChosen();
  const width = size?.width ?? 0;
  const frame = useMemo(
    () => layoutFrame({ columns, width, height, formatHour }),
    [columns, width, height, formatHour],
  );
  const scale = useMemo<NightBarsScale>(
    () => ({
      ...frame.plot,
      domain: computeClockDomain(columns, windows, targets, earliest),
      count: columns.length,
    }),
    [frame, columns, windows, targets, earliest],
  );

  const items = useMemo<ReadingItems>(
    () => ({
      count: columns.length,
      read: (index) => columns[index]?.reading ?? { title: '', lines: [] },
      itemAt: (x, y) => columnAt(scale, x, y),
      boxOf: (index) => columnBox(scale, index),
      keyOf: (index) => columns[index]?.day ?? index,
    }),
    [columns, scale],
  );
  const table = useMemo<ChartTableData>(
    () => ({
      caption: props.tableCaption,
      columns: props.tableColumns,
      rows: () => columns.map(({ day, reading, cells }) => ({ datetime: day, time: reading.title, cells })),
    }),
    [props.tableCaption, props.tableColumns, columns],
  );
  const openColumn = (index: number): void => {
    const day = columns[index]?.day;
    if (day !== undefined) onOpen?.(day);
  };

  return (
    <ChartFigure {...figure} table={table}>
      <ReadingFrame
        name={figure.name}
        roleDescription={words.roleDescription}
        keyboardHint={words.keyboardHint}
        items={items}
        mark="column"
        plotRef={plot}
        plotHeight={frame.height}
        {...(onOpen === undefined ? {} : { onOpen: openColumn })}
        {...(props.stale === undefined ? {} : { stale: props.stale })}
        legend={
          <>
            <SwitchLegend
              label={words.legend}
              switches={stagesOf(columns).map((stage) => ({
                id: stage,
                label: stageLabels[stage],
                sign: <StageSign stage={stage} />,
              }))}
              chosen={chosen}
              onToggle={toggle}
            />
            <Keys columns={columns} windows={windows} targets={targets} words={words} />
          </>
        }
      >
        {size !== null && (
          <Bars
            columns={columns}
            windows={windows}
            targets={targets}
            scale={scale}
            frame={frame}
            width={width}
            formatHour={formatHour}
            chosen={chosen}
          />
        )}
      </ReadingFrame>
    </ChartFigure>
  );
}

type Frame = {
  readonly plot: Omit<NightBarsScale, 'domain' | 'count'>;
  readonly height: number;
  readonly hourPx: number;
};

function layoutFrame(
  options: Pick<NightBarsProps, 'columns' | 'height' | 'formatHour'> & { width: number },
): Frame {
  const { columns, width, height, formatHour } = options;
  const hourPx = widestPx(Array.from({ length: 24 }, (_, hour) => formatHour(hour)));
  const durationPx = widestPx(columns.map(({ duration }) => duration));
  if (width < NARROW_PX) {
    const left = widestPx(columns.map(({ label }) => label)) + LABEL_GAP_PX;
    const right = Math.max(hourPx / 2, durationPx + LABEL_GAP_PX);
    const rows = columns.length * (columns.length > FEW_ROWS ? ROW_OF_MANY_PX : ROW_PX);
    const plot = { isRows: true, left, top: AXIS_PX, width: Math.max(0, width - left - right), height: rows };
    return { plot, height: AXIS_PX + rows + 4, hourPx };
  }
  const left = hourPx + LABEL_GAP_PX;
  const plotWidth = Math.max(0, width - left);
  const isLevel = durationPx + LABEL_GAP_PX <= plotWidth / Math.max(1, columns.length);
  const top = isLevel ? AXIS_PX : durationPx + LABEL_GAP_PX;
  const plot = { isRows: false, left, top, width: plotWidth, height: Math.max(0, height - top - BOTTOM_PX) };
  return { plot, height, hourPx };
}

function widestPx(labels: readonly string[]): number {
  return Math.ceil(Math.max(0, ...labels.map((label) => label.length)) * CHARACTER_PX);
}

/** From out of bed to deep sleep as in a hypnogram, unknown last. */
function stagesOf(columns: readonly NightColumn[]): NightStage[] {
  const found = new Set(columns.flatMap(({ bars }) => bars.map(({ stage }) => stage)));
  return (['out', ...sleepStages, 'unknown'] as const).filter((stage) => found.has(stage));
}

type BarsProps = Pick<NightBarsProps, 'columns' | 'windows' | 'targets' | 'formatHour'> & {
  readonly scale: NightBarsScale;
  readonly frame: Frame;
  readonly width: number;
  readonly chosen: ReadonlySet<string>;
};

const Bars = memo(function Bars(props: BarsProps): ReactNode {
  const { columns, windows, targets, scale, frame, width, formatHour, chosen } = props;
  const { isRows, left, top } = scale;
  const [right, bottom] = [left + scale.width, top + scale.height];
  const paths = useMemo(() => nightBarPaths(columns, scale), [columns, scale]);
  const circles = useMemo(() => midSleepPath(columns, scale), [columns, scale]);
  const ticks = isRows
    ? hourTicks(scale.domain, scale.width, frame.hourPx + LABEL_GAP_PX)
    : hourTicks(scale.domain, scale.height, MIN_HOUR_PX);
  /** A line over all nights. */
  const across = (at: number): string => {
    const place = Math.round(clockPlace(scale, at));
    return isRows ? `M${place} ${top}V${bottom}` : `M${left} ${place}H${right}`;
  };
  return (
    <svg className={chart['tick']} width={width} height={frame.height}>
      {windows.map((window) => (
        <path key={window.id} className={styles['window']} d={boxPath(windowBox(scale, window))} />
      ))}
      <path className={chart['grid']} d={ticks.map(({ at }) => across(at)).join('')} />
      {paths.map(({ stage, path }) => (
        <path
          key={stage}
          className={stageStyles['stage']}
          data-stage={stage}
          data-dimmed={isDimmed(chosen, stage) || undefined}
          d={path}
        />
      ))}
      <path className={styles['middle']} d={circles} />
      {targets.map(({ id, at }) => (
        <path key={id} className={styles['target']} d={across(at)} />
      ))}
      {ticks.map(({ at, hour }) => {
        const place = clockPlace(scale, at);
        return isRows ? (
          <text key={at} x={place} y={top - 7} textAnchor="middle">
            {formatHour(hour)}
          </text>
        ) : (
          <text key={at} x={left - LABEL_GAP_PX} y={place} dy="0.35em" textAnchor="end">
            {formatHour(hour)}
          </text>
        );
      })}
      {isRows ? (
        <RowTexts columns={columns} scale={scale} width={width} />
      ) : (
        <ColumnTexts columns={columns} scale={scale} />
      )}
    </svg>
  );
});

type TextsProps = { readonly columns: readonly NightColumn[]; readonly scale: NightBarsScale };

function RowTexts({ columns, scale, width }: TextsProps & { readonly width: number }): ReactNode {
  return columns.map(({ day, label, duration }, index) => {
    const y = columnPlace(scale, index);
    return (
      <g key={day}>
        <text x={scale.left - LABEL_GAP_PX} y={y} dy="0.35em" textAnchor="end">
          {label}
        </text>
        <text className={styles['duration']} x={width} y={y} dy="0.35em" textAnchor="end">
          {duration}
        </text>
      </g>
    );
  });
}

function ColumnTexts({ columns, scale }: TextsProps): ReactNode {
  const pitch = pitchOf(scale);
  const isLevel = widestPx(columns.map(({ duration }) => duration)) + LABEL_GAP_PX <= pitch;
  const every = Math.max(1, Math.ceil((widestPx(columns.map(({ label }) => label)) + LABEL_GAP_PX) / pitch));
  return columns.map(({ day, label, duration }, index) => {
    const x = columnPlace(scale, index);
    // Centred below its column, but never beyond the picture.
    const nameX = Math.min(x, scale.left + scale.width - (label.length * CHARACTER_PX) / 2);
    const isNamed = (columns.length - 1 - index) % every === 0;
    return (
      <g key={day}>
        {isNamed && (
          <text x={nameX} y={scale.top + scale.height + 17} textAnchor="middle">
            {label}
          </text>
        )}
        {duration !== '' && (isLevel || pitch >= MIN_UPRIGHT_PX) && (
          <text
            className={styles['duration']}
            textAnchor={isLevel ? 'middle' : 'start'}
            dy={isLevel ? undefined : '0.35em'}
            transform={`translate(${x} ${scale.top - 6})${isLevel ? '' : ' rotate(-90)'}`}
          >
            {duration}
          </text>
        )}
      </g>
    );
  });
}

type KeysProps = Pick<NightBarsProps, 'columns' | 'windows' | 'targets' | 'words'>;

/** What is drawn beside the stages. */
function Keys({ columns, windows, targets, words }: KeysProps): ReactNode {
  const hasMiddle = columns.some(({ midSleep }) => midSleep !== null);
  const hasNap = columns.some(({ bars }) => bars.some(({ isNap }) => isNap === true));
  return (
    <ul className={`${chart['legend']} ${styles['keys']}`}>
      {hasMiddle && (
        <Key label={words.midSleep} className={styles['middle']} path="M4 6a4 4 0 1 1 8 0a4 4 0 1 1 -8 0" />
      )}
      {hasNap && <Key label={words.nap} className={styles['nap']} path="M1 4h14v4h-14z" />}
      {windows.map(({ id, label }) => (
        <Key key={id} label={label} className={styles['window']} path="M0 0h16v12h-16z" />
      ))}
      {targets.map(({ id, label }) => (
        <Key key={id} label={label} className={styles['target']} path="M0 6h16" />
      ))}
    </ul>
  );
}

function Key(props: { label: string; className: string | undefined; path: string }): ReactNode {
  return (
    <li className={chart['key']}>
      <svg width="16" height="12" aria-hidden="true">
        <path className={props.className} d={props.path} />
      </svg>
      {props.label}
    </li>
  );
}
