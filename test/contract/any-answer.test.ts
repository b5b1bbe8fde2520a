/** What holds for every answer, however broken. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createClient } from '#api/client.ts';
import { readInteger } from '#api/decode.ts';
import { ApiError } from '#api/errors.ts';
import { decodeMeasurePage } from '#api/measures.ts';
import { decodeUser } from '#api/user.ts';

import { isNullOrApiError, numbersIn, places, strewn, thrownBy, unsoundOf, wrong } from './broken-answers.ts';
import { getmeas } from './document-2018.ts';

const RUNS = { numRuns: 2000 };

const goodMeasure = fc.record({
  type: fc.integer({ min: 1, max: 300 }).filter((type) => type !== 54),
  value: fc.integer({ min: 1, max: 1_000_000 }),
  unit: fc.integer({ min: -6, max: 3 }),
});

/** Groups by their own ids, so that none may replace another. */
const goodGroups = fc
  .array(
    fc.record({
      attrib: fc.integer({ min: 0, max: 20 }),
      date: fc.integer({ min: 1, max: 4_102_444_799 }),
      category: fc.integer({ min: 1, max: 2 }),
      measures: fc.uniqueArray(goodMeasure, { maxLength: 4, selector: ({ type }) => type }),
    }),
    { maxLength: 6 },
  )
  .map((groups) => groups.map((group, index) => ({ ...group, grpid: index + 1 })));

function isGoodId(id: unknown): boolean {
  const number = readInteger(id);
  return number !== null && number >= 1 && number <= 6;
}

/** A group or measure in shape, with wrong things in some of its fields. Its id is no good group's. */
const damagedGroup = fc.record(
  {
    grpid: fc.oneof(
      wrong.filter((id) => !isGoodId(id)),
      fc.constant(99),
    ),
    attrib: wrong,
    date: wrong,
    created: wrong,
    modified: wrong,
    category: fc.oneof(wrong, fc.constant(1)),
    timezone: wrong,
    comment: wrong,
    measures: fc.oneof(
      wrong,
      fc.array(fc.oneof(wrong, fc.record({ type: wrong, value: wrong, unit: wrong, position: wrong }))),
    ),
  },
  { requiredKeys: [] },
);

const damagedMeasure = fc.oneof(
  fc.constantFrom(null, 'x', 7, []),
  fc.record({ type: wrong, unit: wrong }),
  fc.record({ type: fc.constant(1), value: fc.constantFrom('heavy', null, {}), unit: fc.constant(-3) }),
);

describe('the measures decoder', () => {
  it('throws nothing but its own error, whatever arrives', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => {
        expect(thrownBy(() => decodeMeasurePage(json))).toSatisfy(isNullOrApiError);
      }),
      RUNS,
    );
  });

  it('never lets a broken group cost a good one', () => {
    fc.assert(
      fc.property(
        goodGroups,
        fc.array(fc.oneof(wrong, damagedGroup), { maxLength: 6 }),
        places,
        (good, bad, at) => {
          const alone = decodeMeasurePage({ measuregrps: good });
          const among = decodeMeasurePage({ measuregrps: strewn(good, bad, at) });
          const ids = new Set(good.map(({ grpid }) => grpid));
          expect(alone.groups).toHaveLength(good.length);
          expect(among.groups.filter(({ id }) => ids.has(id))).toEqual(alone.groups);
        },
      ),
      RUNS,
    );
  });

  it('never lets a broken measure cost a good one', () => {
    const measures = fc.uniqueArray(goodMeasure, { maxLength: 6, selector: ({ type }) => type });
    fc.assert(
      fc.property(measures, fc.array(damagedMeasure, { maxLength: 6 }), places, (good, bad, at) => {
        const group = { grpid: 1, date: 1_700_000_000, category: 1, attrib: 0 };
        const alone = decodeMeasurePage({ measuregrps: [{ ...group, measures: good }] });
        const among = decodeMeasurePage({ measuregrps: [{ ...group, measures: strewn(good, bad, at) }] });
        expect(among.groups).toEqual(alone.groups);
        expect(among.quarantined).toHaveLength(bad.length);
      }),
      RUNS,
    );
  });

  it('lets no NaN, infinity, negative zero or unsafe integer through', () => {
    fc.assert(
      fc.property(fc.array(damagedGroup, { maxLength: 6 }), (measuregrps) => {
        expect(unsoundOf(numbersIn(decodeMeasurePage({ measuregrps }).groups))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('accounts for every group: kept, a further copy of one kept, or quarantined', () => {
    fc.assert(
      fc.property(fc.array(damagedGroup, { maxLength: 6 }), (measuregrps) => {
        const page = decodeMeasurePage({ measuregrps });
        const copies = measuregrps.filter(({ grpid }) =>
          page.raw.has(readInteger(grpid) ?? Number.NaN),
        ).length;
        const lost = page.quarantined.filter(({ raw }) => measuregrps.includes(raw as never)).length;
        expect(copies + lost).toBeGreaterThanOrEqual(measuregrps.length);
      }),
      RUNS,
    );
  });

  it('does not depend on the order of groups', () => {
    fc.assert(
      fc.property(goodGroups, (good) => {
        const backwards = decodeMeasurePage({ measuregrps: [...good].reverse() });
        expect([...backwards.groups].reverse()).toEqual(decodeMeasurePage({ measuregrps: good }).groups);
      }),
      RUNS,
    );
  });
});

describe('the user decoder', () => {
  it('throws nothing but its own error, whatever arrives', () => {
    const body = fc.record({ user: wrong, users: wrong }, { requiredKeys: [] });
    const user = fc.record(
      { user: fc.record({ userid: wrong, id: wrong, created: wrong, timezone: wrong, firstmeasure: wrong }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), body, user), (json) => {
        expect(thrownBy(() => decodeUser(json))).toSatisfy(isNullOrApiError);
      }),
      RUNS,
    );
  });
});

describe('an answer cut off at any byte', () => {
  it('is unreadable, never half a page', async () => {
    const text = getmeas.trim();
    const codes = new Set<unknown>();
    for (let length = 1; length < text.length; length += 1) {
      const client = createClient({
        fetch: async () => new Response(text.slice(0, length)),
        baseUrl: 'https://dash.example/',
        now: () => 0,
      });
      await client.get('api/measures').catch((error: unknown) => {
        codes.add(error instanceof ApiError ? error.code : error);
      });
    }
    expect([...codes]).toEqual(['upstream_invalid']);
  });
});
