import { describe, expect, it } from 'vitest';
import type { MeasureReading } from '#domain/measures.ts';
import type { TimeZone } from '#domain/time.ts';
import { createFormat } from '#locale/format.ts';
import { englishComposition } from '#locale/messages/english-composition.ts';
import { english } from '#locale/messages/english.ts';
import { toCardView } from '#pages/body/cards-view.ts';
import { toChangeView } from '#pages/body/change-view.ts';
import { computeCompositionHistory, metrics } from '#pages/body/composition-history.ts';
import {
  type CompositionWords,
  toBandsPicture,
  toBandsSummary,
  toBandsTable,
} from '#pages/body/composition-view.ts';
import { toPlaneView } from '#pages/body/plane-view.ts';
import { DAY, weighing } from '../../domain/body-readings.ts';

const paris = 'Europe/Paris' as TimeZone;
const words: CompositionWords = {
  format: createFormat({ locale: 'en-GB', weightUnit: 'kg' }),
  messages: english,
  composition: englishComposition,
};
const inPounds = { ...words, format: createFormat({ locale: 'en-GB', weightUnit: 'lb' }) };
const always = { from: 0, to: 1000 * DAY, daysText: 'all days', homeZone: paris, clockZone: paris };

const full = { weight: 80, fatMass: 16, fatFreeMass: 64, muscleMass: 60.8, boneMass: 3.2, hydration: 46 };

function daily(count: number, values = full): MeasureReading[] {
  return Array.from({ length: count }, (_, day) => weighing(day + 1, values)).flat();
}

const height = weighing(0, { height: 1.8 });

describe('the bands', () => {
  it('have a part for bone, muscle and fat, and water apart from them', () => {
    const picture = toBandsPicture(computeCompositionHistory(daily(2)), words);
    expect(picture.parts.map(({ id, value }) => [id, ...value])).toEqual([
      ['bone', 3.2, 3.2],
      ['muscle', 60.8, 60.8],
      ['fat', 16, 16],
    ]);
    expect([...(picture.overlay?.value ?? [])]).toEqual([46, 46]);
    expect([...picture.whole.value]).toEqual([80, 80]);
  });

  it('leave undivided what was not told apart, and know of no water where none is measured', () => {
    const picture = toBandsPicture(
      computeCompositionHistory(weighing(1, { weight: 80, fatRatio: 20 })),
      words,
    );
    expect(picture.parts.map(({ id, value }) => [id, ...value])).toEqual([
      ['lean', 64],
      ['fat', 16],
    ]);
    expect(picture.overlay).toBeUndefined();
  });

  it('break where nothing was weighed for long', () => {
    const readings = [...daily(3), ...weighing(30, full)];
    const { at, whole } = toBandsPicture(computeCompositionHistory(readings), words);
    expect([...at]).toEqual([DAY, 2 * DAY, 3 * DAY, 16.5 * DAY, 30 * DAY]);
    expect([...whole.value]).toEqual([80, 80, 80, Number.NaN, 80]);
  });

  it('are marked where another scale begins', () => {
    const readings = [...weighing(1, full, { deviceId: 'a' }), ...weighing(2, full, { deviceId: 'b' })];
    expect(toBandsPicture(computeCompositionHistory(readings), words).marks).toEqual([
      { at: 2 * DAY, label: 'New scale' },
    ]);
  });

  it('are grey on a day whose water departs', () => {
    const readings = [46, 46.2, 45.9, 46.1, 45.8, 46.3, 46, 49].flatMap((hydration, day) =>
      weighing(day + 1.5, { ...full, hydration }),
    );
    expect(toBandsPicture(computeCompositionHistory(readings), words).greyed).toEqual([
      { from: 8 * DAY, to: 9 * DAY },
    ]);
  });
});

function rowsOf(readings: readonly MeasureReading[], mode: 'amount' | 'share' = 'amount', said = words) {
  const { columns, rows } = toBandsTable(computeCompositionHistory(readings), always, mode, said);
  return { headers: columns.map(({ header }) => header), cells: [...rows()].map(({ cells }) => cells) };
}

describe('the table of the bands', () => {
  it('has every composition, newest first, empty where nothing was measured', () => {
    const { cells } = rowsOf([...weighing(1, full), ...weighing(2, { weight: 80, fatRatio: 20 })]);
    expect(cells).toEqual([
      ['80.00', '16.00', '64.00', '', '', '', 'Computed: Fat, Fat-free'],
      ['80.00', '16.00', '64.00', '60.80', '3.20', '46.00', ''],
    ]);
  });

  it('is in the reader’s unit, which its headers name', () => {
    const { headers, cells } = rowsOf(weighing(1, full), 'amount', inPounds);
    expect(headers.slice(1, 3)).toEqual(['Weight (lb)', 'Fat (lb)']);
    expect(cells[0]?.slice(0, 2)).toEqual(['176.37', '35.27']);
  });

  it('has shares of the whole on demand', () => {
    expect(rowsOf(weighing(1, full), 'share').cells[0]).toEqual([
      '80.00',
      '20.0',
      '80.0',
      '76.0',
      '4.0',
      '57.5',
      '',
    ]);
  });
});

describe('the summary', () => {
  it('says how many weighings have no composition', () => {
    const history = computeCompositionHistory([...daily(2), ...weighing(3, { weight: 80 })]);
    expect(toBandsSummary(history, always, words)).toEqual([
      '2 weighings with a composition. Fat goes from 16.0 kg to 16.0 kg, everything else from 64.0 kg to 64.0 kg.',
      '1 weighing without a composition, or not certain to be yours.',
    ]);
  });

  it('says when the last one was where the range has none', () => {
    const later = { ...always, from: 100 * DAY };
    expect(toBandsSummary(computeCompositionHistory(daily(2)), later, words)).toEqual([
      'No weighing in this range has a body composition.',
      'The last one that has was on 3 Jan 1970.',
    ]);
  });
});

describe('the change', () => {
  it('has steps that lead from the start to the end', () => {
    const readings = [
      ...weighing(1, { fatMass: 16, fatFreeMass: 64 }),
      ...weighing(2, { fatMass: 15, fatFreeMass: 65 }),
    ];
    const view = toChangeView(computeCompositionHistory(readings), always, words);
    expect(view?.steps.map(({ text }) => text)).toEqual(['80.0 kg', '−0.10 kg', '+0.10 kg', '80.0 kg']);
  });

  it('is none of a single composition', () => {
    expect(toChangeView(computeCompositionHistory(daily(1)), always, words)).toBeNull();
  });

  it('gives no energy where the noise of a reading is not known', () => {
    expect(toChangeView(computeCompositionHistory(daily(2)), always, words)?.energy).toBeNull();
  });

  it('is explained by every record up to its end: what went in and what was left out', () => {
    const readings = [...daily(3), ...weighing(2.5, { weight: 80 }), ...weighing(9, full)];
    const view = toChangeView(computeCompositionHistory(readings), { ...always, to: 4 * DAY }, words);
    const { derived } = view?.explainChange() ?? {};
    expect([derived?.n, derived?.inputs.length, derived?.excluded.length]).toEqual([3, 3, 1]);
  });
});

function planeOf(readings: readonly MeasureReading[], heightM?: number) {
  const history = computeCompositionHistory(readings, { heightM });
  return toPlaneView(history, always, { sex: 'male', scheme: 'who' }, words);
}

describe('the plane', () => {
  it('has 19.75 and 4.94 kg/m² for 64 and 16 kg at 1.80 m', () => {
    const view = planeOf([...height, ...daily(2)]);
    expect(view?.points.x[0]).toBeCloseTo(19.753, 3);
    expect(view?.points.y[0]).toBeCloseTo(4.938, 3);
    expect(view?.summary).toContain('a body mass index of 24.7.');
  });

  it('is not there without a height', () => {
    expect(planeOf(daily(2))).toBeNull();
  });

  it('is there with a height of the settings, which goes before the service’s', () => {
    expect(planeOf([...height, ...daily(2)], 2)?.points.x[0]).toBeCloseTo(16, 6);
  });

  it('is the same for a reader of pounds', () => {
    const history = computeCompositionHistory([...height, ...daily(2)]);
    const view = toPlaneView(history, always, { sex: undefined, scheme: 'asian' }, inPounds);
    expect(view?.points.x[0]).toBeCloseTo(19.753, 3);
    expect(view?.regions.map(({ label }) => label)).toEqual([
      'BMI 18.5',
      'BMI 23',
      'BMI 27.5',
      'BMI 32.5',
      'BMI 37.5',
      '',
    ]);
    expect(view?.box).toBeNull();
  });

  it('has at most thirteen steps, however long the range is', () => {
    const readings = Array.from({ length: 100 }, (_, month) => weighing(1 + month * 10, full)).flat();
    expect(planeOf([...height, ...readings])?.rows.length).toBeLessThanOrEqual(13);
  });
});

function cardsOf(readings: readonly MeasureReading[]) {
  const history = computeCompositionHistory(readings);
  return metrics.map((metric) => toCardView(history, metric, 'female', always, words));
}

describe('the cards', () => {
  it('say the level of each part, in its unit', () => {
    expect(cardsOf([...height, ...daily(2)]).map((card) => card.isKnown && card.value)).toEqual([
      '20.0 %',
      '4.9 kg/m²',
      '19.8 kg/m²',
      '57.5 %',
      '60.8 kg',
      '3.20 kg',
    ]);
  });

  it('name what is missing, and never make it zero', () => {
    const cards = cardsOf(weighing(1, { weight: 80, fatRatio: 20 }));
    expect(cards.map((card) => (card.isKnown ? 'known' : card.missing))).toEqual([
      'known',
      'Without a height there is no index.',
      'Without a height there is no index.',
      'Your account has no body water.',
      'Your account has no muscle mass.',
      'Your account has no bone mass.',
    ]);
  });

  it('name the reference of indices alone, with its source', () => {
    const references = cardsOf([...height, ...daily(2)]).map((card) => card.isKnown && card.reference);
    expect(references.slice(0, 3)).toEqual([
      null,
      'Reference, women (Schutz 2002): 3.9–8.2 kg/m²',
      'Reference, women (Schutz 2002): 14.6–16.8 kg/m²',
    ]);
  });

  it('are explained by all that was looked at: weighings without the value are left out', () => {
    const [, , , water] = cardsOf([...daily(2), ...weighing(3, { weight: 80, fatRatio: 20 })]);
    const derived = water?.isKnown === true ? water.explain().derived : undefined;
    expect([derived?.n, derived?.inputs.length, derived?.excluded.map(({ reason }) => reason)]).toEqual([
      2,
      2,
      ['incomplete'],
    ]);
  });
});
