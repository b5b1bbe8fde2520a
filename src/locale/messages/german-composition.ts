import type { Count } from './english.ts';
import type { CompositionMessages } from './english-composition.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

const weighings = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'Wägung', other: 'Wägungen' })}`;

/** What a body consists of and how that changes, in German. */
export const germanComposition: CompositionMessages = {
  title: 'Körperzusammensetzung',
  parts: {
    weight: 'Gewicht',
    fat: 'Fett',
    lean: 'Fettfrei, ungeteilt',
    muscle: 'Muskeln, ohne Knochen',
    bone: 'Knochen',
    water: 'Wasser (liegt in den anderen)',
  },
  mode: { label: 'Zeigen als', amount: 'Masse', share: '%' },
  chartName: (unit, days) => `Körperzusammensetzung in ${unit}, ${days}`,
  summary: (parts) =>
    `${weighings(parts.weighings)} mit einer Zusammensetzung. Fett geht von ${parts.fatFrom} bis ${parts.fatTo}, ` +
    `alles andere von ${parts.leanFrom} bis ${parts.leanTo}.`,
  excluded: (left) => `${weighings(left)} ohne Zusammensetzung oder nicht sicher von Ihnen.`,
  unusualWater: (days) =>
    `An ${days.text} ${plural(days.count, { one: 'Tag', other: 'Tagen' })} war der Wasseranteil ungewöhnlich, ` +
    'was eine Impedanzwaage in die Irre führt: im Bild grau.',
  nothingHere: 'Keine Wägung in diesem Zeitraum hat eine Zusammensetzung.',
  lastOn: (day) => `Die letzte, die eine hat, war am ${day}.`,
  none: 'Ihr Konto hat keine Körperzusammensetzung: Fett wurde nie gemessen. Eine Waage, die es misst, tut das nur barfuß.',
  at: (time, zone) => `${time} (${zone.replaceAll('_', ' ')})`,
  newScale: 'Neue Waage',
  table: {
    time: 'Zeit',
    weight: (unit) => `Gewicht (${unit})`,
    fat: (unit) => `Fett (${unit})`,
    lean: (unit) => `Fettfrei (${unit})`,
    muscle: (unit) => `Muskeln (${unit})`,
    bone: (unit) => `Knochen (${unit})`,
    water: (unit) => `Wasser (${unit})`,
    share: (name) => `${name} (%)`,
    note: 'Anmerkung',
  },
  notes: {
    derived: (what) => `Berechnet: ${what}`,
    water: 'Wasser an diesem Tag ungewöhnlich',
    newScale: 'Erste auf einer anderen Waage',
  },
  change: {
    title: 'Woraus die Veränderung besteht',
    chartName: (unit, days) => `Woraus die Veränderung des Gewichts besteht, in ${unit}, ${days}`,
    start: 'Anfang',
    end: 'Ende',
    fat: 'Fett',
    lean: 'Fettfrei',
    patterns: {
      'fat-loss': 'Weniger Fett',
      'lean-loss': 'Weniger fettfreie Masse',
      recomposition: 'Umbau: weniger Fett, mehr vom Rest',
      'gain-mostly-lean': 'Zunahme, meist fettfreie Masse',
      'gain-mostly-fat': 'Zunahme, meist Fett',
      none: 'Keine Veränderung, die sich vom Rauschen abhebt',
      'too-few': 'Zu wenige Wägungen, um eine Veränderung vom Rauschen zu unterscheiden',
    },
    sentence: (parts) =>
      `${parts.weight} in ${parts.days} Tagen: Fett ${parts.fat}, fettfreie Masse ${parts.lean} ` +
      `(Trendwerte, ${weighings(parts.weighings)}).`,
    energy: (total, low, high) => `Energie der Veränderung: ${total} kcal (${low} bis ${high})`,
    perDay: (value, low, high) => `Im Mittel ${value} kcal am Tag (${low} bis ${high})`,
    tooShort: 'Eine Veränderung braucht zwei Wägungen mit Zusammensetzung in diesem Zeitraum.',
    table: { step: 'Schritt', value: (unit) => `Wert (${unit})`, error: (unit) => `± (${unit})` },
  },
  plane: {
    title: 'Fett und fettfreie Masse bei Ihrer Größe',
    chartName: (days) => `Fettmasseindex gegen Index der fettfreien Masse in kg/m², ${days}`,
    x: 'Index der fettfreien Masse (kg/m²)',
    y: 'Fettmasseindex (kg/m²)',
    points: {
      month: 'Mittel eines Monats',
      months: (months) => `Mittel von ${months} Monaten`,
    },
    bmi: 'Body-Mass-Index',
    bmiLine: (bound) => `BMI ${bound}`,
    scheme: { label: 'Linien gleichen Body-Mass-Indexes', who: 'WHO', asian: 'Asien, WHO 2004' },
    reference: { female: 'Vergleich, Frauen', male: 'Vergleich, Männer' },
    source:
      'Der gestrichelte Rahmen gehört zu einem Body-Mass-Index von 18,5 bis 25 bei gesunden weißen Erwachsenen (Schutz, Kyle, Pichard 2002): das dort Übliche, kein Ziel.',
    noSex:
      'Der Vergleichsrahmen ist für die Geschlechter verschieden; er erscheint, sobald Sie Ihres angeben in den',
    summary: (parts) =>
      `Letztes Mittel (${parts.when}): Index der fettfreien Masse ${parts.ffmi}, Fettmasseindex ${parts.fmi}, zusammen ein Body-Mass-Index von ${parts.bmi}.`,
    height: (height) => `Gerechnet mit einer Größe von ${height}.`,
    ownHeight: (height) => `Gerechnet mit einer Größe von ${height} aus Ihren Einstellungen.`,
    noHeight:
      'Eine Größe fehlt, also lassen sich Fett und fettfreie Masse nicht auf sie beziehen. Ihre Größe eintragen in den',
    settings: 'Einstellungen',
    table: { period: 'Zeitraum', count: 'Wägungen' },
  },
  cards: {
    title: 'Wo jeder Teil steht',
    names: {
      fatPercent: 'Fettanteil',
      fmi: 'Fettmasseindex',
      ffmi: 'Index der fettfreien Masse',
      waterPercent: 'Wasseranteil',
      muscle: 'Muskeln',
      bone: 'Knochen',
    },
    latest: (value, day) => `Letzter Messwert ${value}, ${day}`,
    range: (low, high) => `Bei Ihnen üblich, 90 Tage: ${low}–${high}`,
    noRange: 'Zu wenige Messwerte in 90 Tagen, um zu sagen, was bei Ihnen üblich ist.',
    reference: (low, high, whose) => `${whose} (Schutz 2002): ${low}–${high}`,
    missing: {
      fatPercent: 'Ihr Konto hat keinen Fettanteil.',
      fmi: 'Ohne Größe gibt es keinen Index.',
      ffmi: 'Ohne Größe gibt es keinen Index.',
      waterPercent: 'Ihr Konto hat kein Körperwasser.',
      muscle: 'Ihr Konto hat keine Muskelmasse.',
      bone: 'Ihr Konto hat keine Knochenmasse.',
    },
    sparkline: (name) => `${name}: Trend von 90 Tagen`,
  },
  explain: {
    level: (name) => `${name}, Trend`,
    trendMethod: 'Mittel, das Lücken berücksichtigt',
    trendFormula: 'Tᵢ = Tᵢ₋₁ + (1 − 0,9^Δt) · (xᵢ − Tᵢ₋₁)',
    what: {
      fatPercent: 'Fett als Anteil am Gewicht, wie die Waage es sagte oder aus Fettmasse und Gewicht.',
      fmi: 'Fett in Kilogramm, geteilt durch das Quadrat der Größe in Metern.',
      ffmi: 'Alles außer Fett in Kilogramm, geteilt durch das Quadrat der Größe in Metern.',
      waterPercent: 'Wasser als Anteil am Gewicht. Es liegt in fettfreier Masse und Fett.',
      muscle: 'Was die Waage Muskelmasse nennt: fettfreie Masse ohne Knochen.',
      bone: 'Das Mineral der Knochen, wie die Waage es schätzt.',
    },
    change: 'Woraus die Veränderung besteht',
    changeWhat:
      'Der Unterschied zweier Trendwerte, von Fett und von allem anderen, die zusammen den des Gewichts ergeben.',
    changeMethod: 'Unterschied zweier Mittel, die Lücken berücksichtigen',
    changeFormula: 'ΔW = ΔFM + ΔFFM',
    energyWhat:
      'Die Energie, die so viel Fett und so viel von allem anderen zum Aufbau brauchen oder beim Abbau geben.',
    energyMethod: 'Energiedichten, Hall 2008',
    energyFormula: 'E = 9440 · ΔFM + 1816 · ΔFFM kcal',
    noise:
      'Der Bereich ist nach beiden Seiten 1,96 Standardfehler breit. Das Rauschen eines einzelnen Messwerts ergibt sich aus den Unterschieden von Nachbarn; wie viel davon ein Trendwert behält, folgt aus dem Mittel.',
    counted: weighings,
    reasons: {
      'taken-out': 'Von Ihnen herausgenommen',
      doubtful: 'Vielleicht von jemand anderem',
      incomplete: 'Ohne diesen Wert',
      contradictory: 'Fett und fettfreie Masse ergeben nicht das Gewicht',
      impossible: 'Ein Teil, der das Ganze ist oder mehr',
    },
  },
  segments: {
    title: 'Arme, Beine und Rumpf',
    text: (day) =>
      `Wie zuletzt gemessen, am ${day}. Sie sind Teile der Werte des ganzen Körpers und kommen nicht dazu.`,
    place: 'Ort',
    sides: 'Welcher Arm links ist und welcher rechts, darin sind sich Dienst und Besitzer nicht einig.',
  },
  measured: {
    title: 'Alles Gemessene',
    text: 'Jede Art von Wert, die der Dienst geschickt hat, ob eine eigene Seite sie zeigt oder nicht.',
    columns: { type: 'Was', count: 'Werte', last: 'Letzter Wert', when: 'Wann' },
    unknown: (type, values) =>
      `Typ ${type}: ${values.text} ${plural(values.count, { one: 'Wert', other: 'Werte' })}`,
    open: (name) => `${name} zeigen`,
    close: 'Schließen',
    chartName: (name, unit, days) => (unit === '' ? `${name}, ${days}` : `${name} in ${unit}, ${days}`),
    summary: (values, lowest, highest) =>
      `${values.text} ${plural(values.count, { one: 'Wert', other: 'Werte' })} zwischen ${lowest} und ${highest}.`,
    nothingHere: 'Kein solcher Wert in diesem Zeitraum.',
    place: 'Ort',
    time: 'Zeit',
    value: (unit) => (unit === '' ? 'Wert' : `Wert (${unit})`),
    notThere: (type) => `Typ ${type} gibt es in Ihren Daten nicht.`,
    empty: 'Es wurde noch nichts gemessen.',
    wholeBody: 'Ganzer Körper',
    all: 'Alle Tage',
  },
};
