import type { ActivityMessages } from './english-activity.ts';
import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

const days = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Tag', other: 'Tage' })}`;
const ofDays = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Tag', other: 'Tagen' })}`;
const ofWeeks = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Woche', other: 'Wochen' })}`;
const ofMonths = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Monat', other: 'Monaten' })}`;
const usual = (what: string) =>
  `Der Streifen ist, was für Sie üblich ist: die mittlere Hälfte von ${what} im Jahr vor heute.`;

/** The page of day totals, in German. */
export const germanActivity: ActivityMessages = {
  title: 'Aktivität',
  metric: 'Zeigen',
  metrics: {
    steps: 'Schritte',
    distanceM: 'Strecke',
    elevationM: 'Höhenmeter',
    activeKcal: 'Aktive Kalorien',
    totalKcal: 'Kalorien insgesamt',
    softSec: 'Leichte Aktivität',
    moderateSec: 'Mäßige Aktivität',
    intenseSec: 'Intensive Aktivität',
  },
  units: { steps: 'Schritte', kcal: 'kcal', minutes: 'min' },
  steps: ({ count, text }) => `${text} ${plural(count, { one: 'Schritt', other: 'Schritte' })}`,
  header: (name, unit) => `${name} (${unit})`,
  by: { label: 'Jeder Balken ist', day: 'Tag', week: 'Woche', month: 'Monat', year: 'Jahr' },
  measure: { label: 'Die Balken zeigen', mean: 'Mittel pro Tag', sum: 'Summe' },
  chart: {
    name: (header, range) => `${header} nach Tagen, ${range}`,
    meanNames: {
      week: (header, range) => `${header}, Mittel pro Tag nach Wochen, ${range}`,
      month: (header, range) => `${header}, Mittel pro Tag nach Monaten, ${range}`,
      year: (header, range) => `${header}, Mittel pro Tag nach Jahren, ${range}`,
    },
    sumNames: {
      week: (header, range) => `${header}, Summe nach Wochen, ${range}`,
      month: (header, range) => `${header}, Summe nach Monaten, ${range}`,
      year: (header, range) => `${header}, Summe nach Jahren, ${range}`,
    },
    day: 'Summe des Tages',
    mean: 'Mittel der vollständigen Tage',
    sum: 'Summe aller Tage',
    partial: 'Noch nicht zu Ende',
    overview: 'Mittel pro Tag jeder Woche',
    goal: (value) => `Ziel ${value}`,
    usual: (low, high) => `Üblich: ${low} bis ${high}`,
    usualNotes: {
      day: (counted) => usual(ofDays(counted)),
      week: (counted) => usual(ofWeeks(counted)),
      month: (counted) => usual(ofMonths(counted)),
    },
    summary: (parts) =>
      `${days(parts.days)} zwischen ${parts.lowest} und ${parts.highest}, am meisten am ${parts.highestOn}.`,
    summaryPeriods: (parts) =>
      `${parts.bars} Balken zwischen ${parts.lowest} und ${parts.highest}, am meisten: ${parts.highestOn}.`,
    whole: 'Wochen, Monate und Jahre sind ganz, auch wo sie über die gezeigten Tage hinausreichen.',
    open: (day) => `${day} öffnen`,
    resolution: (bars) => `${bars.text} Balken`,
  },
  reading: { value: 'Summe', sum: 'Summe', mean: 'Mittel pro Tag', days: 'Tage mit Daten', note: 'Hinweis' },
  table: {
    period: { day: 'Tag', week: 'Woche', month: 'Monat', year: 'Jahr' },
    sum: (header) => `Summe: ${header}`,
    mean: (header) => `Mittel pro Tag: ${header}`,
    days: 'Tage mit Daten',
    note: 'Hinweis',
  },
  note: {
    partial: 'Noch nicht zu Ende',
    missing: (missing) => `${days(missing)} ohne Daten`,
    running: 'Läuft noch',
  },
  daysOf: (known, all) => `${known} von ${ofDays(all)}`,
  headline: {
    perDay: 'am Tag im Mittel',
    rest: (counted, range) => `über ${days(counted)} mit Daten, ${range}`,
    none: 'Noch kein vollständiger Tag in diesem Zeitraum',
    today: (value) => `Heute bisher: ${value}. Nicht im Mittel, weil der Tag nicht zu Ende ist.`,
    partial: (day, value) =>
      `${day}: ${value}. Seit dem Ende dieses Tages kam nichts mehr, darum ist er nicht im Mittel.`,
    more: (difference, counted) => `${difference} mehr am Tag als an den ${ofDays(counted)} davor.`,
    less: (difference, counted) => `${difference} weniger am Tag als an den ${ofDays(counted)} davor.`,
    same: (counted) => `So viel am Tag wie an den ${ofDays(counted)} davor.`,
  },
  facts: {
    sum: 'Summe',
    mean: 'Mittel pro Tag',
    median: 'Mittlerer Tag (Median)',
    days: 'Tage mit Daten',
    best: 'Am meisten an einem Tag',
    on: (day) => `am ${day}`,
  },
  explain: {
    sumWhat:
      'Alles, was der Dienst für diese Tage hat, zusammengezählt. Ein Tag, der nicht zu Ende ist, zählt mit dem, was er bisher hat.',
    meanWhat:
      'Die Summe aller vollständigen Tage mit Daten, geteilt durch ihre Zahl. Tage ohne Daten bleiben weg: Sie sind keine Null.',
    sumMethod: 'Summe der Tagessummen',
    meanMethod: 'Mittel vollständiger Tagessummen',
    sumFormula: 'Σ xᵢ',
    meanFormula: 'Σ xᵢ / n',
    counted: (counted) => `${days(counted)} mit Daten`,
    missing: (missing) => `Beim Dienst ohne jeden Eintrag: ${days(missing)} dieses Zeitraums.`,
    calendar:
      'Der Dienst zählt Kalendertage zusammen, von Mitternacht bis Mitternacht in der Zone, in der der Tag endete. Dies sind seine Summen, keine Summen von Minuten.',
    reasons: {
      partial: 'Der Tag ist nicht zu Ende, oder seitdem kam nichts mehr',
      absent: 'Der Dienst hat den Tag ohne diesen Wert geschickt',
    },
  },
  goal: {
    title: 'Ziel und Serien',
    value: (steps) => `${steps} am Tag`,
    own: 'aus Ihren Einstellungen',
    served: 'wie beim Dienst gesetzt',
    none: 'Es ist kein Ziel gesetzt, weder beim Dienst noch hier.',
    set: 'In den Einstellungen eines setzen',
    reached: 'Tage, die es erreichten',
    reachedOf: (reached, judged) => `${reached} von ${ofDays(judged)}`,
    current: 'Serie jetzt',
    longest: 'Längste Serie',
    days,
    noStreak: 'keine',
    rule: 'Ein Tag unter dem Ziel beendet eine Serie. Heute beendet keine, bevor der Tag vorbei ist. Bis zu zwei Tage nacheinander ohne Daten werden übergangen und nicht gezählt; ein dritter beendet die Serie.',
    today: 'Das heutige Ziel wird an alle Tage gelegt: Frühere nennt der Dienst nicht.',
  },
  weeks: {
    title: 'Aktive Wochen',
    thisWeek: 'Diese Woche',
    lastWeek: 'Letzte Woche',
    minutes: (minutes) => `${minutes} min`,
    atLeast: (minutes) => `mindestens ${minutes} min`,
    parts: (moderate, vigorous) => `${moderate} mäßig + 2 × ${vigorous} intensiv`,
    known: (known) => `${known} von 7 Tagen bekannt`,
    level: {
      below: 'unter den empfohlenen 150 Minuten',
      within: 'in den empfohlenen 150 bis 300 Minuten',
      above: 'über 300 Minuten',
    },
    unknown: 'keine Daten',
    chartName: (range) => `Aktive Minuten nach Wochen, ${range}`,
    series: 'Mäßig + 2 × intensiv',
    advised: (low, high) => `WHO ${low}–${high} min`,
    summary: (reached, all) => `${reached} von ${ofWeeks(all)} mit Daten erreichten 150 Minuten.`,
    table: {
      week: 'Woche',
      equivalent: 'Mäßig + 2 × intensiv (min)',
      moderate: 'Mäßig (min)',
      vigorous: 'Intensiv (min)',
      days: 'Bekannte Tage',
      level: 'Empfehlung der WHO',
    },
    source:
      'Die Weltgesundheitsorganisation (2020) empfiehlt Erwachsenen 150 bis 300 Minuten mäßige oder 75 bis 150 intensive Aktivität in der Woche, oder beides entsprechend gemischt: Eine intensive Minute zählt doppelt. Welche Minuten mäßig und welche intensiv sind, beurteilt der Dienst. Eine Woche, in der Tage fehlen, hat mindestens so viele Minuten.',
    absent:
      'Ihr Konto gibt keine mäßigen oder intensiven Minuten her; darum lassen sich Wochen nicht mit der Empfehlung vergleichen.',
  },
  weekdays: {
    title: 'Wochentage',
    chartName: (header, range) => `${header} nach Wochentagen, ${range}`,
    roleDescription: 'Profil',
    keyboardHint: 'Pfeil auf und ab gehen von Wochentag zu Wochentag.',
    summary: (most, mostValue, least, leastValue) =>
      `Mittlere Tage (Median): am meisten: ${most} (${mostValue}), am wenigsten: ${least} (${leastValue}).`,
    atRest: 'Balken: die mittlere Hälfte der Tage. Strich: der Median.',
    none: 'Noch kein vollständiger Tag in diesem Zeitraum.',
    median: 'Median',
    half: 'Mittlere Hälfte',
    count: 'Tage',
    range: (low, high) => `${low} bis ${high}`,
    weekday: 'Wochentag',
    lower: (header) => `Unteres Quartil: ${header}`,
    medianOf: (header) => `Median: ${header}`,
    upper: (header) => `Oberes Quartil: ${header}`,
    n: (count) => `n ${count}`,
  },
  records: {
    title: 'Rekorde',
    best: { day: 'Bester Tag', week: 'Beste Woche', month: 'Bester Monat', year: 'Bestes Jahr' },
    caption: (name) => `Rekorde: ${name}`,
    columns: { period: 'Zeitraum', value: 'Summe', when: 'Wann' },
    running: 'noch nicht zu Ende',
    known: (known, all) => `${known} von ${ofDays(all)} mit Daten`,
    none: 'Nichts über null ist verzeichnet.',
    soFar: 'Ihre Vorgeschichte kommt noch an: Ein älterer Rekord kann auftauchen.',
  },
  calendar: {
    title: 'Kalender',
    metric: 'Farbe nach',
    scale: { label: 'Farbstufen', quantile: 'Nach Rang', linear: 'Nach Wert' },
    chartName: (header, range) => `${header} als Kalender, ${range}`,
    summary: (counted) =>
      `Jedes Feld ist ein Tag und öffnet ihn. Farben vergleichen mit Ihrem letzten Jahr: ${days(counted)}.`,
    words: {
      roleDescription: 'Kalender',
      keyboardHint:
        'Pfeil auf und ab gehen von Tag zu Tag, links und rechts von Woche zu Woche, Bild auf und ab von Monat zu Monat. Eingabe öffnet den Tag.',
      legend: 'Nur zeigen',
      percentile: 'Perzentil Ihres letzten Jahres',
      zero: 'Nichts',
      noData: 'Keine Daten',
      date: 'Datum',
      remark: 'Hinweis',
      partialDay: 'Noch nicht zu Ende',
      month: 'Monat',
      completeDays: 'Vollständige Tage',
      mean: 'Mittel',
      lowest: 'Niedrigster',
      highest: 'Höchster',
    },
    below: (value) => `unter ${value}`,
    from: (value) => `${value} und mehr`,
    between: (low, high) => `${low} bis ${high}`,
    percentile: (rank) => `P${rank}`,
  },
  how: {
    title: 'Wie das berechnet wird',
    day: 'Tagessummen sind die des Dienstes. Er zählt Kalendertage zusammen, von Mitternacht bis Mitternacht in der Zone, in der der Tag endete.',
    dayStart: (hour) =>
      `Ihre Einstellung, dass ein Tag um ${hour} beginnt, kann diese Summen nicht verschieben; sie gilt für das, was aus Minuten berechnet wird.`,
    partial:
      'Ein Tag ist bis Mitternacht in seiner eigenen Zone nicht zu Ende. Auch der letzte Tag gilt als nicht zu Ende, wenn der Dienst seit seinem Ende nichts gehört hat. Solche Tage sind schraffiert, zählen in Summen und bleiben aus Mitteln, Medianen und Farben weg.',
    missing:
      'Ein Tag ohne Daten bleibt überall weg. Er ist nie eine Null; eine Null ist ein Tag, an dem der Dienst nichts gezählt hat.',
    week: (weekday) =>
      `Wochen beginnen am ${weekday}, wie in den Einstellungen gewählt oder in Ihrer Region üblich. Wochen ab Montag sind die der ISO 8601.`,
    usual:
      'Üblich sind die Quartile (Typ 7 nach Hyndman und Fan) Ihrer vollständigen Tage, ganzen Wochen oder ganzen Monate im Jahr vor heute, gezeigt ab 20 Tagen, 8 Wochen oder 5 Monaten.',
    colours:
      'Nach Rang hat jede der fünf Farben ein Fünftel der Tage Ihres letzten Jahres; nach Wert ist jede gleich breit. Tage mit null haben einen Punkt und keine Farbe.',
    elevation: 'Höhe ist in gestiegenen Metern, wie der Dienst sie misst, nicht in Stockwerken.',
  },
  empty: {
    none: 'Noch kein Tag',
    noneText: 'Ihre Tage erscheinen hier, sobald der Dienst sie von Ihrer Uhr oder Ihrem Telefon hat.',
    disconnected: 'Nichts ist verbunden',
    disconnectedText: 'Verbinden Sie Ihr Konto, um Ihre Aktivität hier zu sehen.',
    inRange: (name) => `${name}: keine Daten in diesem Zeitraum`,
    notGiven: (name) => `${name}: von Ihrem Konto nicht gegeben`,
    notGivenText:
      'Der Dienst hat für keinen bisher gelesenen Tag einen solchen Wert geschickt. Nicht jedes Gerät misst ihn, und nicht jeder Tarif gibt ihn weiter. Er wird nicht als Null gezeigt.',
    failed: 'Ihre gespeicherten Tage lassen sich nicht öffnen',
    failedText:
      'Laden Sie die Seite neu. Hilft das nicht, melden Sie sich ab und verbinden Sie neu: Beim Dienst geht nichts verloren.',
  },
};
