import type { Count } from './english.ts';
import type { VitalsMessages } from './english-vitals.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

const readings = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'Messwert', other: 'Messwerte' })}`;
const sessions = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'Messung', other: 'Messungen' })}`;
const onDays = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Tag', other: 'Tagen' })}`;

/** What the page of vital signs says in German. */
export const germanVitals: VitalsMessages = {
  at: (time, zone) => `${time} (${zone.replaceAll('_', ' ')})`,
  title: 'Vitalwerte',
  pressure: {
    title: 'Blutdruck',
    unit: 'mmHg',
    guideline: {
      label: 'Klassen',
      short: {
        'esc-home': 'ESC 2024, zu Hause',
        'esc-office': 'ESC 2024, in der Praxis',
        aha: 'AHA/ACC 2017 und 2025',
      },
    },
    classes: {
      normal: 'Normal',
      nonElevated: 'Nicht erhöht',
      elevated: 'Erhöht',
      stage1: 'Stufe 1',
      stage2: 'Stufe 2',
      hypertension: 'Hypertonie',
      severe: 'Sehr hoch',
    },
    classBy: (name, guideline) => `${name} (${guideline})`,
    home: {
      label: 'Mittel zu Hause',
      dates: (range) => `${range}, ohne den ersten Tag`,
      basis: (counted, on) => `${readings(counted)} an ${onDays(on)}`,
      invalid: (least, leastDays) =>
        `Noch kein Mittel im Sinne des Protokolls: Dazu braucht es ${least} Messwerte an ${leastDays} Tagen nach dem ersten.`,
      none: 'Noch kein Mittel zu Hause',
      interval: (systolic, diastolic) => `95-%-Intervall ${systolic} zu ${diastolic}`,
    },
    protocol: {
      title: 'Protokoll für zu Hause',
      caption: (range) => `Messwerte morgens und abends, ${range}`,
      morning: 'Morgens',
      evening: 'Abends',
      firstDay: 'erster Tag, zählt nicht',
      start:
        'Zwei Messwerte morgens und zwei abends, an sieben Tagen: Der erste Tag zählt nicht, und das Mittel der übrigen ist Ihr Mittel zu Hause.',
      running: (day, of) => `Tag ${day} von ${of}`,
      missing: {
        both: 'Morgen und Abend fehlen noch',
        morning: 'der Morgen fehlt noch',
        evening: 'der Abend fehlt noch',
        none: 'für heute ist alles da',
      },
      done: 'Die sieben Tage sind vorbei, und es gibt ein Mittel zu Hause.',
      doneInvalid:
        'Die sieben Tage sind vorbei, aber es waren zu wenige Messwerte für ein Mittel. Mit dem nächsten beginnt eine neue Reihe.',
      next: (state, missing) => `${state}, ${missing}.`,
    },
    severe: (value) =>
      `Es gibt einen Messwert von ${value}. Leitlinien raten, einige Minuten zu ruhen und noch einmal zu messen; bleibt er so hoch, wenden Sie sich ohne Aufschub an eine Ärztin oder einen Arzt. Bei Brustschmerz, Atemnot, Taubheit, Lähmung oder Störungen beim Sehen oder Sprechen rufen Sie sofort den Notruf.`,
    plane: {
      name: (range) => `Blutdruck, diastolisch gegen systolisch in mmHg, ${range}`,
      diastolic: 'Diastolisch (mmHg)',
      systolic: 'Systolisch (mmHg)',
      points: 'Messungen, je älter, desto blasser',
      cross: 'Mittel zu Hause mit seiner 95-%-Ellipse',
      crossAlone: 'Mittel zu Hause',
      summary: (all, classes) => `${sessions(all)}: ${classes}.`,
      classCount: (name, count) => `${name} ${count}`,
    },
    chart: {
      name: (range) => `Blutdruck in mmHg, ${range}`,
      morning: 'Morgens, von diastolisch bis systolisch',
      midday: 'Um Mittag',
      evening: 'Abends',
      summary: (all, systolic, diastolic) =>
        `${sessions(all)}, systolisch ${systolic}, diastolisch ${diastolic} mmHg.`,
      limitSystolic: (name, value) => `${name} ab ${value} systolisch`,
      limitDiastolic: (name, value) => `${name} ab ${value} diastolisch`,
    },
    clock: {
      title: 'Nach der Uhr',
      name: (range) => `Blutdruck in mmHg nach Tageszeit, ${range}`,
      sittings: 'Messungen, von diastolisch bis systolisch',
      systolic: 'Systolisch, Mittel über drei Stunden',
      diastolic: 'Diastolisch, Mittel über drei Stunden',
      summary: (morning, evening) =>
        [
          morning === null ? 'Morgens keine.' : `Morgens im Mittel ${morning} mmHg.`,
          evening === null ? 'Abends keine.' : `Abends ${evening} mmHg.`,
        ].join(' '),
    },
    table: {
      time: 'Zeit',
      systolic: 'Systolisch (mmHg)',
      diastolic: 'Diastolisch (mmHg)',
      pulse: 'Puls (1/min)',
      readings: 'Messwerte',
      period: 'Tageszeit',
      class: 'Klasse',
      note: 'Anmerkung',
    },
    periods: { morning: 'Morgens', midday: 'Um Mittag', evening: 'Abends' },
    note: {
      manual: 'von Hand eingegeben',
      averaged: 'vom Gerät gemittelt',
      first: 'erster von mehreren weggelassen',
    },
    averages: {
      title: 'In diesem Zeitraum',
      mean: 'Mittel',
      interval: (low, high) => `95-%-Intervall ${low} bis ${high}`,
      sd: 'Standardabweichung',
      variability: 'Von Messung zu Messung (ARV)',
      pulsePressure: 'Pulsdruck',
      meanPressure: 'Mitteldruck',
      pulse: 'Puls',
      morning: 'Morgens',
      evening: 'Abends',
      difference: 'Morgens minus abends',
      notEnough: 'zu wenige Messungen',
      counted: (all, of) => `${sessions(all)}, ${readings(of)}`,
    },
    list: (count) => `Die letzten ${sessions(count)}`,
    none: 'Dieses Konto hat keinen Blutdruck.',
    noneText:
      'Messwerte eines Blutdruckmessgeräts stehen hier, sobald der Dienst sie hat. Ohne ein solches gibt es nichts zu zeigen, und nichts wird angenommen.',
    emptyRange: 'Kein Blutdruck in diesem Zeitraum',
    lastOn: (day) => `Der letzte davor war am ${day}.`,
    nextOn: (day) => `Der nächste ist am ${day}.`,
    jump: 'Dorthin',
    print: 'Blatt für die Praxis',
  },
  explain: {
    session:
      'Messwerte eines Geräts im Abstand von höchstens zehn Minuten sind eine Messung; ihr Wert ist das Mittel.',
    sessionDrops:
      'Messwerte eines Geräts im Abstand von höchstens zehn Minuten sind eine Messung; ihr Wert ist das Mittel, ohne den ersten von drei oder mehr.',
    home: {
      title: 'Mittel zu Hause',
      what: 'Das Mittel aller Messwerte von sieben Tagen, morgens und abends, ohne die des ersten Tages.',
      method: 'Protokoll der Europäischen Hypertonie-Gesellschaft für zu Hause (Parati et al. 2010)',
      formula: 'Mittel der Messwerte von Tag 2 bis 7; es gilt ab 12 Messwerten an 3 Tagen',
      interval:
        'Intervall und Ellipse sind 95-%-Bereiche aus den Messungen: nach Students t, und nach Hotellings T² für beide Werte zusammen.',
    },
    classes: (guideline, name) => `${guideline}: ${name}.`,
    counted: (all, of) => `${readings(of)} in ${sessions(all)}`,
    mean: {
      what: 'Das Mittel der Messungen im Zeitraum mit seinem 95-%-Intervall.',
      method: 'Arithmetisches Mittel über Messungen, Intervall nach Students t',
      formula: 'x̄ ± t · SD / √n',
    },
    sd: {
      what: 'Wie weit Messungen von ihrem Mittel entfernt liegen.',
      method: 'Standardabweichung der Stichprobe über Messungen',
      formula: '√( Σ (xᵢ − x̄)² / (n − 1) )',
    },
    variability: {
      what: 'Wie weit jede Messung im Mittel von der vorigen entfernt liegt.',
      method: 'Mittlerer Schritt (average real variability, Mena et al. 2005)',
      formula: 'Σ |xᵢ₊₁ − xᵢ| / (n − 1)',
    },
    pulsePressure: {
      what: 'Was der Puls zum diastolischen Druck hinzufügt.',
      method: 'Mittel der Differenz über Messungen',
      formula: 'S − D',
    },
    meanPressure: {
      what: 'Der über einen Herzschlag gemittelte Druck, aus beiden Werten geschätzt.',
      method: 'Mittel der üblichen Schätzung über Messungen',
      formula: '(S + 2 D) / 3',
    },
    pulse: {
      what: 'Der Puls, den das Blutdruckmessgerät gezählt hat, gemittelt über Messungen.',
      method: 'Arithmetisches Mittel über Messungen, Intervall nach Students t',
      formula: 'x̄ ± t · SD / √n',
    },
    morning: {
      what: 'Das Mittel der Messungen zwischen 04:00 und 12:00 nach der Uhr des Ortes.',
      method: 'Arithmetisches Mittel über Messungen',
      formula: 'Σ xᵢ / n',
    },
    evening: {
      what: 'Das Mittel der Messungen von 16:00 bis 04:00 nach der Uhr des Ortes; die Nacht gehört zum Abend davor.',
      method: 'Arithmetisches Mittel über Messungen',
      formula: 'Σ xᵢ / n',
    },
    difference: {
      what: 'Wie viel höher der Druck morgens ist als abends.',
      method: 'Differenz der beiden Mittel (Kario 2006)',
      formula: 'Mittel der Morgen − Mittel der Abende',
    },
    range: {
      title: (what) => `Ihr Bereich: ${what}`,
      what: 'Wo die mittleren neun Zehntel Ihrer eigenen Werte aus 90 Tagen liegen. Er sagt, was bei Ihnen üblich ist, nicht, was gesund ist.',
      method: '5. und 95. Perzentil (Typ 7 nach Hyndman und Fan)',
      formula: 'mindestens 10 Werte in 90 Tagen',
      counted: (all) => readings(all),
    },
    reasons: {
      doubtful: 'Vielleicht von jemand anderem',
      incomplete: 'Einer der beiden Werte fehlt',
      impossible: 'Kein Druck, den ein Körper haben kann',
      duplicate: 'Doppelt vorhanden',
      first: 'Erster von drei oder mehr Messwerten',
      'first-day': 'Erster Tag der Reihe',
      midday: 'Weder morgens noch abends',
      hidden: 'Von Ihnen ausgeblendet',
      'not-me': 'Nach Ihren Angaben nicht von Ihnen',
    },
  },
  vitals: {
    title: 'Weitere Vitalwerte',
    names: {
      pulse: 'Puls',
      spo2: 'Sauerstoffsättigung',
      bodyTemperature: 'Körpertemperatur',
      skinTemperature: 'Hauttemperatur',
      temperature: 'Temperatur ohne Ort',
      pulseWaveVelocity: 'Pulswellengeschwindigkeit',
      vo2max: 'VO₂ max',
      ecgResult: 'Ergebnis des EKG',
      qrsInterval: 'QRS-Dauer',
      prInterval: 'PR-Zeit',
      qtInterval: 'QT-Zeit',
      qtcInterval: 'Korrigierte QT-Zeit',
      ppgResult: 'Herzrhythmus nach dem Puls',
      vascularAge: 'Gefäßalter',
      nerveHealthLeft: 'Nervengesundheit, linker Fuß',
      nerveHealthRight: 'Nervengesundheit, rechter Fuß',
      nerveHealth: 'Nervengesundheit, Füße',
      electrodermal: 'Elektrodermale Aktivität, Füße',
      electrodermalLeft: 'Elektrodermale Aktivität, linker Fuß',
      electrodermalRight: 'Elektrodermale Aktivität, rechter Fuß',
      skinConductance: 'Leitfähigkeit der Haut',
    },
    notes: {
      pulse: 'Einzelne Messwerte von Blutdruckmessgerät, Waage und Uhr, im Stehen wie im Sitzen.',
      temperature:
        'Bei älteren Waagen die Luft des Zimmers; manche Fassung der Thermometer-App legt hier auch die des Körpers ab.',
      pulseWaveVelocity:
        'Vom Fuß zum Herzen, gemessen von der Waage: nicht das Maß der Tabellen für Hals und Leiste, daher nur Ihr eigener Verlauf.',
    },
    units: {
      bpm: '1/min',
      percent: '%',
      speed: 'm/s',
      vo2: 'ml/min/kg',
      ms: 'ms',
      years: 'Jahren',
      score: 'Punkten',
    },
    inUnit: (name, unit) => `${name} (${unit})`,
    chartName: (name, unit, range) => `${name} in ${unit}, ${range}`,
    reading: 'Messwert',
    band: 'Ihr Bereich, 90 Tage',
    summary: (all, low, high) => `${readings(all)} zwischen ${low} und ${high}.`,
    range: (low, high) => `Bei Ihnen üblich: ${low} bis ${high}`,
    rangeLabel: 'Ihr Bereich',
    rangeTooFew: (all, least) =>
      `Zu wenige für einen eigenen Bereich: ${readings(all)} in 90 Tagen, es braucht ${least}.`,
    emptyRange: 'Kein Messwert in diesem Zeitraum.',
    usualLow: (unit) => `Üblich ab (${unit})`,
    usualHigh: (unit) => `Üblich bis (${unit})`,
    rhythm: {
      title: 'Herzrhythmus',
      text: 'Wie das Gerät die Aufzeichnung beurteilt. Die Aufzeichnung selbst liegt beim Dienst.',
      empty: 'Keine Aufzeichnung in diesem Zeitraum.',
      results: {
        0: 'Regelmäßig',
        1: 'Zeichen von Vorhofflimmern: Aufzeichnung ärztlich ansehen lassen',
        2: 'Nicht eindeutig',
        3: 'Kein Signal',
        4: 'Anderes',
        5: 'Rauschen',
        6: 'Niedrige Herzfrequenz',
        7: 'Hohe Herzfrequenz',
        8: 'Nicht eindeutig',
        9: 'Regelmäßig, normale Herzfrequenz',
        10: 'Regelmäßig, hohe Herzfrequenz',
        11: 'Zeichen von Vorhofflimmern, normale Herzfrequenz: Aufzeichnung ärztlich ansehen lassen',
        12: 'Zeichen von Vorhofflimmern, hohe Herzfrequenz: Aufzeichnung ärztlich ansehen lassen',
        13: 'Keine Diagnose',
      },
      other: (code) => `Ergebnis ${code}`,
    },
    missing: {
      title: 'Von diesem Konto nicht mitgeteilt',
      text: 'Das hängt von Ihren Geräten ab, von Ihrer Region, davon, was Sie am Gerät anzeigen lassen, und vom Tarif der Anwendung beim Dienst. Nichts davon ist null: Es ist nicht bekannt.',
      arriving: 'Ihre Vorgeschichte kommt noch an; manches davon folgt vielleicht.',
    },
  },
  how: {
    summary: 'Wie das berechnet wird',
    days: 'Der Morgen dauert von 04:00 bis 12:00, der Abend von 16:00 bis 04:00 des nächsten Tages, nach der Uhr des Ortes, an dem Sie gemessen haben; was dazwischen liegt, zählt zu Mittelwerten, aber nicht zum Protokoll.',
    guidelines: 'Die Klassen beider Leitlinien',
    caption: 'Klassen des Blutdrucks, systolisch und diastolisch in mmHg; die höhere der beiden zählt',
    rule: 'Leitlinie',
    class: 'Klasse',
    systolic: 'Systolisch',
    diastolic: 'Diastolisch',
    below: (value) => `unter ${value}`,
    between: (low, high) => `${low} bis ${high}`,
    from: (value) => `ab ${value}`,
    and: 'und',
    or: 'oder',
    officeNote:
      'Die Klassen von AHA/ACC gelten für Messungen in der Praxis. Ihre Tabelle einander entsprechender Werte setzt 130/80 in der Praxis mit 130/80 zu Hause gleich und 140/90 mit 135/85.',
    rounding:
      'Mittelwerte werden erst auf ganze mmHg gerundet und dann eingeordnet, damit Zahl und Klasse einander nicht widersprechen.',
    sources:
      'Quellen: Whelton et al. 2017 (AHA/ACC, 2025 unverändert); McEvoy et al. 2024 (ESC); Parati et al. 2010 (Protokoll für zu Hause).',
    advice:
      'Nichts davon ist eine Diagnose oder ein ärztlicher Rat. Was die Zahlen für Sie bedeuten, besprechen Sie in der Praxis.',
    zone: (zone) =>
      `Die Tage des Zeitraums beginnen um Mitternacht in ${zone.replaceAll('_', ' ')}; jeder Messwert trägt die Zeit seines Ortes, wenn Sie nicht die Uhren zu Hause gewählt haben.`,
  },
  sheet: {
    title: 'Zu Hause gemessener Blutdruck',
    back: 'Zurück zur Seite',
    print: 'Drucken',
    hint: 'Eine Seite in A4 oder US Letter.',
    range: (range, zone) => `${range}, Tage in ${zone.replaceAll('_', ' ')}`,
    device: (device) => `Zu Hause gemessen mit ${device}.`,
    deviceUnknown: 'Zu Hause gemessen; womit, sagt der Dienst nicht.',
    typed: (all) => `${readings(all)} von Hand eingegeben.`,
    made: (day) => `Erstellt am ${day} mit Homeostat aus den Einträgen des Kontos.`,
    protocol: 'Protokoll für zu Hause',
    complete: (counted, on) => `Vollständig: ${readings(counted)} an ${onDays(on)} nach dem ersten Tag.`,
    incomplete: (counted, on, least, leastDays) =>
      `Nicht vollständig: ${readings(counted)} an ${onDays(on)} nach dem ersten Tag, es braucht ${least} an ${leastDays}.`,
    noSeries: 'Morgens und abends gibt es in diesem Zeitraum keine Messwerte.',
    class: 'Klasse',
    averages: 'Mittelwerte',
    quantity: 'Größe',
    value: 'Wert',
    interval: '95-%-Intervall',
    n: 'n',
    list: 'Messungen, neueste zuerst: Zeit, systolisch/diastolisch mmHg, Puls',
    leftOut: (all) => `${sessions(all)} mehr aus diesem Zeitraum stehen nicht in der Liste.`,
    legend: '* von Hand eingegeben',
  },
  empty: {
    none: 'Noch keine Vitalwerte',
    noneText: 'Sie stehen hier, sobald eines Ihrer Geräte welche gemessen und der Dienst sie hat.',
    disconnected: 'Nichts ist verbunden',
    disconnectedText: 'Verbinden Sie Ihr Konto, um hier Ihre Vitalwerte zu sehen.',
    connect: 'Konto verbinden',
    arriving: 'Ihre Vorgeschichte kommt noch an',
    arrivingText: 'Das Neueste zuerst. Die Seite füllt sich von selbst.',
    failed: 'Ihre gespeicherten Messwerte lassen sich nicht öffnen',
    failedText:
      'Laden Sie die Seite neu. Hilft das nicht, melden Sie sich ab und verbinden Sie sich neu: Beim Dienst geht nichts verloren.',
  },
};
