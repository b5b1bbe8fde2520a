import type { ShellMessages } from './english-shell.ts';

/** What the dialogs of the shell say in German. */
export const germanShell: ShellMessages = {
  sign: {
    on: 'Live',
    broken: 'Live-Meldungen unterbrochen',
    off: 'Live-Meldungen aus',
    looks: ({ count, text }) => (count === 1 ? 'Abfrage jede Minute' : `Abfrage alle ${text} Min.`),
  },
  goToDay: {
    title: 'Zu einem Datum',
    day: 'Tag',
    go: 'Zeigen',
    incomplete: 'Bitte ein ganzes Datum angeben.',
  },
  keys: {
    title: 'Tasten',
    close: 'Schließen',
    note: 'Beim Tippen in einem Feld und zusammen mit Strg, Alt oder der Befehlstaste bedeuten sie, was sie sonst bedeuten.',
    key: {
      arrows: ['←', '→'],
      pages: ['Bild auf', 'Bild ab'],
      ends: ['Pos1', 'Ende'],
      shift: 'Umschalt',
      escape: 'Esc',
    },
    everywhere: {
      title: 'Überall',
      goToDay: 'Zu einem Datum',
      help: 'Diese Liste',
    },
    page: {
      title: 'Auf dieser Seite',
      today: 'Heute',
      step: 'Früher und später, je einen Zeitraum',
      preset: (label) => `Zeigen: ${label}`,
    },
    chart: {
      title: 'In einem Diagramm, das den Fokus hat',
      step: 'Wert davor und danach',
      leap: 'Sieben Werte auf einmal',
      pages: 'Zehn Werte auf einmal',
      ends: 'Erster und letzter Wert',
      escape: 'Den Wert loslassen',
      zoom: 'Kürzerer und längerer Zeitraum',
      notes: 'Notiz davor und danach',
    },
  },
};
