import { describe, expect, it } from 'vitest';
import {
  createRandom,
  daysOf,
  galleryCases,
  type GalleryCase,
  gridOf,
  nightOf,
  nightsOf,
  seriesOf,
  smoothOf,
  windowOf,
} from '#pages/gallery/gallery-data.ts';

const options = { seed: 1, mean: 80, swing: 2, noise: 1 };
const caseOf = (id: GalleryCase['id']): GalleryCase => {
  const found = galleryCases.find((one) => one.id === id);
  if (found === undefined) throw new Error(`Failed to find ${id}.`);
  return found;
};
const countOf = (id: GalleryCase['id']): number => seriesOf(daysOf(caseOf(id), options)).at.length;

describe('the data of the gallery', () => {
  it('are the same at every visit', () => {
    const [once, again] = [daysOf(caseOf('years'), options), daysOf(caseOf('years'), options)];
    expect(once).toEqual(again);
    expect(daysOf(caseOf('years'), { ...options, seed: 2 })).not.toEqual(once);
  });

  it('hold as many values as their case says', () => {
    expect(['ordinary', 'empty', 'single', 'years'].map((id) => countOf(id as GalleryCase['id']))).toEqual([
      90, 0, 1, 3653,
    ]);
    expect(countOf('gappy')).toBeGreaterThan(20);
    expect(countOf('gappy')).toBeLessThan(69);
  });

  it.each(galleryCases)('lie inside the picture: $title', (one) => {
    const { from, to } = windowOf(one);
    const { at } = seriesOf(daysOf(one, options));
    expect(at.every((instant) => instant >= from && instant < to)).toBe(true);
    expect(gridOf(daysOf(one, options)).at[0]).toBe(from);
  });

  it('end with the same day', () => {
    expect(new Set(galleryCases.map((one) => windowOf(one).to)).size).toBe(1);
  });

  it('are smoothed without joining a long hole', () => {
    const { value } = smoothOf(gridOf(daysOf(caseOf('gappy'), options)));
    expect(value[27]).toBeNaN();
    expect(value[5]).toBeCloseTo(80, -1);
  });
});

describe('the nights of the gallery', () => {
  it.each(galleryCases)('are whole, in order and never two stages alike side by side: $title', (one) => {
    const night = nightOf(one);
    night.forEach(({ from, to, stage }, index) => {
      expect(to).toBeGreaterThan(from);
      const before = night[index - 1];
      if (before === undefined) return;
      expect(from).toBeGreaterThanOrEqual(before.to);
      expect(from > before.to || stage !== before.stage).toBe(true);
    });
  });

  it('are none, one, some with holes, and many', () => {
    expect([nightOf(caseOf('empty')).length, nightOf(caseOf('single')).length]).toEqual([0, 1]);
    const holes = nightOf(caseOf('gappy')).filter(
      ({ from }, index, all) => from > (all[index - 1]?.to ?? from),
    );
    expect(holes.length).toBeGreaterThan(1);
    expect(nightOf(caseOf('years')).length).toBeGreaterThan(80);
  });

  it('stand side by side, recorded or not', () => {
    const recorded = (id: GalleryCase['id']): number =>
      nightsOf(caseOf(id)).filter(({ bars }) => bars.length > 0).length;
    expect([recorded('ordinary'), recorded('empty'), recorded('single')]).toEqual([7, 0, 1]);
    expect(recorded('gappy')).toBeLessThan(nightsOf(caseOf('gappy')).length);
  });
});

it('the same seed gives the same numbers, from 0 to 1, evenly', () => {
  const [random, again] = [createRandom(7), createRandom(7)];
  const numbers = Array.from({ length: 1000 }, random);
  expect(numbers.slice(0, 5)).toEqual(Array.from({ length: 5 }, again));
  expect(numbers.every((one) => one >= 0 && one < 1)).toBe(true);
  expect(numbers.reduce((sum, one) => sum + one, 0) / 1000).toBeCloseTo(0.5, 1);
});
