import type { Weekday } from '#domain/activity-periods.ts';
import { createCalendarFormat } from '#locale/calendar.ts';
import { useSettings } from '#settings/use-settings.ts';
import type { ActivityWords } from './metric-format.ts';
import { dateOn } from './weekday-view.ts';

export type HowComputedProps = { words: ActivityWords; firstWeekday: Weekday };

export function HowComputed({ words, firstWeekday }: HowComputedProps) {
  const [{ dayStartHour }] = useSettings();
  const { how } = words.messages;
  const calendar = createCalendarFormat(words.format.locale);
  return (
    <>
      <p>{how.day}</p>
      {dayStartHour > 0 && <p>{how.dayStart(`${words.format.number(dayStartHour, 0)}:00`)}</p>}
      <p>{how.partial}</p>
      <p>{how.missing}</p>
      <p>{how.week(calendar.weekday(dateOn(firstWeekday)))}</p>
      <p>{how.usual}</p>
      <p>{how.colours}</p>
      <p>{how.elevation}</p>
    </>
  );
}
