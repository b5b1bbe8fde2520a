import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');

const weighings = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'weighing', other: 'weighings' })}`;

/** What a body consists of and how that changes, in English. Numbers, units and dates arrive as they are written. */
export const englishComposition = {
  title: 'Body composition',
  parts: {
    weight: 'Weight',
    fat: 'Fat',
    lean: 'Fat-free, undivided',
    muscle: 'Muscle, without bone',
    bone: 'Bone',
    water: 'Water (lies within the others)',
  },
  mode: { label: 'Show as', amount: 'Mass', share: '%' },
  chartName: (unit: string, days: string) => `Body composition in ${unit}, ${days}`,
  summary: (parts: { weighings: Count; fatFrom: string; fatTo: string; leanFrom: string; leanTo: string }) =>
    `${weighings(parts.weighings)} with a composition. Fat goes from ${parts.fatFrom} to ${parts.fatTo}, ` +
    `everything else from ${parts.leanFrom} to ${parts.leanTo}.`,
  excluded: (left: Count) => `${weighings(left)} without a composition, or not certain to be yours.`,
  unusualWater: (days: Count) =>
    `On ${days.text} ${plural(days.count, { one: 'day', other: 'days' })} the share of water was unusual, ` +
    'which misleads an impedance scale: grey in the picture.',
  nothingHere: 'No weighing in this range has a body composition.',
  lastOn: (day: string) => `The last one that has was on ${day}.`,
  none: 'Your account has no body composition: fat was never measured. A scale that measures it does so barefoot only.',
  at: (time: string, zone: string) => `${time} (${zone.replaceAll('_', ' ')})`,
  newScale: 'New scale',
  table: {
    time: 'Time',
    weight: (unit: string) => `Weight (${unit})`,
    fat: (unit: string) => `Fat (${unit})`,
    lean: (unit: string) => `Fat-free (${unit})`,
    muscle: (unit: string) => `Muscle (${unit})`,
    bone: (unit: string) => `Bone (${unit})`,
    water: (unit: string) => `Water (${unit})`,
    share: (name: string) => `${name} (%)`,
    note: 'Note',
  },
  notes: {
    derived: (what: string) => `Computed: ${what}`,
    water: 'Water unusual that day',
    newScale: 'First on another scale',
  },
  change: {
    title: 'What the change consists of',
    chartName: (unit: string, days: string) => `What the change of weight consists of in ${unit}, ${days}`,
    start: 'Start',
    end: 'End',
    fat: 'Fat',
    lean: 'Fat-free',
    patterns: {
      'fat-loss': 'Fat loss',
      'lean-loss': 'Loss of fat-free mass',
      recomposition: 'Recomposition: less fat, more of the rest',
      'gain-mostly-lean': 'Gain, mostly fat-free mass',
      'gain-mostly-fat': 'Gain, mostly fat',
      none: 'No change distinguishable from noise',
      'too-few': 'Too few weighings to tell a change from noise',
    },
    sentence: (parts: { weight: string; fat: string; lean: string; days: string; weighings: Count }) =>
      `${parts.weight} in ${parts.days} days: fat ${parts.fat}, fat-free mass ${parts.lean} ` +
      `(trend levels, ${weighings(parts.weighings)}).`,
    energy: (total: string, low: string, high: string) =>
      `Energy of the change: ${total} kcal (${low} to ${high})`,
    perDay: (value: string, low: string, high: string) =>
      `On average ${value} kcal a day (${low} to ${high})`,
    tooShort: 'A change takes two weighings with a composition in this range.',
    table: {
      step: 'Step',
      value: (unit: string) => `Value (${unit})`,
      error: (unit: string) => `± (${unit})`,
    },
  },
  plane: {
    title: 'Fat and fat-free mass for your height',
    chartName: (days: string) => `Fat mass index against fat-free mass index in kg/m², ${days}`,
    x: 'Fat-free mass index (kg/m²)',
    y: 'Fat mass index (kg/m²)',
    points: {
      month: 'Mean of a month',
      months: (months: string) => `Mean of ${months} months`,
    },
    bmi: 'Body mass index',
    bmiLine: (bound: string) => `BMI ${bound}`,
    scheme: { label: 'Lines of equal body mass index', who: 'WHO', asian: 'Asian, WHO 2004' },
    reference: { female: 'Reference, women', male: 'Reference, men' },
    source:
      'The dashed frame is what goes with a body mass index of 18.5 to 25 in healthy white adults (Schutz, Kyle, Pichard 2002): what is usual there, not a goal.',
    noSex: 'The reference frame differs between the sexes; it is drawn once you name yours in the',
    summary: (parts: { ffmi: string; fmi: string; bmi: string; when: string }) =>
      `Latest mean (${parts.when}): fat-free mass index ${parts.ffmi}, fat mass index ${parts.fmi}, together a body mass index of ${parts.bmi}.`,
    height: (height: string) => `Computed with a height of ${height}.`,
    ownHeight: (height: string) => `Computed with a height of ${height}, from your settings.`,
    noHeight: 'There is no height, so fat and fat-free mass cannot be held against it. Enter yours in the',
    settings: 'settings',
    table: { period: 'Period', count: 'Weighings' },
  },
  cards: {
    title: 'Where each part stands',
    names: {
      fatPercent: 'Fat share',
      fmi: 'Fat mass index',
      ffmi: 'Fat-free mass index',
      waterPercent: 'Water share',
      muscle: 'Muscle',
      bone: 'Bone',
    },
    latest: (value: string, day: string) => `Last reading ${value}, ${day}`,
    range: (low: string, high: string) => `Usual for you, 90 days: ${low}–${high}`,
    noRange: 'Too few readings in 90 days to say what is usual for you.',
    reference: (low: string, high: string, whose: string) => `${whose} (Schutz 2002): ${low}–${high}`,
    missing: {
      fatPercent: 'Your account has no fat share.',
      fmi: 'Without a height there is no index.',
      ffmi: 'Without a height there is no index.',
      waterPercent: 'Your account has no body water.',
      muscle: 'Your account has no muscle mass.',
      bone: 'Your account has no bone mass.',
    },
    sparkline: (name: string) => `${name}: trend of 90 days`,
  },
  explain: {
    level: (name: string) => `${name}, trend`,
    trendMethod: 'Gap-aware average',
    trendFormula: 'Tᵢ = Tᵢ₋₁ + (1 − 0.9^Δt) · (xᵢ − Tᵢ₋₁)',
    what: {
      fatPercent: 'Fat as a share of the weight, as the scale told it or from fat mass and weight.',
      fmi: 'Fat in kilograms, divided by the square of the height in metres.',
      ffmi: 'Everything but fat in kilograms, divided by the square of the height in metres.',
      waterPercent: 'Water as a share of the weight. It lies within fat-free mass and fat.',
      muscle: 'What the scale calls muscle mass: fat-free mass without bone.',
      bone: 'The mineral of the bones, as the scale estimates it.',
    },
    change: 'What the change consists of',
    changeWhat:
      'The difference of two trend levels, of fat and of everything else, which add up to that of the weight.',
    changeMethod: 'Difference of gap-aware averages',
    changeFormula: 'ΔW = ΔFM + ΔFFM',
    energyWhat: 'The energy that so much fat and so much of everything else take to gain, or give when lost.',
    energyMethod: 'Energy densities, Hall 2008',
    energyFormula: 'E = 9,440 · ΔFM + 1,816 · ΔFFM kcal',
    noise:
      'The interval is 1.96 standard errors wide on both sides. The noise of a single reading is told from the differences of neighbours; how much of it a level keeps follows from the average.',
    counted: weighings,
    reasons: {
      'taken-out': 'You took it out',
      doubtful: 'May belong to someone else',
      incomplete: 'Without this value',
      contradictory: 'Fat and fat-free mass do not make up the weight',
      impossible: 'A part that is the whole or more',
    },
  },
  segments: {
    title: 'Arms, legs and trunk',
    text: (day: string) =>
      `As measured last, on ${day}. They are parts of the whole body’s values, not added to them.`,
    place: 'Place',
    sides: 'The service and owners do not agree which arm is left and which is right.',
  },
  measured: {
    title: 'Everything measured',
    text: 'Every kind of value that the service has sent, whether or not a page of its own shows it.',
    columns: { type: 'What', count: 'Values', last: 'Last value', when: 'When' },
    unknown: (type: string, values: Count) =>
      `type ${type}: ${values.text} ${plural(values.count, { one: 'value', other: 'values' })}`,
    open: (name: string) => `Show ${name}`,
    close: 'Close',
    chartName: (name: string, unit: string, days: string) =>
      unit === '' ? `${name}, ${days}` : `${name} in ${unit}, ${days}`,
    summary: (values: Count, lowest: string, highest: string) =>
      `${values.text} ${plural(values.count, { one: 'value', other: 'values' })} between ${lowest} and ${highest}.`,
    nothingHere: 'No such value in this range.',
    place: 'Place',
    time: 'Time',
    value: (unit: string) => (unit === '' ? 'Value' : `Value (${unit})`),
    notThere: (type: string) => `There is no type ${type} in your record.`,
    empty: 'Nothing has been measured yet.',
    wholeBody: 'Whole body',
    all: 'All days',
  },
};

/** What another language has to say there. */
export type CompositionMessages = typeof englishComposition;
