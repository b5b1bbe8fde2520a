import { describe, expect, it } from 'vitest';
import { openArchive } from '#archive/archive.ts';
import { land } from '#archive/landing.ts';
import { readMeasuredTypes } from '#archive/measure-types.ts';
import type { MeasureGroup } from '#domain/measures.ts';
import { createGroup, createLanding, seconds } from './measure-groups.ts';

const march = seconds('2026-03-01T06:00:00Z');
const april = seconds('2026-04-01T06:00:00Z');

async function typesOf(...groups: MeasureGroup[]) {
  const archive = await openArchive({ provider: 'p', userid: '1' }, { indexedDB: undefined });
  await land(archive, createLanding(groups), await archive.readSyncState(), april);
  return readMeasuredTypes(archive);
}

describe('the types that were measured', () => {
  it('are none of nothing', async () => {
    expect(await typesOf()).toEqual([]);
  });

  it('are counted over all months, whether known or not, with the newest value of each', async () => {
    const types = await typesOf(
      createGroup({ id: 1, at: april, measures: [{ type: 4711, value: 8 }] }),
      createGroup({
        id: 2,
        at: march,
        measures: [
          { type: 4711, value: 7 },
          { type: 1, value: 80 },
        ],
      }),
    );
    expect(types.map(({ type, count }) => [type, count])).toEqual([
      [1, 1],
      [4711, 2],
    ]);
    expect(types[1]?.places).toEqual([
      { position: null, count: 2, last: { at: april, timeZone: 'Europe/Paris', value: 8 } },
    ]);
  });

  it('have a place for every segment, and one for the whole body however it is marked', async () => {
    const [type] = await typesOf(
      createGroup({
        id: 1,
        measures: [
          { type: 5, value: 11, position: 10 },
          { type: 5, value: 64, position: 7 },
          { type: 5, value: 30, position: 99 },
        ],
      }),
      createGroup({ id: 2, at: april, measures: [{ type: 5, value: 65 }] }),
    );
    expect(type?.places.map(({ position, count, last }) => [position, count, last.value])).toEqual([
      [null, 2, 65],
      [10, 1, 11],
      [99, 1, 30],
    ]);
  });

  it('do not count goals, which nobody measured', async () => {
    expect(await typesOf(createGroup({ id: 1, category: 2 }))).toEqual([]);
  });
});
