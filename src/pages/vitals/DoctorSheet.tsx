import { lazy, useMemo } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import { computeHomeSeries } from '#domain/home-pressure.ts';
import { computePressureAverages } from '#domain/pressure-averages.ts';
import { toEpochSec, toLocalDay } from '#domain/time.ts';
import { useDeviceList } from '#queries/devices.ts';
import { useQuantityFormat } from '#settings/use-quantity-format.ts';
import { useFormat, useMessages, useSettings } from '#settings/use-settings.ts';
import { useVitalsMessages } from '#settings/use-vitals-messages.ts';
import { Button, buttonClass } from '#ui/Button.tsx';
import { useNow } from '#ui/clock.ts';
import { toCount } from '../count.ts';
import { PageHeading } from '../PageHeading.tsx';
import { useViewRange } from '../use-view-range.ts';
import styles from './DoctorSheet.module.css';
import { GuidelineChoice } from './GuidelineChoice.tsx';
import {
  findSevere,
  toChartSummary,
  toClassName,
  toLimits,
  toPillars,
  toPressureTable,
  toPressureText,
} from './pressure-view.ts';
import { withSheet } from './sheet-address.ts';
import { toCompletenessText, toDeviceTexts, toSheetRows, toSheetSessions } from './sheet-view.ts';
import { type VitalsHistory, within } from './vitals-history.ts';
import { toRangeContext, toRangeView, toInstantText, toTimeTicks, type Words } from './vitals-view.ts';

const TimeSeriesChart = lazy(async () => ({
  default: (await import('#charts/TimeSeriesChart.tsx')).TimeSeriesChart,
}));

const CHART_PX = 220;
const DAY_SEC = 86_400;

/** What a doctor asks for, on one sheet of paper: over the same days as the page it was opened from. */
export function DoctorSheet({ history }: { history: VitalsHistory }) {
  const format = useFormat();
  const quantity = useQuantityFormat();
  const common = useMessages();
  const messages = useVitalsMessages();
  const devices = useDeviceList();
  const [{ bloodPressureGuideline: guideline }] = useSettings();
  const { search } = useLocation();
  const now = toEpochSec(Math.floor(useNow() / DAY_SEC) * DAY_SEC);
  const words = useMemo<Words>(
    () => ({ format, quantity, common, messages }),
    [format, quantity, common, messages],
  );
  const { today, firstDay } = toRangeContext(history, toEpochSec(Math.floor(useNow())));
  const context = useMemo(() => ({ today, firstDay }), [today, firstDay]);
  const { range } = useViewRange(context);
  const view = useMemo(() => toRangeView(history, range, format), [history, range, format]);
  const sessions = useMemo(() => within(history.sessions, view), [history, view]);
  const home = useMemo(
    () => computeHomeSeries(sessions, { until: range.to, excluded: history.excluded }),
    [sessions, range.to, history],
  );
  const averages = useMemo(() => computePressureAverages(sessions), [sessions]);
  const { sheet, pressure } = messages;
  const average = home?.average?.value;
  const severe = findSevere(sessions);
  const { listed, leftOut } = toSheetSessions(sessions, history, words);

  return (
    <div className={styles['page']} data-family="vitals">
      <div className={styles['tools']}>
        <Link className={buttonClass()} to={{ search: withSheet(search, false) }}>
          {sheet.back}
        </Link>
        <GuidelineChoice />
        <Button
          tone="primary"
          onClick={() => {
            window.print();
          }}
        >
          {sheet.print}
        </Button>
        <span className={styles['hint']}>{sheet.hint}</span>
      </div>
      <article className={styles['sheet']}>
        <header>
          <PageHeading title={sheet.title} />
          <p>
            <strong>{sheet.range(view.daysText, history.homeZone)}</strong>
          </p>
          <p>{toDeviceTexts(sessions, devices, words).join(' ')}</p>
        </header>
        <p>
          <strong>{sheet.protocol}: </strong>
          {home !== null && `${pressure.home.dates(format.dayRange(home.firstDay, home.lastDay))}. `}
          {toCompletenessText(home, words)}
        </p>
        {average !== undefined && (
          <p>
            <strong>
              {pressure.home.label}:{' '}
              {toPressureText(
                { systolicMmHg: average.systolic.mean, diastolicMmHg: average.diastolic.mean },
                words,
              )}{' '}
              {pressure.unit}
            </strong>
            {'. '}
            {sheet.class}:{' '}
            {pressure.classBy(
              toClassName(
                { systolicMmHg: average.systolic.mean, diastolicMmHg: average.diastolic.mean },
                guideline,
                words,
              ),
              pressure.guideline.short[guideline],
            )}
            .
          </p>
        )}
        {severe !== null && <p>{pressure.severe(`${toPressureText(severe, words)} ${pressure.unit}`)}</p>}
        {averages !== null && (
          <table className={styles['averages']}>
            <caption>
              {sheet.averages} ({pressure.unit})
            </caption>
            <thead>
              <tr>
                <th scope="col">{sheet.quantity}</th>
                <th scope="col">{sheet.value}</th>
                <th scope="col">{sheet.interval}</th>
                <th scope="col">{sheet.n}</th>
              </tr>
            </thead>
            <tbody>
              {toSheetRows(home, averages, words).map(({ key, label, value, interval, n }) => (
                <tr key={key}>
                  <th scope="row">{label}</th>
                  <td>{value}</td>
                  <td>{interval}</td>
                  <td>{n}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {sessions.length > 0 && (
          <SheetChart history={history} sessions={sessions} view={view} words={words} />
        )}
        {listed.length > 0 && (
          <section>
            <h2 className={styles['listTitle']}>{sheet.list}</h2>
            <ol className={styles['list']}>
              {listed.map(({ key, datetime, time, value }) => (
                <li key={key}>
                  <time dateTime={datetime}>{time}</time> <span>{value}</span>
                </li>
              ))}
            </ol>
            {leftOut > 0 && <p>{sheet.leftOut(toCount(leftOut, format))}</p>}
            {listed.some(({ value }) => value.endsWith('*')) && <p>{sheet.legend}</p>}
          </section>
        )}
        <footer>
          <p>
            {sheet.made(format.day(toLocalDay(now, history.homeZone)))} {messages.how.advice}
          </p>
        </footer>
      </article>
    </div>
  );
}

type SheetChartProps = {
  history: VitalsHistory;
  sessions: ReturnType<typeof within<VitalsHistory['sessions'][number]>>;
  view: ReturnType<typeof toRangeView>;
  words: Words;
};

function SheetChart({ history, sessions, view, words }: SheetChartProps) {
  const { common, messages, format } = words;
  const [{ bloodPressureGuideline: guideline }] = useSettings();
  const { unit } = messages.pressure;
  const name = messages.pressure.chart.name(view.daysText);
  // The chart compares these by identity.
  const drawn = useMemo(() => {
    const write = (value: number): string => format.number(value, 0);
    return {
      series: toPillars(history, words),
      references: toLimits(guideline, words),
      axes: [
        {
          id: 'pressure',
          side: 'left' as const,
          unit,
          minSpan: 80,
          tickSteps: [20, 40],
          formatTick: write,
          formatValue: write,
        },
      ],
      formatTime: (at: number) => toInstantText(at, history, words),
      timeTicks: toTimeTicks(history.homeZone, format),
    };
  }, [history, guideline, words, format, unit]);
  const table = useMemo(() => {
    const { columns, rowOf } = toPressureTable(history, guideline, words);
    return { caption: name, columns, rows: () => sessions.toReversed().map(rowOf) };
  }, [history, sessions, guideline, words, name]);
  return (
    <ChartFigure
      name={name}
      summary={<p>{toChartSummary(sessions, words)}</p>}
      table={table}
      height={CHART_PX}
      words={common.chart}
    >
      <TimeSeriesChart
        {...drawn}
        name={name}
        from={view.from}
        to={view.to}
        height={CHART_PX}
        words={common.chart}
      />
    </ChartFigure>
  );
}
