import { useId } from 'react';
import { addDays, type LocalDay } from '#domain/time.ts';
import { createCalendarFormat } from '#locale/calendar.ts';
import { toIsoWeekday } from '#locale/week.ts';
import { type IsoWeekday, isoWeekdays } from '#settings/schema.ts';
import { useFirstWeekday } from '#settings/use-first-weekday.ts';
import { useFormat, useSettings } from '#settings/use-settings.ts';
import { useSettingsMessages } from '#settings/use-settings-messages.ts';
import { Checkbox } from '#ui/Checkbox.tsx';
import styles from './SettingsPage.module.css';

/** A Sunday, from which the days of the week are counted. */
const SUNDAY = '2023-12-31' as LocalDay;

/** The days of the week without work, in the order of the reader's week. */
export function FreeDaysField() {
  const id = useId();
  const { label, hint } = useSettingsMessages().time.freeDays;
  const [{ freeWeekdays }, change] = useSettings();
  const { weekday } = createCalendarFormat(useFormat().locale);
  const first = toIsoWeekday(useFirstWeekday());
  const week = [...isoWeekdays.slice(first - 1), ...isoWeekdays.slice(0, first - 1)];
  const toggle = (day: IsoWeekday, isFree: boolean) => {
    change({
      freeWeekdays: isoWeekdays.filter((other) => (other === day ? isFree : freeWeekdays.includes(other))),
    });
  };
  return (
    <fieldset className={styles['days']} aria-describedby={id}>
      <legend className={styles['label']}>{label}</legend>
      <div>
        {week.map((day) => (
          <Checkbox
            key={day}
            label={weekday(addDays(SUNDAY, day))}
            checked={freeWeekdays.includes(day)}
            onChange={(isFree) => {
              toggle(day, isFree);
            }}
          />
        ))}
      </div>
      <span id={id} className={styles['hint']}>
        {hint}
      </span>
    </fieldset>
  );
}
