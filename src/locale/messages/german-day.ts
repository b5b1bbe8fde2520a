import type { Count } from './english.ts';
import type { DayMessages } from './english-day.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

const steps = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Schritt', other: 'Schritte' })}`;
const minutes = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Minute', other: 'Minuten' })}`;
const days = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Tag', other: 'Tage' })}`;
const ofDays = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Tag', other: 'Tagen' })}`;
const readings = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'Messwert', other: 'Messwerte' })}`;

/** What the page of a day says in German. */
export const germanDay: DayMessages = {
  title: 'Tag',
  previous: 'Tag davor',
  next: 'Tag danach',
  today: 'Heute',
  wholeDay: 'Ganzer Tag',
  problem: (received) => `„${received}“ ist kein Datum. Sie sehen den heutigen Tag.`,
  skipped: 'Dieses Datum gab es an Ihrem Ort nicht: Der Kalender hat es übersprungen.',
  failed: 'Ihre gespeicherten Tage lassen sich nicht öffnen',
  failedText:
    'Laden Sie die Seite neu. Hilft das nicht, melden Sie sich ab und verbinden Sie sich erneut: Beim Dienst geht nichts verloren.',
  nothing: 'An diesem Tag wurde nichts aufgezeichnet',
  nothingText: 'Der Dienst wurde gefragt und hat keine Minuten davon.',
  future: 'Dieser Tag kommt erst noch',
  unread: (left) => `${minutes(left)} dieses Tages sind noch nicht gelesen.`,
  unreadComing: 'Sie werden gelesen und erscheinen von selbst.',
  unreadWaiting: 'Sie werden gelesen, sobald der Dienst erreichbar ist und das Lesen nicht ruht.',
  disconnected: 'Nichts ist verbunden',
  disconnectedText: 'Verbinden Sie Ihr Konto, um hier Ihre Tage zu sehen.',
  connect: 'Konto verbinden',
  lane: {
    hr: 'Puls',
    steps: 'Schritte',
    calories: 'Aktive Energie',
    distance: 'Strecke',
    elevation: 'Höhenmeter',
    sleep: 'Schlaf',
  },
  lanes: 'Spuren',
  notProvided: (lane) => `${lane}: an diesem Tag von Ihrem Gerät oder Konto nicht geliefert.`,
  stepsUnit: 'Schritte/min',
  perBin: (unit, length) => `${unit} in ${length} min`,
  bpm: 'Schläge/min',
  kcal: 'kcal',
  moderate: '100: mäßig',
  vigorous: '130: zügig',
  now: 'jetzt',
  usual: 'Üblich',
  usualSteps: (low, high) => `${low}–${high} Schritte in 15 min`,
  usualBand: (days) => `getönt: bei Ihnen üblich, ${days}`,
  usualWorkdays: (counted) => `${days(counted)} mit Arbeit in den letzten 8 Wochen`,
  usualFreeDays: (counted) => `${days(counted)} ohne Arbeit in den letzten 8 Wochen`,
  usualTooFew: (counted) =>
    `Kein Band des Üblichen: ${days(counted)} dieser Art in den letzten 8 Wochen, 5 sind nötig.`,
  chartName: (day, window) => `${day}, ${window}: Puls je Minute, Schritte je Minute, Schlaf und Ereignisse`,
  chartSummary: (parts) => `${parts.steps}; ${parts.heartRate}. ${parts.known}`,
  summarySteps: (counted) => steps(counted),
  summaryNoSteps: 'keine Schritte bekannt',
  summaryHeartRate: (low, high, mean, counted) =>
    `Puls ${low} bis ${high}, im Mittel ${mean} aus ${counted.text} ${plural(counted.count, { one: 'Messwert', other: 'Messwerten' })}`,
  summaryNoHeartRate: 'kein Puls',
  known: (measured, unknown) =>
    unknown.count === 0
      ? `${minutes(measured)} aufgezeichnet.`
      : `${minutes(measured)} aufgezeichnet; von ${unknown.text} ist nichts bekannt, sie zählen nicht als null.`,
  between: (counted) =>
    `${minutes(counted)} zwischen zwei Einträgen eines getragenen Geräts ohne eigenen Eintrag zählen als null.`,
  resolution: (length) => `Ein Balken sind ${length} min`,
  table: {
    time: 'Zeit',
    steps: 'Schritte',
    distance: (unit) => `Strecke (${unit})`,
    elevation: (unit) => `Höhenmeter (${unit})`,
    calories: 'Aktive Energie (kcal)',
    strokes: 'Züge',
    laps: 'Bahnen',
    heartRate: 'Puls (Schläge/min)',
    sleep: 'Schlaf',
    known: 'Bekannt durch',
    entry: 'Eintrag',
    between: 'als Ruhe gezählt',
    caption: (day, window) => `${day}, ${window}, Minute für Minute`,
  },
  stage: {
    awake: 'Wach',
    rem: 'REM',
    light: 'Leicht',
    deep: 'Tief',
    out: 'Nicht im Bett',
    unknown: 'Unbekannt',
    gap: 'Nichts aufgezeichnet',
    asleep: 'Schlaf, von Hand',
    other: (code) => `Zustand ${code}`,
  },
  event: {
    nap: 'Nickerchen',
    weight: (value) => `Gewogen: ${value}`,
    pressure: (systolic, diastolic) => `${systolic}/${diastolic} mmHg`,
    pulse: (value) => `Puls ${value}`,
    other: (types) => `Gemessen (Art ${types})`,
    span: (label, from, to) => `${label} ${from}–${to}`,
  },
  totals: {
    title: 'Summen',
    steps: 'Schritte',
    distance: 'Strecke',
    elevation: 'Höhenmeter',
    energy: 'Aktive Energie',
    heartRate: 'Puls',
    heartRateRange: (low, high, counted) => `${low} bis ${high}, ${readings(counted)}`,
    moderate: 'Minuten mit 100 und mehr Schritten',
    vigorous: 'Minuten mit 130 und mehr Schritten',
    peak: 'Höchste Kadenz über 30 Minuten',
    peakUnit: 'Schritte/min',
    sit: 'Längstes Sitzen',
    sitUnknown: 'unbekannt: keine Nacht davor aufgezeichnet',
    length: 'Dauer',
    known: 'Bekannte Minuten',
    knownOf: (known, all) => `${known} von ${all}`,
    strokes: 'Züge',
    laps: 'Bahnen',
    unknown: 'unbekannt',
    vendor: (service, own, percent) =>
      `Der Dienst nennt ${service} Schritte für diesen Tag, seine Minuten ergeben ${own}: ${percent} Abstand.`,
  },
  span: {
    title: 'Ein Abschnitt des Tages',
    from: 'Von',
    to: 'Bis',
    show: 'Zeigen',
    hint: 'Ziehen Sie über das Bild oder geben Sie beide Zeiten ein, um die Summen eines Abschnitts zu sehen.',
    problem: 'Bitte zwei Zeiten dieses Tages angeben, die spätere zuletzt.',
  },
  race: {
    title: 'Schritte bisher',
    name: (day) => `Schritte bisher am ${day} gegen Ihre üblichen Tage`,
    own: 'Dieser Tag',
    median: 'Median',
    band: 'Mittlere Hälfte',
    ahead: (time, own, difference, counted) =>
      `Bis ${time}: ${own} Schritte, ${difference} mehr als Ihr Median aus ${ofDays(counted)}.`,
    behind: (time, own, difference, counted) =>
      `Bis ${time}: ${own} Schritte, ${difference} weniger als Ihr Median aus ${ofDays(counted)}.`,
    level: (time, own, counted) =>
      `Bis ${time}: ${own} Schritte, so viele wie Ihr Median aus ${ofDays(counted)}.`,
    alone: (time, own) =>
      `Bis ${time}: ${own} Schritte. Weniger als 5 Tage dieser Art wurden zehn Stunden getragen, darum fehlt der Vergleich.`,
    none: 'Von diesem Tag sind keine Schritte bekannt.',
    table: {
      time: 'Zeit',
      own: 'Schritte bisher',
      low: '25. Perzentil',
      median: 'Median',
      high: '75. Perzentil',
      n: 'Tage',
    },
  },
  workouts: {
    open: (label) => `Mehr zu ${label}`,
    title: 'Trainings',
    none: 'Kein Training an diesem Tag.',
    duration: 'Dauer',
    steps: 'Schritte',
    distance: 'Strecke',
    energy: 'Energie',
    heartRate: 'Puls im Mittel und höchster',
    laps: 'Bahnen',
    strokes: 'Züge',
    show: (label) => `${label} im Bild zeigen`,
  },
  events: {
    title: 'Ereignisse',
    none: 'Kein Nickerchen und keine Messung an diesem Tag.',
  },
  sleep: {
    link: 'Die Nacht, die an diesem Tag endete',
  },
  week: {
    title: 'Die Woche',
    name: (range) => `Schritte je Viertelstunde, ${range}, eine Zeile je Tag`,
    summary: (best, steps) => `Die meisten Schritte: ${best}, ${steps}.`,
    none: 'Von dieser Woche sind keine Schritte bekannt.',
    caption: (range) => `Schritte je Viertelstunde, ${range}`,
    unread: 'nicht gelesen',
  },
  hours: {
    title: 'Stunde für Stunde',
    name: (range) => `Schritte nach Stunde des Tages, ${range}`,
    summary: (hour, steps) => `Im Mittel die meisten Schritte: ${hour}, ${steps} am Tag.`,
    none: 'Von diesen Tagen sind keine Schritte bekannt.',
    caption: (range) => `Schritte nach Stunde des Tages, ${range}`,
    legend: 'Zeigt allein die Felder einer Farbe',
    zero: 'Keine',
    noData: 'Unbekannt',
    range: (from, to) => `${from} bis ${to}`,
    below: (to) => `unter ${to}`,
    above: (from) => `${from} und mehr`,
    roleDescription: 'Wärmekarte',
    keyboardHint:
      'Die Pfeiltasten gehen nach Stunde und Tag, Pos1 und Ende zum ersten und zum letzten Feld, die Eingabetaste öffnet den Tag.',
    hour: (from, to) => `${from}–${to}`,
  },
  how: {
    title: 'Wie das berechnet wird',
    spread:
      'Ein Eintrag des Dienstes wird gleichmäßig auf die Minuten verteilt, die er dauert. Eine Minute ohne Eintrag ist unbekannt und nicht null. Sagt ein Gerät nie, dass sich nichts bewegt, zählen bis zu 24 Minuten zwischen zweien seiner Einträge als null.',
    usual:
      'Das Band kommt von Tagen derselben Art (mit oder ohne Arbeit, wie Ihre Einstellungen es sagen) in den acht Wochen davor: für jede Viertelstunde das 10., 25., 75. und 90. Perzentil (Typ 7) der Tage, an denen sie auf die Minute bekannt ist, mindestens fünf.',
    cadence:
      'Mäßig ab 100, zügig ab 130 Schritten je Minute (Tudor-Locke et al.). Die höchste Kadenz über 30 Minuten ist das Mittel der 30 höchsten Minuten, ob hintereinander oder nicht.',
    sit: 'Das längste Sitzen ist die längste Folge getragener Minuten ohne Schritt zwischen dem Ende des Nachtschlafs und der nächsten Nacht, ohne Nickerchen und Trainings.',
    race: 'Verglichen wird mit Tagen derselben Art, die zehn Stunden oder länger getragen wurden, zur selben Uhrzeit.',
    heartRate: 'Die Linie des Pulses ist offen, wo Messwerte mehr als 20 Minuten auseinanderliegen.',
    zone: (zone) => `Zeiten nach der Uhr von ${zone.replaceAll('_', ' ')}.`,
  },
  keys: {
    week: 'Eine Woche früher und später',
    zoom: 'Näher und weiter',
    events: 'Ereignis davor und danach',
    table: 'Als Tabelle zeigen',
  },
};
