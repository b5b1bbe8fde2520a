import { beforeAll, describe, expect, it } from 'vitest';
import { measureCategory, measureType, type MeasureReading } from '#domain/measures.ts';
import { toEpochSec } from '#domain/time.ts';
import { BAND_95 } from '#domain/trend.ts';
import { computeWeightRate } from '#pages/body/body-view.ts';
import { computeOthers } from '#pages/body/other-estimators.ts';
import type { Estimator } from '#pages/body/weight-choices.ts';
import { computeWeightHistory, type WeightHistory } from '#pages/body/weight-history.ts';
import {
  averageAt,
  classicAt,
  localLinearAt,
  loessOf,
  mostLikely,
  type Weighed,
} from '../../support/independent-trends.ts';
import { startProduct } from '../../support/product.ts';
import { paris } from '../../support/readings.ts';
import { NOW_MS, stillClock } from '../../support/render-app.tsx';

const now = toEpochSec(NOW_MS / 1000);
const toParis = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' });

let readings: MeasureReading[];
/** Medians of what was weighed within half an hour, by a count of its own. */
let weighed: (Weighed & { readonly calendarDay: number })[];

beforeAll(async () => {
  const truth = await startProduct({ now: stillClock }).weights();
  // Half a year is enough of a life to compare, and quick to invert.
  const recent = truth.filter(({ at }) => at > now - 180 * 86_400 && at <= now);
  readings = recent.map(({ at, kg, attrib }, index) => ({
    groupId: index,
    at: toEpochSec(at),
    timeZone: paris,
    category: measureCategory.reading,
    attrib,
    type: measureType.weight,
    value: kg,
  }));
  const sessions: { at: number; kg: number }[][] = [];
  for (const one of recent) {
    if (one.attrib === 1 || one.attrib === 4) continue;
    const session = sessions.at(-1);
    if (session?.[0] !== undefined && one.at - session[0].at <= 1800) session.push(one);
    else sessions.push([one]);
  }
  weighed = sessions.map((session) => {
    const kg = session.map((one) => one.kg).toSorted((a, b) => a - b);
    const at = session[0]?.at ?? 0;
    return {
      day: at / 86_400,
      kg: ((kg[(kg.length - 1) >> 1] ?? 0) + (kg[kg.length >> 1] ?? 0)) / 2,
      calendarDay: Date.parse(toParis.format(at * 1000)) / 86_400_000,
    };
  });
});

function historyBy(estimator: Estimator, hasBand = false): WeightHistory {
  return computeWeightHistory(readings, { estimator, hasBand, others: { computeOthers } });
}

const trendBy = (estimator: Estimator) => historyBy(estimator).trend.map(({ value }) => value);

/** What is farther from what was expected than allowed; all, where there are not as many. */
function farFrom(values: readonly number[], expected: readonly number[], within: number): readonly number[] {
  if (values.length !== expected.length) return values;
  return values.filter((value, index) => !(Math.abs(value - (expected[index] ?? Number.NaN)) <= within));
}

describe('the simulator’s person', () => {
  it('has as many weighings as counted independently', () => {
    expect(weighed.length).toBeGreaterThan(120);
    expect(historyBy('average').trend.map(({ at }) => at / 86_400)).toEqual(weighed.map(({ day }) => day));
  });

  it('has the gap-aware average of one weighted sum', () => {
    expect(
      farFrom(
        trendBy('average'),
        weighed.map((_, index) => averageAt(weighed, index)),
        1e-8,
      ),
    ).toEqual([]);
  });

  it('has the Hacker’s Diet of a calendar with every day filled in', () => {
    expect(
      farFrom(
        trendBy('classic'),
        weighed.map((_, index) => classicAt(weighed, index)),
        1e-8,
      ),
    ).toEqual([]);
  });

  it('has the local regression of normal equations', () => {
    expect(farFrom(trendBy('loess'), loessOf(weighed), 1e-6)).toEqual([]);
  });

  it('has the local linear trend and the band of generalised least squares', () => {
    const variances = mostLikely(weighed);
    const expected = localLinearAt(
      weighed,
      variances,
      weighed.map(({ day }) => day),
    );
    const { trend, band } = historyBy('local', true);
    expect(
      farFrom(
        trend.map(({ value }) => value),
        expected.map(({ level }) => level),
        1e-3,
      ),
    ).toEqual([]);
    const rows = trend.map(({ at }) => band?.at.indexOf(at) ?? -1);
    expect(
      farFrom(
        rows.map((row) => BAND_95 * Math.sqrt(band?.variance[row] ?? Number.NaN)),
        expected.map(({ variance }) => 1.96 * Math.sqrt(variance)),
        1e-3,
      ),
    ).toEqual([]);
  });

  it('has the rate and the interval of all pairs of slopes', () => {
    const last = weighed.filter(({ day }) => day > now / 86_400 - 28);
    const slopes = last
      .flatMap((later, index) =>
        last.slice(0, index).map((one) => (later.kg - one.kg) / (later.day - one.day)),
      )
      .toSorted((a, b) => a - b);
    const middle = (slopes.length - 1) / 2;
    const count = last.length;
    const reach = 1.959964 * Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18);
    const rank = Math.round((slopes.length - reach) / 2);
    const { rate } = computeWeightRate(historyBy('average'), now);
    expect(rate?.count).toBe(count);
    expect(rate?.perDay).toBeCloseTo(
      ((slopes[Math.floor(middle)] ?? 0) + (slopes[Math.ceil(middle)] ?? 0)) / 2,
      9,
    );
    expect(rate?.low).toBeCloseTo(slopes[rank - 1] ?? Number.NaN, 9);
    expect(rate?.high).toBeCloseTo(slopes.at(-rank) ?? Number.NaN, 9);
  });
});
