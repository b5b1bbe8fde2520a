import { describe, expect, it } from 'vitest';
import { completeValues, computeActivityDays, hasMetric, indicesOf } from '#domain/activity-days.ts';
import { activityColumns, activityDays, dailyRows } from '../support/activity.ts';
import { day } from '../support/days.ts';
import { instant } from '../support/readings.ts';

const evening = instant('2026-03-03T20:00:00+01:00');
const later = instant('2026-06-01T00:00:00Z');

const partialOf = (...args: Parameters<typeof activityDays>) => [...activityDays(...args).isPartial];

describe('days by the calendar', () => {
  it('are nothing where nothing is recorded', () => {
    expect(computeActivityDays(activityColumns([]), later)).toBeNull();
  });

  it('have a place for every day, and no value where none is recorded', () => {
    const days = activityDays(dailyRows('2026-02-27', [10, null, null, 40]));
    expect([...days.value.steps]).toEqual([10, Number.NaN, Number.NaN, 40]);
    expect([days.first, days.last]).toEqual(['2026-02-27', '2026-03-02']);
  });

  it('keep a zero apart from what did not arrive', () => {
    const days = activityDays([{ day: '2026-03-01', steps: 0 }]);
    expect([days.value.steps[0], days.value.elevationM[0]]).toEqual([0, Number.NaN]);
  });

  it('leave out days that no calendar of a person has', () => {
    const days = activityDays([
      { day: '0001-01-01', steps: 1 },
      { day: '2026-03-01', steps: 2 },
      { day: '9999-12-31', steps: 3 },
    ]);
    expect([days.first, days.last, ...days.value.steps]).toEqual(['2026-03-01', '2026-03-01', 2]);
  });

  it('know what an account tells at all', () => {
    const days = activityDays([{ day: '2026-03-01', steps: 0 }]);
    expect([hasMetric(days, 'steps'), hasMetric(days, 'elevationM')]).toEqual([true, false]);
  });
});

describe('a day is partial', () => {
  it('while it is not over', () => {
    expect(partialOf(dailyRows('2026-03-02', [1, 2]), evening)).toEqual([0, 1]);
  });

  it('until midnight where it ends, wherever the reader is', () => {
    const rows = [{ day: '2026-03-03', steps: 1, zone: 'Pacific/Auckland' }];
    // 08:00 of the fourth in Auckland.
    expect(partialOf(rows, evening)).toEqual([0]);
    expect(partialOf([{ ...rows[0], day: '2026-03-04' }], evening)).toEqual([1]);
  });

  it('two of them, where a zone further west has not ended yesterday', () => {
    const rows = [
      { day: '2026-03-03', steps: 1, zone: 'Pacific/Honolulu' },
      { day: '2026-03-04', steps: 1, zone: 'Pacific/Auckland' },
    ];
    expect(partialOf(rows, instant('2026-03-04T09:00:00+13:00'))).toEqual([1, 1]);
  });

  it('where nothing was heard of the last one since it ended', () => {
    const rows = [{ day: '2026-03-01', steps: 1, modifiedAt: instant('2026-03-01T18:00:00+01:00') }];
    expect(partialOf(rows, later)).toEqual([1]);
  });

  it('not once the service has changed it after its end', () => {
    const rows = [{ day: '2026-03-01', steps: 1, modifiedAt: instant('2026-03-02T00:00:00+01:00') }];
    expect(partialOf(rows, later)).toEqual([0]);
  });

  it('not where a later day shows that its device has told everything', () => {
    const modifiedAt = instant('2026-03-01T18:00:00+01:00');
    const rows = [
      { day: '2026-03-01', steps: 1, modifiedAt },
      { day: '2026-03-02', steps: 1, modifiedAt: later },
    ];
    expect(partialOf(rows, later)).toEqual([0, 0]);
  });

  it('not where the service tells no time of change and the day is over', () => {
    expect(partialOf([{ day: '2026-03-01', steps: 1 }], later)).toEqual([0]);
  });

  it('and so are days ahead, which a clock that runs ahead has made', () => {
    expect(partialOf(dailyRows('2026-03-04', [1, 2]), evening)).toEqual([1, 1]);
  });
});

describe('some of the days', () => {
  const days = activityDays(dailyRows('2026-03-01', [1, null, 3, 4]), instant('2026-03-04T12:00:00Z'));

  it.each([
    ['2026-02-01', '2026-03-02', 0, 2],
    ['2026-03-03', '2026-12-31', 2, 4],
    ['2025-01-01', '2025-01-31', 0, 0],
    ['2027-01-01', '2027-01-31', 306, 306],
    ['2026-03-03', '2026-03-02', 2, 2],
  ])('from %s to %s are those from %i to before %i', (from, to, begin, end) => {
    expect(indicesOf(days, day(from), day(to))).toEqual({ begin, end });
  });

  it('have the values of complete days, partial and unknown ones left out', () => {
    expect([...completeValues(days, 'steps', day('2026-03-01'), day('2026-03-31'))]).toEqual([1, 3]);
  });
});
