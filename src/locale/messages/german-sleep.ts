import type { Count } from './english.ts';
import type { SleepMessages } from './english-sleep.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

const nights = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Nacht', other: 'Nächte' })}`;
const naps = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'Nickerchen', other: 'Nickerchen' })}`;
const segments = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'Abschnitt', other: 'Abschnitte' })}`;

const place = (zone: string) => zone.replaceAll('_', ' ');

/** What the pages of nights say in German. */
export const germanSleep: SleepMessages = {
  title: 'Schlaf',
  stages: {
    out: 'Nicht im Bett',
    awake: 'Wach',
    rem: 'REM',
    light: 'Leicht (N1+N2)',
    deep: 'Tief (N3)',
    unknown: 'Unbekannt',
    gap: 'Keine Daten',
    unspecified: 'Schlaf, Phase nicht genannt',
    manual: 'Schlaf, von Hand eingetragen',
    other: (code) => `Zustand ${code}`,
  },
  sources: { mat: 'Schlafmatte', tracker: 'Tracker', unknown: 'Unbekanntes Gerät' },
  model: (source, model) => `${source} (Modell ${model})`,
  night: {
    title: (day) => `Nacht auf ${day}`,
    previous: 'Nacht davor',
    next: 'Nacht danach',
    all: 'Alle Nächte',
    strip: 'Die letzten 14 Nächte',
    stripNight: (day, asleep) => (asleep === null ? `${day}: keine Nacht` : `${day}: ${asleep} Schlaf`),
    asleep: 'Geschlafen',
    inBed: (from, to, zone) => `Im Bett von ${from} bis ${to} (${place(zone)})`,
    usual: (from, to, counted) => `Meist von ${from} bis ${to} (${nights(counted)})`,
    withNaps: (total, counted) => `${total} mit ${naps(counted)} des Tages`,
    reading: 'Wird noch gelesen: Was fehlt, erscheint hier von selbst.',
    partial: 'Was neben dieser Nacht liegt, ist noch nicht gelesen: Sie kann noch länger werden.',
    course: 'Verlauf der Nacht',
    chartName: (day, from, to) => `Schlafphasen in der Nacht auf ${day}, ${from} bis ${to}`,
    napChartName: (day, from, to) => `Schlafphasen im Nickerchen am ${day}, ${from} bis ${to}`,
    chartSummary: ({ asleep, awakenings, holes }) =>
      `${asleep} Schlaf, ${awakenings.text} ` +
      `${plural(awakenings.count, { one: 'Aufwachen', other: 'Aufwachen' })} von einer Minute oder länger` +
      `${holes === null ? '' : `, ${holes} ohne Daten`}.`,
    chart: {
      roleDescription: 'Diagramm einer Nacht',
      keyboardHint:
        'Pfeil links und rechts lesen Phase für Phase, mit Umschalt sieben auf einmal, Pos1 und Ende die erste und die letzte.',
      legend: 'Nur zeigen',
      from: 'Von',
      until: 'Bis',
      stage: 'Phase',
      duration: 'Minuten',
    },
    ordinal: (ordinal, count) => `Nummer ${ordinal} von ${count}`,
    atRest: 'Ganze Nacht',
    rails: 'Gemessen in der Nacht',
    rail: {
      heartRate: { label: 'Herzfrequenz', unit: 'Schläge/min' },
      breathing: { label: 'Atmung', unit: 'Atemzüge/min' },
      snoring: { label: 'Schnarchen', unit: 's' },
      movement: { label: 'Bewegung', unit: 'Wert' },
    },
    railName: (label, unit, day) => `${label} in ${unit}, Nacht auf ${day}`,
    railSummary: ({ low, high, mean, unit, counted }) =>
      `${counted.text} ${plural(counted.count, { one: 'Wert', other: 'Werte' })} ` +
      `zwischen ${low} und ${high} ${unit}, im Mittel ${mean}.`,
    railTime: 'Zeit',
    numbers: 'Zahlen',
    column: {
      number: 'Größe',
      here: 'Diese Nacht',
      mean: 'Mittel aus 30 Nächten',
      vendor: 'Der Dienst',
    },
    meanOf: (counted) => `(${counted.text})`,
    differs: (difference) => `weicht um ${difference} ab`,
    field: {
      tstSec: {
        label: 'Geschlafen',
        what: 'Aller aufgezeichnete Schlaf: leicht, tief und REM, und Schlaf, dessen Phase nicht genannt wurde.',
        formula: 'TST = Σ (leicht + tief + REM + ohne Phase)',
      },
      tibSec: {
        label: 'Im Bett',
        what: 'Von der ersten Aufzeichnung im Bett bis zur letzten, Lücken eingeschlossen.',
        formula: 'TIB = auf − zu Bett',
      },
      solSec: {
        label: 'Bis zum Einschlafen',
        what: 'Vom Zubettgehen bis zum ersten Schlaf.',
        formula: 'SOL = erster Schlaf − zu Bett',
      },
      sptSec: {
        label: 'Schlafzeitraum',
        what: 'Vom ersten Schlaf bis zum Ende des letzten.',
        formula: 'SPT = Ende des letzten Schlafs − erster Schlaf',
      },
      wasoSec: {
        label: 'Dazwischen wach',
        what: 'Im Schlafzeitraum als wach aufgezeichnet, im Bett oder außerhalb.',
        formula: 'WASO = SPT − TST − Lücken',
      },
      afterWakeSec: {
        label: 'Am Ende wach',
        what: 'Vom Ende des letzten Schlafs bis zum Aufstehen.',
        formula: 'auf − Ende des letzten Schlafs',
      },
      holesSec: {
        label: 'Keine Daten',
        what: 'Im Schlafzeitraum: nichts aufgezeichnet, oder ein unbekannter Zustand. Weder Schlaf noch Wachsein.',
        formula: 'SPT − TST − WASO als Rest',
      },
      efficiency: {
        label: 'Effizienz',
        what: 'Der verschlafene Anteil der Zeit im Bett.',
        formula: 'TST ÷ TIB',
      },
      remLatencySec: {
        label: 'Bis zum REM-Schlaf',
        what: 'Vom ersten Schlaf bis zum ersten REM-Schlaf. Tracker nennen keinen REM-Schlaf.',
        formula: 'erster REM − erster Schlaf',
      },
      awakenings: {
        label: 'Wach ab 1 min',
        what: 'Ununterbrochene Wachzeiten von mindestens einer Minute im Schlafzeitraum.',
        formula: 'Anzahl der Wachzeiten ≥ 1 min',
      },
      longAwakenings: {
        label: 'Wach ab 5 min',
        what: 'Ununterbrochene Wachzeiten von mindestens fünf Minuten im Schlafzeitraum.',
        formula: 'Anzahl der Wachzeiten ≥ 5 min',
      },
      lightSec: {
        label: 'Leicht (N1+N2)',
        what: 'Leichter Schlaf; Geräte zu Hause trennen N1 nicht von N2.',
        formula: 'Σ leicht, als Anteil an TST',
      },
      deepSec: { label: 'Tief (N3)', what: 'Tiefer Schlaf.', formula: 'Σ tief, als Anteil an TST' },
      remSec: {
        label: 'REM',
        what: 'REM-Schlaf; ein Tracker nennt keinen.',
        formula: 'Σ REM, als Anteil an TST',
      },
      unspecifiedSec: {
        label: 'Phase nicht genannt',
        what: 'Schlaf, dessen Phase nicht genannt oder der von Hand eingetragen wurde.',
        formula: 'Σ ohne Phase, als Anteil an TST',
      },
    },
    notProvided: 'nicht angegeben',
    method: 'Begriffe des Schlaflabors (AASM) über zusammengesetzten Abschnitten',
    counted: segments,
    window: (from, to) => `${from} bis ${to}`,
    holeNote: (hole) =>
      `Zu ${hole} der Nacht gibt es keine Daten. Sie zählen weder als Schlaf noch als wach.`,
    leftOut: {
      empty: 'Endet, wo er beginnt',
      repeated: 'Derselbe Abschnitt zweimal',
      overlapped: 'Von einem Gerät mit Vorrang oder später noch einmal erzählt',
      tooLittleSleep: 'Teil von weniger als 20 Minuten Schlaf',
      otherSleep: 'Gehört zu einem Nickerchen oder einer anderen Nacht',
    },
    naps: 'Nickerchen des Tages',
    nap: (from, to, asleep) => `${from} bis ${to}: ${asleep} Schlaf`,
    noNaps: 'Keines aufgezeichnet.',
    napsApart: 'Nickerchen werden nie zur Nacht gezählt; mit ihr zusammen ergeben sie eine eigene Zahl.',
    rule: (boundary, gap) =>
      `So wurde diese Nacht zusammengesetzt: Ihre Mitte liegt in den 24 Stunden, die um ${boundary} ihres Datums enden; Teile mit weniger als ${gap} Abstand sind einer; eine Lücke bis zu einer Stunde sind fehlende Daten und kein Schlaf; der längste Teil mit mindestens drei Stunden Schlaf ist die Nacht, andere mit mindestens 20 Minuten sind Nickerchen; wo zwei Geräte sich überschneiden, geht die Matte dem Tracker vor.`,
    free: 'In einen freien Tag geschlafen',
    freeHint:
      'Für den sozialen Jetlag. Es gilt die Woche Ihrer Einstellungen, solange hier nichts anderes steht.',
    rules: 'Die Regeln ändern',
    boundary: 'Das Datum der Nächte wechselt um',
    gap: 'Unterbrechungen einer Nacht bis (Minuten)',
    madeOf: 'Aufgezeichnet von',
    sourceLine: (source, counted) => `${source}: ${segments(counted)}`,
    vendorNone: 'Der Dienst hat keine Zusammenfassung dieser Nacht.',
    vendorLine: (from, to, source) => `Zusammenfassung des Dienstes: ${from} bis ${to}, ${source}`,
    none: {
      title: 'Keine Nacht aufgezeichnet',
      future: 'Diese Nacht ist noch nicht geschlafen.',
      tonight:
        'Von dieser Nacht ist noch nichts da. Matte und Tracker senden sie einige Minuten nach dem Aufstehen.',
      empty:
        'Die Aufzeichnung dieser Zeit ist da und enthält keinen Schlaf: Kein Gerät hat ihn aufgezeichnet.',
      naps: (counted) =>
        `Es gibt nur ${naps(counted)}: Weniger als drei Stunden Schlaf gelten nicht als Nacht.`,
      little: 'Es gibt Abschnitte, aber weniger als 20 Minuten Schlaf darin.',
      notGranted: 'Sie haben nicht erlaubt, den Schlaf dieses Kontos zu lesen.',
      last: (day) => `Die letzte aufgezeichnete Nacht davor: ${day}.`,
      goToLast: 'Dorthin',
    },
    unread: {
      title: 'Diese Nacht ist noch nicht gelesen',
      text: 'Sie wird jetzt vor allem anderen abgefragt und erscheint hier von selbst.',
      offline: 'Sie ist nicht auf diesem Gerät, und es gibt keine Verbindung zum Dienst.',
      paused: 'Das Lesen ist angehalten. In den Einstellungen geht es weiter.',
      summary: (asleep, from, to) =>
        `Die Zusammenfassung des Dienstes ist schon da: ${asleep} Schlaf, ${from} bis ${to}.`,
    },
    failed: 'Die gespeicherten Nächte lassen sich nicht öffnen',
    failedText: 'Bitte die Seite neu laden.',
    noSuchDay: 'Dieses Datum gibt es nicht',
    noSuchDayText: (received) =>
      `Die Adresse nennt „${received}“. Die Adresse einer Nacht endet mit ihrem Datum, etwa 2026-03-29.`,
    latest: 'Zur letzten Nacht',
  },
  nights: {
    chart: {
      roleDescription: 'Diagramm von Nächten',
      keyboardHint:
        'Pfeil links und rechts lesen Nacht für Nacht, mit Umschalt sieben auf einmal, Pos1 und Ende die erste und die letzte. Eingabe öffnet die Nacht.',
      legend: 'Nur zeigen',
      midSleep: 'Schlafmitte',
      nap: 'Nickerchen',
    },
    chartName: (days) => `Nächte nach der Uhr, ${days}`,
    chartSummary: ({ recorded, days, asleep, bed, up }) =>
      recorded.count === 0
        ? `Keine Nacht in ${days} Tagen aufgezeichnet.`
        : `${nights(recorded)} von ${days} aufgezeichnet` +
          (asleep === null ? '' : `, im Mittel ${asleep} Schlaf`) +
          `${bed === null || up === null ? '' : `, meist von ${bed} bis ${up}`}.`,
    unread: (counted) =>
      `${nights(counted)} noch nicht im Einzelnen gelesen: aus den Zusammenfassungen des Dienstes gezeichnet, ohne Phasen.`,
    notRead: 'Phasen noch nicht gelesen',
    bedWindow: 'Übliche Bettzeit',
    upWindow: 'Übliches Aufstehen',
    windowNote: 'Üblich: die mittlere Hälfte der letzten 28 Nächte.',
    table: {
      day: 'Nacht auf',
      bed: 'Im Bett von',
      up: 'Bis',
      asleep: 'Schlaf (min)',
      inBed: 'Im Bett (min)',
      efficiency: 'Effizienz (%)',
      naps: 'Nickerchen (min)',
      note: 'Hinweis',
    },
    reading: {
      asleep: 'Schlaf',
      inBed: 'Im Bett',
      naps: 'Nickerchen',
      none: 'Keine Nacht aufgezeichnet',
      unread: 'Noch nicht gelesen',
    },
    averages: 'Im Mittel',
    average: {
      asleep: 'Schlaf',
      inBed: 'Im Bett',
      efficiency: 'Effizienz',
      bed: 'Zu Bett',
      up: 'Auf',
      midSleep: 'Schlafmitte',
    },
    counted: nights,
    spread: (time, spread) => `${time} ± ${spread}`,
    debt: {
      label: 'Schlafschuld',
      what: 'Was den letzten 14 Nächten zu dem Bedarf fehlte, den Sie angegeben haben.',
      formula: 'Σ (Bedarf − Schlaf)',
      need: (need) => `Bedarf: ${need} je Nacht`,
      less: (debt) => `${debt} zu wenig`,
      more: (rest) => `${rest} mehr als nötig`,
      none: 'Nennen Sie in den Einstellungen Ihren Schlafbedarf, dann wird die Schuld hier gezählt.',
      settings: 'Zu den Einstellungen',
    },
    regularity: 'Regelmäßigkeit',
    regularityOf: (days) => `Über ${days}`,
    index: {
      label: 'Schlafregelmäßigkeit (SRI)',
      what: 'Wie oft Sie an zwei Tagen in Folge zur selben Minute schlafen oder wachen: 100 immer, 0 wie es der Zufall will.',
      formula: 'SRI = −100 + 200 × gleiche Minuten ÷ an beiden Tagen bekannte Minuten',
      coverage: (pairs, share) =>
        `${pairs.text} ${plural(pairs.count, { one: 'Tagespaar', other: 'Tagespaare' })}, ${share} ihrer Minuten bekannt`,
      tooLittle: (pairs, share) => `Kein Wert: Nötig sind ${pairs} Tagespaare und ${share} der Minuten.`,
    },
    jetLag: {
      label: 'Sozialer Jetlag',
      what: 'Wie weit sich die Mitte Ihres Schlafs zwischen Arbeitstagen und freien Tagen verschiebt.',
      formula: 'SJL = |MSF − MSW|',
      parts: (work, free) => `Schlafmitte ${work} an Arbeitstagen, ${free} an freien Tagen`,
      counted: (work, free) => `${work.text} vor Arbeitstagen, ${free.text} vor freien Tagen`,
      none: 'Nötig sind Nächte vor Arbeitstagen und vor freien Tagen; welche frei sind, steht in den Einstellungen.',
    },
    chronotype: {
      label: 'Chronotyp',
      what: 'Schlafmitte an freien Tagen ohne den Schlaf, der aus der Woche nachgeholt wurde.',
      formula: 'MSFsc = MSF − (SDf − SDWoche) ÷ 2',
    },
    none: {
      title: 'Keine Nacht in diesen Tagen aufgezeichnet',
      never: 'Noch ist keine Nacht da',
      text: 'Nächte erscheinen hier, sobald der Dienst sie gesendet hat.',
      disconnected: 'Es ist kein Konto verbunden und keine Nacht auf diesem Gerät.',
      connect: 'Konto verbinden',
    },
    raster: {
      title: 'Nacht für Nacht',
      chartName: (days) => `Schlaf nach der Uhr in Zeilen von 48 Stunden, ${days}`,
      summary: ({ recorded, days }) =>
        `${nights(recorded)} von ${days} Tagen. Jede Zeile zeigt eine Nacht und die darauf folgende.`,
      roleDescription: 'Raster von Nächten',
      keyboardHint: 'Pfeil auf und ab lesen Nacht für Nacht. Eingabe öffnet die Nacht.',
      legend: 'Nur zeigen',
      unknown: 'Keine Daten',
      free: 'Freier Tag',
    },
  },
};
