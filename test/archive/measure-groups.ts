import * as fc from 'fast-check';
import type { MeasureGroup } from '#domain/measures.ts';
import { toEpochSec, type TimeZone } from '#domain/time.ts';

const paris = 'Europe/Paris' as TimeZone;

/** A weigh-in of 80 kg on 1 March 2026 unless told otherwise. */
export function createGroup(fields: Partial<MeasureGroup> & { id: number }): MeasureGroup {
  return {
    at: seconds('2026-03-01T06:00:00Z'),
    timeZone: paris,
    zoneSource: 'record',
    category: 1,
    attrib: 0,
    measures: [{ type: 1, value: 80 }],
    ...fields,
  };
}

export function seconds(iso: string): MeasureGroup['at'] {
  return toEpochSec(Date.parse(iso) / 1000);
}

/** A page of an answer, ready to be merged; the service's own record of each group is told apart by `note`. */
export function createLanding(groups: readonly MeasureGroup[], note = 'first') {
  return {
    kind: 'measures' as const,
    records: groups,
    raw: new Map(groups.map((group) => [group.id, { grpid: group.id, note }])),
    unreadable: [],
    whole: null,
  };
}

const instants = fc
  .integer({ min: seconds('2000-01-01T00:00:00Z'), max: seconds('2099-12-31T23:59:59Z') })
  .map(toEpochSec);

const values = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
  fc.constantFrom(0, 74.126, 95.817, -1),
);

const measures = fc.record(
  {
    type: fc.integer({ min: 0, max: 2 ** 33 }),
    value: values,
    position: fc.integer({ min: 0, max: 12 }),
  },
  { requiredKeys: ['type', 'value'], noNullPrototype: true },
);

/** Any group the domain allows. */
export const arbitraryGroup: fc.Arbitrary<MeasureGroup> = fc.record(
  {
    id: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    at: instants,
    timeZone: fc.constantFrom('Europe/Paris', 'America/Sao_Paulo', 'UTC').map((zone) => zone as TimeZone),
    zoneSource: fc.constantFrom('record' as const, 'profile' as const, 'fallback' as const),
    category: fc.integer({ min: 0, max: 5 }),
    attrib: fc.integer({ min: -1, max: 20 }),
    createdAt: instants,
    modifiedAt: instants,
    deviceId: fc.string(),
    modelId: fc.integer({ min: 0, max: 100 }),
    model: fc.string(),
    comment: fc.string({ unit: 'binary' }),
    measures: fc.array(measures, { maxLength: 6 }),
  },
  {
    requiredKeys: ['id', 'at', 'timeZone', 'zoneSource', 'category', 'attrib', 'measures'],
    noNullPrototype: true,
  },
);

/** Groups with ids of their own, in any order. */
export const arbitraryGroups = fc.uniqueArray(arbitraryGroup, {
  selector: (group) => group.id,
  maxLength: 12,
});

export function byTime(a: MeasureGroup, b: MeasureGroup): number {
  return a.at - b.at || a.id - b.id;
}
