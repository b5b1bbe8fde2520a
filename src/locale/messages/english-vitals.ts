import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');

const readings = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'reading', other: 'readings' })}`;
const sessions = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'sitting', other: 'sittings' })}`;
const days = ({ count, text }: Count) => `${text} ${plural(count, { one: 'day', other: 'days' })}`;

/** What the page of vital signs says in English. */
export const englishVitals = {
  at: (time: string, zone: string) => `${time} (${zone.replaceAll('_', ' ')})`,
  title: 'Vital signs',
  pressure: {
    title: 'Blood pressure',
    unit: 'mmHg',
    guideline: {
      label: 'Classes',
      short: {
        'esc-home': 'ESC 2024, at home',
        'esc-office': 'ESC 2024, in the office',
        aha: 'AHA/ACC 2017 and 2025',
      },
    },
    classes: {
      normal: 'Normal',
      nonElevated: 'Not elevated',
      elevated: 'Elevated',
      stage1: 'Stage 1',
      stage2: 'Stage 2',
      hypertension: 'Hypertension',
      severe: 'Very high',
    },
    /** A class by the guideline that has it. */
    classBy: (name: string, guideline: string) => `${name} (${guideline})`,
    home: {
      label: 'Home average',
      dates: (range: string) => `${range}, without the first day`,
      basis: (counted: Count, on: Count) => `${readings(counted)} on ${days(on)}`,
      invalid: (least: string, leastDays: string) =>
        `Not yet a home average in the sense of the protocol: that takes ${least} readings on ${leastDays} days after the first.`,
      none: 'No home average yet',
      interval: (systolic: string, diastolic: string) => `95 % interval ${systolic} over ${diastolic}`,
    },
    protocol: {
      title: 'Home protocol',
      caption: (range: string) => `Readings per morning and evening, ${range}`,
      morning: 'Morning',
      evening: 'Evening',
      firstDay: 'first day, left out',
      start:
        'Two readings in the morning and two in the evening, on seven days: the first day is left out, and the mean of the rest is your home average.',
      running: (day: string, of: string) => `Day ${day} of ${of}`,
      missing: {
        both: 'morning and evening still missing',
        morning: 'morning still missing',
        evening: 'evening still missing',
        none: 'all there for today',
      },
      done: 'The seven days are over, and there is a home average.',
      doneInvalid:
        'The seven days are over, but there were too few readings for a home average. A new series begins with your next reading.',
      next: (state: string, missing: string) => `${state}, ${missing}.`,
    },
    severe: (value: string) =>
      `There is a reading of ${value}. Guidelines advise to rest for some minutes and measure again; if it stays that high, contact a doctor without delay, and with chest pain, shortness of breath, numbness, weakness, or trouble in seeing or speaking call the emergency services at once.`,
    plane: {
      name: (range: string) => `Blood pressure, diastolic against systolic in mmHg, ${range}`,
      diastolic: 'Diastolic (mmHg)',
      systolic: 'Systolic (mmHg)',
      points: 'Sittings, the older the fainter',
      cross: 'Home average with its 95 % ellipse',
      crossAlone: 'Home average',
      summary: (all: Count, classes: string) => `${sessions(all)}: ${classes}.`,
      classCount: (name: string, count: string) => `${name} ${count}`,
    },
    chart: {
      name: (range: string) => `Blood pressure in mmHg, ${range}`,
      morning: 'Morning, from diastolic to systolic',
      midday: 'About noon',
      evening: 'Evening',
      summary: (all: Count, systolic: string, diastolic: string) =>
        `${sessions(all)}, systolic ${systolic}, diastolic ${diastolic} mmHg.`,
      limitSystolic: (name: string, value: string) => `${name} from ${value} systolic`,
      limitDiastolic: (name: string, value: string) => `${name} from ${value} diastolic`,
    },
    clock: {
      title: 'By the clock',
      name: (range: string) => `Blood pressure in mmHg by time of day, ${range}`,
      sittings: 'Sittings, from diastolic to systolic',
      systolic: 'Systolic, mean of three hours',
      diastolic: 'Diastolic, mean of three hours',
      summary: (morning: string | null, evening: string | null) =>
        [
          morning === null ? 'No mornings here.' : `Mornings ${morning} mmHg on average.`,
          evening === null ? 'No evenings.' : `Evenings ${evening} mmHg.`,
        ].join(' '),
    },
    table: {
      time: 'Time',
      systolic: 'Systolic (mmHg)',
      diastolic: 'Diastolic (mmHg)',
      pulse: 'Pulse (bpm)',
      readings: 'Readings',
      period: 'Time of day',
      class: 'Class',
      note: 'Note',
    },
    periods: { morning: 'Morning', midday: 'About noon', evening: 'Evening' },
    note: {
      manual: 'typed by hand',
      averaged: 'averaged by the device',
      first: 'first of several left out',
    },
    averages: {
      title: 'In this range',
      mean: 'Mean',
      interval: (low: string, high: string) => `95 % interval ${low} to ${high}`,
      sd: 'Standard deviation',
      variability: 'From sitting to sitting (ARV)',
      pulsePressure: 'Pulse pressure',
      meanPressure: 'Mean pressure',
      pulse: 'Pulse',
      morning: 'Morning',
      evening: 'Evening',
      difference: 'Morning minus evening',
      notEnough: 'too few sittings',
      counted: (all: Count, of: Count) => `${sessions(all)}, ${readings(of)}`,
    },
    list: (count: Count) => `Last ${sessions(count)}`,
    none: 'This account has no blood pressure.',
    noneText:
      'Readings of a blood pressure monitor appear here once the service has them. Without one there is nothing to show, and nothing is assumed.',
    emptyRange: 'No blood pressure in this range',
    lastOn: (day: string) => `The last reading before it was on ${day}.`,
    nextOn: (day: string) => `The next one is on ${day}.`,
    jump: 'Go there',
    print: 'Sheet for the doctor',
  },
  explain: {
    session: 'Readings of one device at most ten minutes apart are one sitting; its value is their mean.',
    sessionDrops:
      'Readings of one device at most ten minutes apart are one sitting; its value is their mean, without the first of three or more.',
    home: {
      title: 'Home average',
      what: 'The mean of all morning and evening readings of seven days, without those of the first day.',
      method: 'Home protocol of the European Society of Hypertension (Parati et al. 2010)',
      formula: 'mean of the readings of days 2 to 7; it counts from 12 readings on 3 days',
      interval:
        'The interval and the ellipse are 95 % confidence regions from the sittings: Student’s t, and Hotelling’s T² for both values together.',
    },
    classes: (guideline: string, name: string) => `${guideline}: ${name}.`,
    counted: (all: Count, of: Count) => `${readings(of)} in ${sessions(all)}`,
    mean: {
      what: 'The mean of the sittings in view, with its 95 % interval.',
      method: 'Arithmetic mean over sittings, interval by Student’s t',
      formula: 'x̄ ± t · SD / √n',
    },
    sd: {
      what: 'How far sittings lie from their mean.',
      method: 'Sample standard deviation over sittings',
      formula: '√( Σ (xᵢ − x̄)² / (n − 1) )',
    },
    variability: {
      what: 'How far each sitting lies from the one before, on average.',
      method: 'Average real variability (Mena et al. 2005)',
      formula: 'Σ |xᵢ₊₁ − xᵢ| / (n − 1)',
    },
    pulsePressure: {
      what: 'What the pulse adds to the diastolic pressure.',
      method: 'Mean over sittings of the difference',
      formula: 'S − D',
    },
    meanPressure: {
      what: 'The pressure averaged over a heart beat, estimated from both values.',
      method: 'Mean over sittings of the usual estimate',
      formula: '(S + 2 D) / 3',
    },
    pulse: {
      what: 'The pulse that the blood pressure monitor counted, averaged over sittings.',
      method: 'Arithmetic mean over sittings, interval by Student’s t',
      formula: 'x̄ ± t · SD / √n',
    },
    morning: {
      what: 'The mean of the sittings between 04:00 and noon by the clock of the place.',
      method: 'Arithmetic mean over sittings',
      formula: 'Σ xᵢ / n',
    },
    evening: {
      what: 'The mean of the sittings from 16:00 until 04:00 by the clock of the place; the night belongs to the evening before.',
      method: 'Arithmetic mean over sittings',
      formula: 'Σ xᵢ / n',
    },
    difference: {
      what: 'How much higher mornings are than evenings.',
      method: 'Difference of the two means (Kario 2006)',
      formula: 'mean of mornings − mean of evenings',
    },
    range: {
      title: (what: string) => `Your range: ${what}`,
      what: 'Where the middle nine tenths of your own values of 90 days lie. It says what is usual for you, not what is healthy.',
      method: '5th and 95th percentile (type 7 of Hyndman and Fan)',
      formula: 'at least 10 values in 90 days',
      counted: (all: Count) => readings(all),
    },
    reasons: {
      doubtful: 'May be somebody else’s',
      incomplete: 'One of the two values is missing',
      impossible: 'No pressure that a body can have',
      duplicate: 'There twice',
      first: 'First of three or more readings',
      'first-day': 'First day of the series',
      midday: 'Neither morning nor evening',
      hidden: 'Hidden by you',
      'not-me': 'Not yours, you said',
    },
  },
  vitals: {
    title: 'Other vital signs',
    names: {
      pulse: 'Pulse',
      spo2: 'Oxygen saturation',
      bodyTemperature: 'Body temperature',
      skinTemperature: 'Skin temperature',
      temperature: 'Temperature without a place',
      pulseWaveVelocity: 'Pulse wave velocity',
      vo2max: 'VO₂ max',
      ecgResult: 'ECG result',
      qrsInterval: 'QRS interval',
      prInterval: 'PR interval',
      qtInterval: 'QT interval',
      qtcInterval: 'Corrected QT interval',
      ppgResult: 'Heart rhythm by pulse',
      vascularAge: 'Vascular age',
      nerveHealthLeft: 'Nerve health, left foot',
      nerveHealthRight: 'Nerve health, right foot',
      nerveHealth: 'Nerve health, feet',
      electrodermal: 'Electrodermal activity, feet',
      electrodermalLeft: 'Electrodermal activity, left foot',
      electrodermalRight: 'Electrodermal activity, right foot',
      skinConductance: 'Skin conductance',
    },
    notes: {
      pulse: 'Single readings of cuffs, scales and watches, standing and sitting alike.',
      temperature:
        'The air of the room on older scales; some versions of the thermometer’s app file the body’s here too.',
      pulseWaveVelocity:
        'From foot to heart, by the scale: not the measure of the tables for the neck and groin, so only your own course is shown.',
    },
    units: {
      bpm: 'bpm',
      percent: '%',
      speed: 'm/s',
      vo2: 'ml/min/kg',
      ms: 'ms',
      years: 'years',
      score: 'score',
    },
    inUnit: (name: string, unit: string) => `${name} (${unit})`,
    chartName: (name: string, unit: string, range: string) => `${name} in ${unit}, ${range}`,
    reading: 'Reading',
    band: 'Your range, 90 days',
    summary: (all: Count, low: string, high: string) => `${readings(all)} between ${low} and ${high}.`,
    range: (low: string, high: string) => `Usual for you: ${low} to ${high}`,
    rangeLabel: 'Your range',
    rangeTooFew: (all: Count, least: string) =>
      `Too few for a range of your own: ${readings(all)} in 90 days, it takes ${least}.`,
    emptyRange: 'No reading in this range.',
    usualLow: (unit: string) => `Usual from (${unit})`,
    usualHigh: (unit: string) => `Usual to (${unit})`,
    rhythm: {
      title: 'Heart rhythm',
      text: 'What the device made of the recording. The recording itself is with the service.',
      empty: 'No recording in this range.',
      results: {
        0: 'Regular',
        1: 'Signs of atrial fibrillation: show the recording to a doctor',
        2: 'Inconclusive',
        3: 'No signal',
        4: 'Other',
        5: 'Noise',
        6: 'Low heart rate',
        7: 'High heart rate',
        8: 'Inconclusive',
        9: 'Regular, normal heart rate',
        10: 'Regular, high heart rate',
        11: 'Signs of atrial fibrillation, normal heart rate: show the recording to a doctor',
        12: 'Signs of atrial fibrillation, high heart rate: show the recording to a doctor',
        13: 'No diagnosis',
      } as Readonly<Record<number, string>>,
      other: (code: string) => `Result ${code}`,
    },
    missing: {
      title: 'Not given by this account',
      text: 'It depends on your devices, on your region, on what you show on the device, and on the plan of the application at the service. Nothing here is zero: it is not known.',
      arriving: 'History is still arriving; some of this may yet come.',
    },
  },
  how: {
    summary: 'How this is computed',
    days: 'Morning is from 04:00 to noon, evening from 16:00 to 04:00 of the next day, by the clock of the place where you measured; what lies between counts for averages, but not for the home protocol.',
    guidelines: 'The classes of both families',
    caption: 'Classes of blood pressure, systolic and diastolic in mmHg; the higher of the two counts',
    rule: 'Guideline',
    class: 'Class',
    systolic: 'Systolic',
    diastolic: 'Diastolic',
    below: (value: string) => `below ${value}`,
    between: (low: string, high: string) => `${low} to ${high}`,
    from: (value: string) => `${value} and above`,
    and: 'and',
    or: 'or',
    officeNote:
      'The classes of AHA/ACC are for readings in the office. Its table of corresponding values equates 130/80 in the office with 130/80 at home, and 140/90 with 135/85.',
    rounding:
      'Means are rounded to whole mmHg before they are classed, so that number and class cannot contradict each other.',
    sources:
      'Sources: Whelton et al. 2017 (AHA/ACC, unchanged in 2025); McEvoy et al. 2024 (ESC); Parati et al. 2010 (home protocol).',
    advice:
      'Nothing here is a diagnosis or medical advice. Speak with a doctor about what the numbers mean for you.',
    zone: (zone: string) =>
      `Days of the range begin at midnight in ${zone.replaceAll('_', ' ')}; each reading shows the time of its own place unless you chose the clocks at home.`,
  },
  sheet: {
    title: 'Blood pressure measured at home',
    back: 'Back to the page',
    print: 'Print',
    hint: 'One page of A4 or US Letter.',
    range: (range: string, zone: string) => `${range}, days of ${zone.replaceAll('_', ' ')}`,
    device: (device: string) => `Measured at home with ${device}.`,
    deviceUnknown: 'Measured at home; the service does not say with which device.',
    typed: (all: Count) => `${readings(all)} typed by hand.`,
    made: (day: string) => `Made on ${day} with Homeostat from the records of the account.`,
    protocol: 'Home protocol',
    complete: (counted: Count, on: Count) =>
      `Complete: ${readings(counted)} on ${days(on)} after the first day.`,
    incomplete: (counted: Count, on: Count, least: string, leastDays: string) =>
      `Not complete: ${readings(counted)} on ${days(on)} after the first day, of ${least} on ${leastDays} that it takes.`,
    noSeries: 'No morning or evening readings in this range.',
    class: 'Class',
    averages: 'Averages',
    quantity: 'Quantity',
    value: 'Value',
    interval: '95 % interval',
    n: 'n',
    list: 'Sittings, newest first: time, systolic/diastolic mmHg, pulse',
    leftOut: (all: Count) => `${sessions(all)} more in this range are not listed.`,
    legend: '* typed by hand',
  },
  empty: {
    none: 'No vital signs yet',
    noneText: 'They appear here once one of your devices has measured some and the service has them.',
    disconnected: 'Nothing is connected',
    disconnectedText: 'Connect your account to see your vital signs here.',
    connect: 'Connect an account',
    arriving: 'History is still arriving',
    arrivingText: 'Newest first. The page fills up by itself.',
    failed: 'Your stored readings cannot be opened',
    failedText:
      'Load the page again. If that does not help, sign out and connect again: nothing is lost at the service.',
  },
};

/** What another language has to say there. */
export type VitalsMessages = typeof englishVitals;
