import {
  type HomeSeries,
  PROTOCOL_DAYS,
  type ProtocolStep,
  READINGS_PER_SITTING,
} from '#domain/home-pressure.ts';
import { createCalendarFormat } from '#locale/calendar.ts';
import { Card } from '#ui/Card.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import type { Words } from './vitals-view.ts';
import styles from './VitalsPage.module.css';

export type ProtocolCardProps = { series: HomeSeries | null; next: ProtocolStep; words: Words };

/** Where the reader stands in the seven days of the home protocol, and what is next. */
export function ProtocolCard({ series, next, words }: ProtocolCardProps) {
  const { protocol } = words.messages.pressure;
  return (
    <Card title={protocol.title}>
      <p>{toStepText(next, words)}</p>
      {series !== null && <ProtocolTable series={series} words={words} />}
      {next.kind !== 'running' && <p className={styles['rest']}>{protocol.start}</p>}
    </Card>
  );
}

/** How many readings each morning and each evening of the seven days has. */
function ProtocolTable({ series, words }: { series: HomeSeries; words: Words }) {
  const { format, messages } = words;
  const { protocol } = messages.pressure;
  const { weekdayShort, dayInFull } = createCalendarFormat(format.locale);
  const { days, firstDay } = series;
  const first = days[0]?.day ?? firstDay;
  return (
    <table className={styles['protocol']}>
      <caption>
        <VisuallyHidden>{protocol.caption(format.dayRange(first, series.lastDay))}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{protocol.title}</VisuallyHidden>
          </th>
          {days.map(({ day }) => (
            <th key={day} scope="col" data-left-out={day <= firstDay || undefined}>
              <VisuallyHidden>{dayInFull(day)}</VisuallyHidden>
              <span aria-hidden="true">{weekdayShort(day)}</span>
              {day === firstDay && <VisuallyHidden>, {protocol.firstDay}</VisuallyHidden>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(['morning', 'evening'] as const).map((period) => (
          <tr key={period}>
            <th scope="row">{protocol[period]}</th>
            {days.map((day) => (
              <td
                key={day.day}
                data-full={day[period] >= READINGS_PER_SITTING || undefined}
                data-left-out={day.day <= firstDay || undefined}
              >
                {day[period] === 0 ? '–' : format.number(day[period], 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function toStepText(next: ProtocolStep, { format, messages }: Words): string {
  const { protocol } = messages.pressure;
  if (next.kind === 'start') return protocol.start;
  if (next.kind === 'done') return next.isValid ? protocol.done : protocol.doneInvalid;
  const state = protocol.running(format.number(next.dayNumber, 0), format.number(PROTOCOL_DAYS, 0));
  const [first, second] = next.missing;
  const missing = second === undefined ? (first ?? 'none') : 'both';
  return protocol.next(state, protocol.missing[missing]);
}
