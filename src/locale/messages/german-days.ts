import type { DaysMessages } from './english-days.ts';

/** Choosing days by calendar or by typing, in German. */
export const germanDays: DaysMessages = {
  title: 'Tage wählen',
  from: 'Erster Tag',
  to: 'Letzter Tag',
  show: 'Zeigen',
  cancel: 'Abbrechen',
  incomplete: 'Bitte beide Tage als Datum angeben.',
  reversed: 'Der erste Tag liegt nach dem letzten. Bitte vertauschen.',
  outside: 'Bitte Jahre zwischen 1900 und 2199 angeben.',
  calendar: 'Kalender',
  month: 'Monat',
  year: 'Jahr',
  earlierMonth: 'Monat davor',
  laterMonth: 'Monat danach',
  today: (day) => `Heute, ${day}`,
  lastDay: (firstDay) => `Ab ${firstDay}. Jetzt den letzten Tag wählen.`,
};
