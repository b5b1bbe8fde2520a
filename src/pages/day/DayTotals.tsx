import { computeSpanTotals } from '#domain/day-figures.ts';
import type { Span } from '#domain/record-kinds.ts';
import { Card } from '#ui/Card.tsx';
import { toCount } from '../count.ts';
import styles from './DayPage.module.css';
import { type DayView, type DayWords, toClockText, toLengthText, toWindowText } from './day-view.ts';

type DayTotalsProps = { readonly view: DayView; readonly window: Span; readonly reader: DayWords };

/** What the window adds up to; figures of the whole day only for the whole day. */
export function DayTotals({ view, window, reader }: DayTotalsProps) {
  const { words, format, quantities } = reader;
  const { span, zone } = view.record;
  const totals = computeSpanTotals(view.minutes, window);
  const { amounts, heartRate } = totals;
  const isWhole = window.from <= span.from && window.to >= span.to;
  const number = (value: number) => format.number(value, 0);
  const { totals: label } = words;
  const knownMin = totals.measuredMin + totals.betweenMin;
  const rows: readonly Row[] = [
    ...(isWhole ? [] : [{ label: label.length, value: toLengthText(window, reader) }]),
    {
      label: label.steps,
      value: amounts.steps === null ? label.unknown : number(amounts.steps),
      isBig: true,
    },
    ...optional(amounts.distanceM, label.distance, quantities.distance),
    ...optional(amounts.elevationM, label.elevation, quantities.elevation),
    ...optional(amounts.activeKcal, label.energy, (kcal) => `${number(kcal)} ${words.kcal}`),
    ...optional(amounts.strokes, label.strokes, number),
    ...optional(amounts.poolLaps, label.laps, number),
    ...(heartRate === null
      ? []
      : [
          {
            label: label.heartRate,
            value: `${number(heartRate.meanBpm)} ${words.bpm}`,
            detail: label.heartRateRange(
              number(heartRate.minBpm),
              number(heartRate.maxBpm),
              toCount(heartRate.readings, format),
            ),
          },
        ]),
    ...optional(totals.moderateMin, label.moderate, number),
    ...optional(totals.vigorousMin, label.vigorous, number),
    ...(isWhole ? optional(view.peak, label.peak, (value) => `${number(value)} ${label.peakUnit}`) : []),
    ...(isWhole && amounts.steps !== null
      ? [
          {
            label: label.sit,
            value: view.sit === null ? label.sitUnknown : toLengthText(view.sit, reader),
            ...(view.sit !== null && {
              detail: `${toClockText(view.sit.from, zone, reader)}–${toClockText(view.sit.to, zone, reader)}`,
            }),
          },
        ]
      : []),
    { label: label.known, value: label.knownOf(number(knownMin), number(totals.minutes)) },
  ];

  return (
    <Card title={`${label.title}: ${toWindowText(window, view, reader)}`} className={styles['totals']}>
      <dl className={styles['facts']} aria-live="polite">
        {rows.map(({ label: name, value, detail, isBig }) => (
          <div key={name} data-big={isBig}>
            <dt>{name}</dt>
            <dd>
              {value}
              {detail !== undefined && <span className={styles['detail']}>{detail}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

type Row = {
  readonly label: string;
  readonly value: string;
  readonly detail?: string;
  readonly isBig?: boolean;
};

/** What nobody measured is not listed. */
function optional(value: number | null, label: string, text: (value: number) => string): Row[] {
  return value === null ? [] : [{ label, value: text(value) }];
}
