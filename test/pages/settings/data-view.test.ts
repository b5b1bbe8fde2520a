import { describe, expect, it } from 'vitest';
import { createFormat } from '#locale/format.ts';
import { englishAccount } from '#locale/messages/english-account.ts';
import { addDays } from '#domain/time.ts';
import { toDataView } from '#pages/settings/data-view.ts';
import type { KindInventory } from '#queries/inventory.ts';
import { day } from '../../support/days.ts';
import { instant } from '../../support/readings.ts';
import { buildInventory, buildKind, buildWhole, hole } from './inventory-builder.ts';

/** The same day in every zone that the tests run in. */
const now = instant('2026-11-20T09:00:00Z');
const words = { format: createFormat({ locale: 'en-GB', weightUnit: 'kg' }), data: englishAccount.data };

const viewOf = (...known: readonly KindInventory[]) => toDataView(buildInventory(...known), now, words);

function kindOf(kind: KindInventory) {
  const view = viewOf(kind).kinds.find((one) => one.kind === kind.kind);
  if (view === undefined) throw new Error(`${kind.kind} has no row`);
  return view;
}

/** `Intl` parts the days of a range with thin spaces in some versions. */
const plainSpaces = (texts: readonly string[] | undefined) =>
  texts?.map((text) => text.replaceAll(/\s*–\s*/g, '–'));
const withHoles = (...texts: readonly string[]) =>
  kindOf(buildWhole('sleep-summary', '2020-01-01', '2026-11-20', { holes: texts.map(hole) })).holes;

describe('the table of what is kept', () => {
  it('names every kind', () => {
    expect(viewOf().kinds.map(({ name }) => name)).toEqual([
      'Weight and body',
      'Daily activity',
      'Nights',
      'Workouts',
      'Minutes of the day',
      'Sleep phases',
      'Profile',
      'Devices',
      'Goals',
    ]);
  });

  it('has no days and no strips before anything was read', () => {
    const view = viewOf();
    expect(view.axis).toBeNull();
    expect(view.kinds.filter(({ strip, first, last }) => strip ?? first ?? last)).toEqual([]);
  });

  it('adds up records and sizes', () => {
    expect(
      viewOf(
        buildWhole('measures', '2020-01-01', '2026-11-20', { records: 1200, bytes: 400_000 }),
        buildKind('devices', { records: 2, bytes: 1000 }),
      ).together,
    ).toEqual({ records: '1,202', size: '401 kB' });
  });

  it('names the days that the strips go from and to', () => {
    const whole = (['measures', 'activity', 'sleep-summary', 'workouts'] as const).map((kind) =>
      buildWhole(kind, '2020-01-01', '2026-11-20'),
    );
    expect(viewOf(...whole).axis).toEqual({ from: '1 Jan 2020', to: '20 Nov 2026' });
  });

  it('names no first day of the strips while older ones may come', () => {
    expect(viewOf(buildWhole('measures', '2020-01-01', '2026-11-20')).axis?.from).toBe('the beginning');
  });
});

describe('a row', () => {
  it('shows one record as the first and the last day', () => {
    expect(kindOf(buildWhole('workouts', '2026-03-29', '2026-03-29'))).toMatchObject({
      first: { datetime: '2026-03-29', text: '29 Mar 2026' },
      last: { datetime: '2026-03-29', text: '29 Mar 2026' },
      records: '1',
    });
  });

  it('dates a look of another day', () => {
    expect(kindOf(buildKind('goals', { readAt: instant('2026-11-02T12:00:00Z') })).readAt?.text).toMatch(
      / Nov 2026, /,
    );
  });

  it('gives the time alone of a look of today', () => {
    expect(kindOf(buildKind('goals', { readAt: now })).readAt?.text).toMatch(/^\d\d:\d\d$/);
  });

  it('says that nothing was read yet', () => {
    expect(kindOf(buildKind('measures')).notes).toEqual(['Not read yet.']);
  });

  it('says how far back a list has been read', () => {
    const kind = buildWhole('measures', '2021-03-20', '2026-11-20', {
      isComplete: false,
      reachedBack: day('2021-03-15'),
    });
    expect(kindOf(kind).notes).toEqual(['Read back to 15 Mar 2021 so far.']);
  });

  it('says that the service has none', () => {
    const kind = buildKind('workouts', { isComplete: true, reachedBack: day('2000-01-01'), readAt: now });
    expect(kindOf(kind).notes).toEqual(['The service has none.']);
  });

  it('says of a fact that was asked for in vain that the service has none', () => {
    expect(kindOf(buildKind('goals', { readAt: now })).notes).toEqual(['The service has none.']);
  });

  it('says what was removed and what could not be read', () => {
    const kind = buildWhole('measures', '2020-01-01', '2026-11-20', { removed: 3, unreadable: 1 });
    expect(kindOf(kind).notes).toEqual(['Removed at the service: 3.', 'Could not be read: 1.']);
  });

  it('says of minutes how many days were read', () => {
    const kind = buildWhole('intraday', '2026-10-20', '2026-11-20', {
      isComplete: false,
      holes: [hole('2026-10-24…2026-10-26')],
    });
    expect(kindOf(kind).notes).toEqual(['29 days read; others when you look at them.']);
  });

  it('says of minutes that nobody looked at when they are read', () => {
    expect(kindOf(buildKind('sleep')).notes).toEqual(['Read when you look at a day.']);
  });

  it('of facts has no strip', () => {
    const view = viewOf(
      buildWhole('measures', '2020-01-01', '2026-11-20'),
      buildKind('user', { records: 1 }),
    );
    expect(view.kinds.filter(({ strip }) => strip === null).map(({ kind }) => kind)).toEqual([
      'user',
      'devices',
      'goals',
    ]);
  });
});

describe('the words for a strip', () => {
  it('count the days that have a record', () => {
    const kind = buildWhole('activity', '2026-03-01', '2026-03-31', {
      holes: [hole('2026-03-28…2026-03-30')],
    });
    expect(kindOf(kind).strip?.label).toBe('Daily activity: 28 of 31 days from 1 Mar 2026 to 31 Mar 2026');
  });

  it('count nothing where no record a day is to be expected', () => {
    expect(kindOf(buildWhole('measures', '2026-03-01', '2026-03-31')).strip?.label).toBe(
      'Weight and body: from 1 Mar 2026 to 31 Mar 2026',
    );
  });

  it('say that older days are not read yet', () => {
    expect(
      kindOf(buildWhole('measures', '2026-03-01', '2026-03-31', { isComplete: false })).strip?.label,
    ).toMatch(/; older days are not read yet$/);
  });
});

describe('holes', () => {
  it('are none where every day has a record', () => {
    expect(withHoles()).toEqual({ text: 'none', list: null });
  });

  it('are counted, and so are their days', () => {
    expect(withHoles('2020-02-01…2020-02-03', '2020-03-01')?.text).toBe('2 (4 days)');
  });

  it('count a day as one', () => {
    expect(withHoles('2020-03-01')).toMatchObject({
      text: '1 (1 day)',
      list: { summary: 'Day without a record', stretches: ['1 Mar 2020: 1 day'], more: null },
    });
  });

  it('count days, not hours, over a change of the clock', () => {
    expect(plainSpaces(withHoles('2026-03-28…2026-03-30')?.list?.stretches)).toEqual([
      '28–30 Mar 2026: 3 days',
    ]);
  });

  it('are listed longest first, and the newer of two as long before the older', () => {
    expect(
      plainSpaces(
        withHoles('2020-02-01…2020-02-03', '2021-01-01…2021-01-10', '2022-05-04…2022-05-06')?.list?.stretches,
      ),
    ).toEqual(['1–10 Jan 2021: 10 days', '4–6 May 2022: 3 days', '1–3 Feb 2020: 3 days']);
  });

  it('are ten in the list, and the rest a number', () => {
    const texts = Array.from({ length: 13 }, (_, index) => addDays(day('2020-01-02'), index * 3));
    const holes = withHoles(...texts);
    expect(holes?.list?.stretches).toHaveLength(10);
    expect(holes?.list?.more).toBe('and 3 more');
  });

  it('are not spoken of where no record a day is to be expected', () => {
    expect(kindOf(buildWhole('measures', '2020-01-01', '2026-11-20')).holes).toBeNull();
  });
});
