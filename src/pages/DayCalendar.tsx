import { useMemo } from 'react';
import { type ClassNames, DayPicker } from 'react-day-picker';
import { addMonths, type LocalDay, parseLocalDay } from '#domain/time.ts';
import { createCalendarFormat } from '#locale/calendar.ts';
import type { Format } from '#locale/format.ts';
import type { DaysMessages } from '#locale/messages/english-days.ts';
import { toIsoWeekday } from '#locale/week.ts';
import { useDaysMessages } from '#settings/use-days-messages.ts';
import { useFirstWeekday } from '#settings/use-first-weekday.ts';
import { useFormat } from '#settings/use-settings.ts';
import { Icon } from '#ui/Icon.tsx';
import { useMediaQuery } from '#ui/use-media-query.ts';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import styles from './DayCalendar.module.css';

export type DayCalendarProps = {
  /** Days that may be chosen: up to today. */
  firstDay: LocalDay;
  today: LocalDay;
  /** `to` is null while only the first of two days is chosen. */
  selected: { readonly from: LocalDay; readonly to: LocalDay | null } | null;
  onSelect: (from: LocalDay, to: LocalDay | null) => void;
};

/** One or two months to choose two days from, in either order. The focus goes to the first day in view. */
export function DayCalendar({ firstDay, today, selected, onSelect }: DayCalendarProps) {
  const format = useFormat();
  const words = useDaysMessages();
  const months = useMediaQuery('(width >= 48rem)') ? 2 : 1;
  const { locale } = format;
  const texts = useMemo(() => toCalendarTexts(format, words), [format, words]);
  const weekday = toIsoWeekday(useFirstWeekday());
  const last = selected?.to ?? selected?.from ?? today;

  return (
    <>
      <DayPicker
        mode="range"
        // The next two days are a new range, not a change of the one that is in view.
        resetOnSelect
        required
        // The reader has just opened it, with the keys as often as not.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        // Days stand for themselves here: midnights in UTC, wherever the reader is.
        timeZone="UTC"
        lang={locale}
        locale={texts.locale}
        formatters={texts.formatters}
        labels={texts.labels}
        // It counts from Sunday, 0.
        weekStartsOn={weekday === 7 ? 0 : weekday}
        captionLayout="dropdown"
        navLayout="around"
        fixedWeeks
        numberOfMonths={months}
        defaultMonth={toDate(addMonths(last, 1 - months))}
        startMonth={toDate(firstDay)}
        endMonth={toDate(today)}
        disabled={{ before: toDate(firstDay), after: toDate(today) }}
        today={toDate(today)}
        selected={
          selected === null
            ? undefined
            : { from: toDate(selected.from), to: selected.to === null ? undefined : toDate(selected.to) }
        }
        onSelect={({ from, to }) => {
          if (from !== undefined) onSelect(toDay(from), to === undefined ? null : toDay(to));
        }}
        components={components}
        classNames={classNames}
      />
      <VisuallyHidden>
        <span aria-live="polite">
          {selected?.to === null ? words.lastDay(texts.dayInFull(selected.from)) : ''}
        </span>
      </VisuallyHidden>
    </>
  );
}

function toDate(day: LocalDay): Date {
  return new Date(`${day}T00:00:00Z`);
}

function toDay(date: Date): LocalDay {
  const text = new Date(date.getTime()).toISOString().slice(0, 10);
  const day = parseLocalDay(text);
  if (day === null) throw new Error(`Failed to read a day of the calendar: ${text}. Hand it dates in UTC.`);
  return day;
}

/** Everything that the calendar says, in the reader's own way of writing days. */
function toCalendarTexts(format: Format, words: DaysMessages) {
  const calendar = createCalendarFormat(format.locale);
  return {
    dayInFull: calendar.dayInFull,
    // Its code alone: the order of month and year hangs on it.
    locale: { code: format.locale },
    formatters: {
      formatCaption: (date: Date) => format.month(toDay(date)),
      formatMonthDropdown: (date: Date) => calendar.monthName(toDay(date)),
      formatYearDropdown: (date: Date) => format.year(toDay(date)),
      formatWeekdayName: (date: Date) => calendar.weekdayShort(toDay(date)),
      formatDay: (date: Date) => format.number(date.getDate(), 0),
    },
    labels: {
      labelGrid: (date: Date) => format.month(toDay(date)),
      labelWeekday: (date: Date) => calendar.weekday(toDay(date)),
      labelDayButton: (date: Date, { today }: { today?: boolean }) => {
        const day = calendar.dayInFull(toDay(date));
        return today === true ? words.today(day) : day;
      },
      labelMonthDropdown: () => words.month,
      labelYearDropdown: () => words.year,
      labelPrevious: () => words.earlierMonth,
      labelNext: () => words.laterMonth,
    },
  };
}

const components = { Chevron };

type ChevronProps = { orientation?: 'up' | 'down' | 'left' | 'right' };

function Chevron({ orientation }: ChevronProps) {
  if (orientation === 'left' || orientation === 'right') {
    return <Icon name={orientation === 'left' ? 'previous' : 'next'} />;
  }
  return (
    <span className={styles['unfold']}>
      <Icon name="next" size={14} />
    </span>
  );
}

function style(name: string): string {
  return styles[name] ?? '';
}

/** Ours in place of the package's, which come with a style sheet of their own. */
const classNames: Partial<ClassNames> = {
  months: style('months'),
  month: style('month'),
  month_caption: style('caption'),
  dropdowns: style('dropdowns'),
  dropdown_root: style('dropdown'),
  dropdown: style('select'),
  caption_label: style('label'),
  button_previous: style('previous'),
  button_next: style('next'),
  month_grid: style('grid'),
  weekday: style('weekday'),
  day: style('day'),
  day_button: style('button'),
  today: style('today'),
  disabled: style('disabled'),
  range_start: style('start'),
  range_middle: style('middle'),
  range_end: style('end'),
};
