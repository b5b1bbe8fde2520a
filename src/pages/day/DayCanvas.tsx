import { lazy, useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import { computeSpanTotals } from '#domain/day-figures.ts';
import type { Span } from '#domain/record-kinds.ts';
import { useMessages } from '#settings/use-settings.ts';
import { useNow } from '#ui/clock.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import { toCount } from '../count.ts';
import { readerZone } from '../reader-zone.ts';
import { type LaneName, MIN_WINDOW_SEC } from './day-address.ts';
import styles from './DayPage.module.css';
import {
  binLength,
  type DayView,
  type DayWords,
  toBins,
  toClock,
  toClockText,
  toLanes,
  toReading,
  toSummary,
  toTable,
  toUsualText,
  toWindowText,
  type UsualView,
} from './day-view.ts';

const LaneChart = lazy(async () => ({ default: (await import('#charts/LaneChart.tsx')).LaneChart }));

type DayCanvasProps = {
  readonly view: DayView;
  readonly window: Span;
  readonly lanes: readonly LaneName[];
  readonly usual: UsualView | null;
  readonly reader: DayWords;
  readonly onWindow: (from: number, to: number) => void;
};

export function DayCanvas({ view, window, lanes, usual, reader, onWindow }: DayCanvasProps) {
  const messages = useMessages();
  const now = useNow();
  const { words, format } = reader;
  const { day, zone, span } = view.record;
  const binMin = binLength(window);
  // The chart compares these by identity.
  const picture = useMemo(
    () => toLanes(view, { lanes, binMin, usual }, reader),
    [view, lanes, binMin, usual, reader],
  );
  const reading = useMemo(
    () => toReading(view, { lanes, binMin, usual, bins: toBins(view.minutes, lanes, binMin) }, reader),
    [view, lanes, binMin, usual, reader],
  );
  const whole = useMemo(
    () => ({
      clock: toClock(zone, reader),
      formatTime: (at: number) => toClockText(at, zone, reader),
      formatWindow: (from: number, to: number) =>
        `${toClockText(from, zone, reader)} – ${toClockText(to, zone, reader)}`,
    }),
    [zone, reader],
  );
  const windowText = toWindowText(window, view, reader);
  const table = useMemo(() => toTable(view, window, reader), [view, window, reader]);
  const totals = computeSpanTotals(view.minutes, window);
  const nowAt = now >= span.from && now < span.to ? now : null;
  const nowLine = useMemo(() => (nowAt === null ? null : { at: nowAt, label: words.now }), [nowAt, words]);

  return (
    <ChartFigure
      name={words.chartName(format.day(day), windowText)}
      summary={
        <>
          <p>{toSummary(totals, reader)}</p>
          {totals.betweenMin > 0 && <p>{words.between(toCount(totals.betweenMin, format))}</p>}
          {picture.missing.map((name) => (
            <p key={name}>{words.notProvided(words.lane[name])}</p>
          ))}
        </>
      }
      table={table}
      fallback={<Skeleton shape="chart" />}
      words={messages.chart}
    >
      <LaneChart
        {...whole}
        name={words.chartName(format.day(day), windowText)}
        lanes={picture.lanes}
        strip={picture.strip}
        events={view.events}
        from={window.from}
        to={window.to}
        extent={span}
        minWindowSec={MIN_WINDOW_SEC}
        now={nowLine}
        reading={reading}
        onWindow={(from, to, phase) => {
          if (phase === 'end') onWindow(from, to);
        }}
        onRangeReset={() => {
          onWindow(span.from, span.to);
        }}
        legend={
          <p className={styles['legend']}>
            <span>{words.resolution(format.number(binMin, 0))}</span>
            {usual !== null && <span>{toUsualText(usual, reader)}</span>}
            {zone !== readerZone() && <span>{words.how.zone(zone)}</span>}
          </p>
        }
        words={messages.chart}
      />
    </ChartFigure>
  );
}
