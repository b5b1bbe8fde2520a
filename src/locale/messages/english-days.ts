/** The sentences of choosing days by calendar or by typing, which is read when it is opened. */
export const englishDays = {
  title: 'Choose days',
  from: 'First day',
  to: 'Last day',
  show: 'Show',
  cancel: 'Cancel',
  incomplete: 'Give both days as a date.',
  reversed: 'The first day comes after the last. Swap them.',
  outside: 'Give years between 1900 and 2199.',
  calendar: 'Calendar',
  month: 'Month',
  year: 'Year',
  earlierMonth: 'Month before',
  laterMonth: 'Month after',
  today: (day: string) => `Today, ${day}`,
  /** Said once the first of two days is chosen. */
  lastDay: (firstDay: string) => `From ${firstDay}. Now choose the last day.`,
};

export type DaysMessages = typeof englishDays;
