import type { WeightMessages } from './english-weight.ts';
import type { Count } from './english.ts';
import { soFar } from './german-sync.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

const days = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Tag', other: 'Tagen' })}`;

const weighings = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'Wägung', other: 'Wägungen' })}`;

const readings = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'Messwert', other: 'Messwerte' })}`;

/** What the weight page says in German about its trend. */
export const germanWeight: WeightMessages = {
  title: 'Gewicht',
  trendNow: 'Trend jetzt',
  trendThen: (day) => `Trend am ${day}`,
  latest: 'Letzter Messwert',
  rate: (perWeek, low, high, counted, days) => ({
    main: `${perWeek}/Woche`,
    rest: `(${low} bis ${high}), ${weighings(counted)} in ${days} Tagen`,
  }),
  rateName: 'Rate je Woche',
  rateNoise: 'Keine Richtung, die sich vom Rauschen abhebt',
  rateTooFew: (counted, days) =>
    counted.count === 0
      ? `In den letzten ${days} Tagen keine Wägung, also auch keine Rate.`
      : `Zu wenige Messwerte für eine Rate: ${weighings(counted)} in ${days} Tagen.`,
  goal: 'Ziel',
  aboveGoal: (difference) => `${difference} darüber`,
  belowGoal: (difference) => `${difference} darunter`,
  atGoal: 'erreicht',
  weighingsCounted: weighings,
  changes: 'Trend gegenüber',
  sinceWeek: 'vor einer Woche',
  series: {
    band: '95-%-Band des lokalen linearen Trends',
    whiskers: 'Niedrigster bis höchster Wert des Monats',
    yearAgo: 'Trend ein Jahr davor',
    readings: 'Messwert',
    stems: 'Abstand vom Trend',
  },
  chartName: (unit, days) => `Gewicht in ${unit}, ${days}`,
  chartSummary: (parts) =>
    `${weighings(parts.weighings)} zwischen ${parts.lowest} und ${parts.highest}. ` +
    `Der Trend geht von ${parts.first} bis ${parts.last}: ${parts.change}.`,
  chartSummaryDoubtful: (counted) =>
    `${readings(counted)} in diesem Zeitraum, keiner davon sicher von Ihnen.`,
  doubtfulNote: (counted) =>
    `${readings(counted)} ${plural(counted.count, { one: 'ist', other: 'sind' })} vielleicht von jemand anderem und nicht im Trend`,
  reading: {
    band: '95-%-Band',
    range: (low, high) => `${low} bis ${high}`,
    weight: 'Gewicht',
    trend: 'Trend',
    difference: 'Unterschied',
    note: 'Anmerkung',
    above: (difference) => `${difference} über dem Trend`,
    below: (difference) => `${difference} unter dem Trend`,
    same: 'auf dem Trend',
  },
  resolution: {
    all: (values) => (values.count === 1 ? '1 Wert' : `${values.text} Werte, jeder gezeichnet`),
    extremes: (values, perPixel) => `${values.text} Werte, ${perPixel} je Pixel: Extreme bleiben`,
    shape: (values, perPixel) => `${values.text} Werte, ${perPixel} je Pixel: Form bleibt`,
  },
  table: {
    time: 'Zeit',
    weight: (unit) => `Gewicht (${unit})`,
    trend: (unit) => `Trend (${unit})`,
    note: 'Anmerkung',
  },
  note: {
    manual: 'Von Hand eingetragen',
    doubtful: 'Vielleicht von jemand anderem; nicht im Trend',
    median: (counted) =>
      `Median von ${counted.text} ${plural(counted.count, { one: 'Messwert', other: 'Messwerten' })}`,
  },
  at: (time, zone) => `${time} (${zone.replaceAll('_', ' ')})`,
  howComputed: 'Wie das berechnet wird',
  lastReadings: (counted) => (counted.count === 1 ? 'Letzter Messwert' : `Die letzten ${readings(counted)}`),
  empty: {
    none: 'Noch keine Wägung',
    noneText: 'Stellen Sie sich auf Ihre Waage. Der Messwert erscheint hier, sobald der Dienst ihn hat.',
    disconnected: 'Nichts ist verbunden',
    disconnectedText: 'Verbinden Sie Ihr Konto, um hier Ihr Gewicht zu sehen.',
    connect: 'Konto verbinden',
    arriving: (read, back) => soFar('Der Verlauf kommt noch an', read, back),
    arrivingText: 'Das Neueste zuerst. Das Diagramm füllt sich von selbst.',
    arrivingBar: 'Gelesener Anteil Ihres Verlaufs',
    paused: 'Das Lesen ist angehalten',
    pausedText: 'Ihr Verlauf kommt, sobald Sie es fortsetzen.',
    pausedAction: 'Zu „Ihre Daten“',
    inRange: 'Keine Wägung in diesem Zeitraum',
    lastOn: (day) => `Die letzte war am ${day}.`,
    nextOn: (day) => `Die nächste ist am ${day}.`,
    jump: 'Dorthin',
    failed: 'Ihre gespeicherten Messwerte lassen sich nicht öffnen',
    failedText:
      'Laden Sie die Seite neu. Hilft das nicht, melden Sie sich ab und verbinden Sie sich neu: Beim Dienst geht nichts verloren.',
  },
  estimator: {
    label: 'Trend nach',
    average: 'Mittel mit Lücken',
    classic: 'Hacker’s Diet',
    local: 'Lokaler linearer Trend',
    loess: 'Lokale Regression (LOESS)',
  },
  trend: {
    average: 'Trend: Mittel, das Lücken berücksichtigt, 10 % am Tag',
    classic: 'Trend: Hacker’s Diet, 10 % am Tag, fehlende Tage interpoliert',
    local: 'Trend: lokaler linearer Trend (Kalman-Glätter)',
    loess: 'Trend: lokale Regression über 45 Tage (LOESS)',
  },
  arriving: 'Der andere Trend wird berechnet; noch sehen Sie den hier genannten.',
  failed: 'Der andere Trend kam nicht an. Laden Sie die Seite neu.',
  switches: { label: 'Im Bild', stems: 'Stiele', band: '95-%-Band', yearAgo: 'Ein Jahr davor' },
  sinceYesterday: 'gestern',
  sinceFortnight: 'vor 2 Wochen',
  sinceMonth: 'vor einem Monat',
  goalRange: (range) => `Ziel ${range}`,
  goalWindow: (from, to) => `Beim jetzigen Tempo zwischen ${from} und ${to}`,
  goalShare: (share, counted) => `An ${share} von ${days(counted)} mit Wägung in den letzten 4 Wochen darin`,
  otherScale: 'Andere Waage',
  summary: 'Der Zeitraum in Worten',
  details: 'Messwerte und Notizen',
};
