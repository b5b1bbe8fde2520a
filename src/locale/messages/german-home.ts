import type { HomeMessages } from './english-home.ts';
import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

const ofDays = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Tag', other: 'Tagen' })}`;
const days = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Tag', other: 'Tage' })}`;
const readings = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'Messwert', other: 'Messwerte' })}`;
const ofReadings = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'Messwert', other: 'Messwerten' })}`;

/** The first page, in German. */
export const germanHome: HomeMessages = {
  title: 'Übersicht',
  tiles: {
    weight: 'Gewicht',
    night: 'Letzte Nacht',
    today: 'Heute bisher',
    week: 'Diese Woche',
    pressure: 'Blutdruck',
    workouts: 'Letzte Trainings',
  },
  failed: 'Das ließ sich nicht lesen. Laden Sie die Seite neu; beim Dienst geht nichts verloren.',
  arriving: 'Noch ist nichts angekommen: Ihre Vorgeschichte wird gelesen.',
  state: {
    label: 'Wie es um Ihre Daten steht',
    reconnect: 'Neu anmelden',
    doubtful: (counted) =>
      `${readings(counted)} ${plural(counted.count, { one: 'wartet', other: 'warten' })} auf Ihr Wort`,
    battery: (device) => `Batterie schwach: ${device}`,
    batteries: (counted) => `Batterie schwach: ${counted.text} Geräte`,
    device: 'ein Gerät',
    newest: 'Am neuesten',
    weighing: (ago) => `Wägung: ${ago}`,
    night: (ago) => `Nacht: ${ago}`,
    day: (ago) => `Aktivitätstag: ${ago}`,
    pressure: (ago) => `Blutdruck: ${ago}`,
    calm: 'Nichts wartet auf Sie.',
    empty: 'Noch ist nichts gelesen.',
  },
  arrange: {
    start: 'Anordnen',
    end: 'Fertig',
    reset: 'Wie am Anfang',
    earlier: 'Nach vorn',
    later: 'Nach hinten',
    wider: 'Breiter',
    narrower: 'Schmaler',
    hide: 'Ausblenden',
    show: (tile) => `${tile} einblenden`,
    hidden: 'Ausgeblendet',
    about: (action, tile) => `${action}: ${tile}`,
    moved: (tile, place, of) => `${tile} ist jetzt Nummer ${place} von ${of}.`,
    atEnd: (tile) => `${tile} lässt sich nicht weiter schieben.`,
    isWide: (tile) => `${tile} ist breit.`,
    isNarrow: (tile) => `${tile} ist schmal.`,
    isHidden: (tile) => `${tile} ist ausgeblendet. „Anordnen“ bringt die Kachel zurück.`,
    isShown: (tile) => `${tile} ist wieder da.`,
    wasReset: 'Die Kacheln stehen wie am Anfang.',
  },
  weight: {
    now: 'Trend jetzt',
    asOf: (day) => `Trend am ${day}`,
    rate: (trend, perWeek, low, high) => `${trend}, ${perWeek}/Woche (${low} bis ${high}).`,
    noise: (trend) => `${trend}, keine Richtung, die sich vom Rauschen abhebt.`,
    tooFew: (trend) => `${trend}; zu wenige Messwerte für eine Rate.`,
    doubtful: 'Bei keiner Wägung ist sicher, dass sie von Ihnen ist.',
    none: 'Keine Wägung in Ihren Daten.',
    name: (unit, range) => `Gewichtstrend in ${unit}, ${range}`,
    summary: (counted, low, high) => `${days(counted)}: ${low} bis ${high}`,
    table: { time: 'Zeit', trend: (unit) => `Trend (${unit})` },
  },
  night: {
    asleep: (efficiency, from, to) => `geschlafen, ${efficiency} der Zeit im Bett, ${from} bis ${to}.`,
    older: (day) => `Die letzte Nacht fehlt in Ihren Daten. Die neueste ist die auf ${day}:`,
    noStages: 'Ihr Verlauf ist noch nicht gelesen.',
    none: 'Keine Nacht in Ihren Daten.',
    longAgo: (day) => `Keine Nacht der letzten sieben Tage. Die neueste endete am ${day}.`,
    name: (day) => `Schlafphasen der Nacht auf ${day}, nach der Uhr`,
    summary: (deep, rem, awake) => `Tief ${deep}, REM ${rem}, wach ${awake}`,
    stages: {
      awake: 'Wach',
      rem: 'REM',
      light: 'Leicht',
      deep: 'Tief',
      out: 'Nicht im Bett',
      unknown: 'Unbekannt',
      gap: 'Nichts aufgezeichnet',
      manual: 'Geschlafen, von Hand',
      unspecified: 'Geschlafen, Phase nicht genannt',
      other: (code) => `Zustand ${code}`,
    },
    table: { from: 'Von', to: 'Bis', stage: 'Phase', minutes: 'Minuten' },
  },
  today: {
    steps: ({ count, text }) => `${text} ${plural(count, { one: 'Schritt', other: 'Schritte' })}`,
    ahead: (time, difference, counted) =>
      `bis ${time}: ${difference} mehr als Ihr Median aus ${ofDays(counted)} dieser Art. Der Tag ist nicht vorbei.`,
    behind: (time, difference, counted) =>
      `bis ${time}: ${difference} weniger als Ihr Median aus ${ofDays(counted)} dieser Art. Der Tag ist nicht vorbei.`,
    level: (time, counted) =>
      `bis ${time}: so viele wie Ihr Median aus ${ofDays(counted)} dieser Art. Der Tag ist nicht vorbei.`,
    pending: (time) => `bis ${time}. Der Tag ist nicht vorbei; Ihre üblichen Tage werden gelesen.`,
    alone: (time) =>
      `bis ${time}. Der Tag ist nicht vorbei, und weniger als 5 Tage dieser Art sind für einen Vergleich gut genug bekannt.`,
    whole: 'bisher, nach der Summe des Tages: Seine Minuten sind nicht bekannt. Der Tag ist nicht vorbei.',
    unknown: 'Von heute ist noch nichts bekannt.',
    none: 'Keine Schritte in Ihren Daten.',
    name: (day) => `Schritte bisher am ${day} gegen Ihren Median`,
    summary: 'Gestrichelt: der Median Ihrer üblichen Tage',
    table: { time: 'Zeit', own: 'Schritte bisher', median: 'Median', days: 'Tage' },
  },
  week: {
    minutes: (minutes) => `${minutes} min`,
    atLeast: (minutes) => `mindestens ${minutes} min`,
    advised: (low) => `aktiv; die WHO rät zu ${low}.`,
    stepsMean: (mean, counted) => `${mean} Schritte am Tag im Mittel von ${ofDays(counted)}.`,
    noWholeDay: 'Noch ist kein Tag davon vorbei und bekannt.',
    unknown: 'Von dieser Woche ist noch nichts bekannt.',
    noMinutes: 'Ihr Konto nennt keine aktiven Minuten.',
    none: 'Kein Aktivitätstag in Ihren Daten.',
    name: (range) => `Aktive Minuten je Woche, ${range}`,
    summary: (reached, counted) =>
      `${reached} von ${counted.text} ${plural(counted.count, { one: 'Woche', other: 'Wochen' })} erreichten die gestrichelte Linie`,
    table: { week: 'Woche', equivalent: 'Aktive Minuten, intensive doppelt', days: 'Bekannte Tage' },
  },
  pressure: {
    unit: 'mmHg',
    home: (range, counted, on) => `Mittel zu Hause, ${range}, aus ${ofReadings(counted)} an ${ofDays(on)}.`,
    invalid: 'Für das Protokoll zu Hause noch zu wenig.',
    single: (day) => `am ${day}. Noch kein Mittel zu Hause.`,
    classBy: (name, guideline) => `${name} (${guideline}).`,
    guidelines: {
      'esc-home': 'ESC 2024, zu Hause',
      'esc-office': 'ESC 2024, in der Praxis',
      aha: 'AHA/ACC 2017 und 2025',
    },
    classes: {
      normal: 'Normal',
      nonElevated: 'Nicht erhöht',
      elevated: 'Erhöht',
      stage1: 'Stufe 1',
      stage2: 'Stufe 2',
      hypertension: 'Hypertonie',
    },
    none: 'Kein Blutdruck in Ihren Daten.',
    name: (range) => `Blutdruck in mmHg, ${range}`,
    summary: (counted) =>
      `Systolisch und, gestrichelt, diastolisch aus ${counted.text} ${plural(counted.count, { one: 'Sitzung', other: 'Sitzungen' })}`,
    table: { time: 'Zeit', systolic: 'Systolisch (mmHg)', diastolic: 'Diastolisch (mmHg)' },
  },
  workouts: {
    workouts: ({ count, text }) => `${text} ${plural(count, { one: 'Training', other: 'Trainings' })}`,
    lastWeek: 'in den letzten sieben Tagen.',
    newest: (ago) => `Das neueste: ${ago}.`,
    none: 'Kein Training in Ihren Daten.',
  },
};
