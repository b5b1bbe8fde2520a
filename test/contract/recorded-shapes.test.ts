/** Pages in the shapes in which real accounts deliver them; the values are made up. */
import { describe, expect, it } from 'vitest';

import { decodeMeasurePage } from '#api/measures.ts';

describe('a weighing on a scale with segments', () => {
  const group = {
    grpid: 5_100_000_001,
    attrib: 0,
    date: 1_700_000_400,
    created: 1_700_000_520,
    modified: 1_700_000_520,
    category: 1,
    deviceid: 'aa00bb11',
    hash_deviceid: 'aa00bb11',
    measures: [
      { value: 81_234, type: 1, unit: -3, algo: 218_235_904, fm: 3 },
      { value: 6512, type: 5, unit: -2, algo: 218_235_904, fm: 3, position: 7 },
      { value: 6512, type: 5, unit: -2, algo: 218_235_904, fm: 3, position: 7 },
      { value: 1611, type: 8, unit: -2, algo: 218_235_904, fm: 3, position: 7 },
      { value: 1611, type: 8, unit: -2, algo: 218_235_904, fm: 3, position: 7 },
      { value: 31, type: 170, unit: -1, algo: 218_235_904, fm: 3, position: 7 },
      { value: 3310, type: 173, unit: -2, algo: 218_235_904, fm: 3, position: 12 },
      { value: 1120, type: 173, unit: -2, algo: 218_235_904, fm: 3, position: 10 },
      { value: 1120, type: 173, unit: -2, algo: 218_235_904, fm: 3, position: 11 },
      { value: 19_831, type: 6, unit: -3 },
    ],
    modelid: 10,
    model: 'Body Scan',
    comment: null,
  };
  const page = decodeMeasurePage({
    updatetime: 1_700_000_600,
    timezone: 'Europe/Paris',
    measuregrps: [group],
  });

  it('is read without loss', () => {
    expect(page.quarantined).toEqual([]);
  });

  it('counts repeated rows once and equal values of two segments twice', () => {
    expect(page.groups[0]?.measures).toEqual([
      { type: 1, value: 81.234 },
      { type: 5, value: 65.12, position: 7 },
      { type: 8, value: 16.11, position: 7 },
      { type: 170, value: 3.1, position: 7 },
      { type: 173, value: 33.1, position: 12 },
      { type: 173, value: 11.2, position: 10 },
      { type: 173, value: 11.2, position: 11 },
      { type: 6, value: 19.831 },
    ]);
  });

  it('names its device and has no comment', () => {
    expect(page.groups[0]).toMatchObject({ deviceId: 'aa00bb11', modelId: 10, model: 'Body Scan' });
    expect(page.groups[0]).not.toHaveProperty('comment');
  });
});

describe('a page of 2015', () => {
  const page = decodeMeasurePage({
    updatetime: 1_435_000_000,
    timezone: 'America/Los_Angeles',
    measuregrps: [
      {
        attrib: 0,
        category: 1,
        date: 1_433_000_000,
        grpid: 366_000_001,
        measures: [
          { type: 9, unit: 0, value: 71 },
          { type: 10, unit: 0, value: 112 },
          { type: 11, unit: 0, value: 54 },
          { type: 18, unit: -3, value: -1000 },
          { type: 1, unit: -3, value: 74_321 },
        ],
      },
      {
        attrib: 2,
        category: 1,
        comment: 'after the stairs',
        date: 1_424_900_000,
        grpid: 321_000_001,
        measures: [{ type: 11, unit: 0, value: 62 }],
      },
      {
        attrib: 2,
        category: 2,
        date: 1_424_800_000,
        grpid: 320_000_001,
        measures: [{ type: 1, unit: 0, value: 70 }],
      },
    ],
  });

  it('may carry blood pressure, pulse, weight and an undocumented type in one group', () => {
    expect(page.groups[0]?.measures).toEqual([
      { type: 9, value: 71 },
      { type: 10, value: 112 },
      { type: 11, value: 54 },
      { type: 18, value: -1 },
      { type: 1, value: 74.321 },
    ]);
  });

  it('keeps what a person typed beside a reading', () => {
    expect(page.groups[1]).toMatchObject({ attrib: 2, comment: 'after the stairs' });
  });

  it('tells a goal from a reading', () => {
    expect(page.groups.map(({ category }) => category)).toEqual([1, 1, 2]);
  });
});

describe('a page with the dirt of a real account', () => {
  const page = decodeMeasurePage({
    updatetime: '1700000600',
    timezone: '"Europe/Paris"',
    more: 1,
    offset: 2,
    measuregrps: [
      {
        grpid: 1,
        attrib: 0,
        date: 1_700_000_100,
        created: false,
        modified: false,
        category: 1,
        measures: [],
      },
      {
        grpid: 2,
        attrib: 10_010,
        date: '1700000000',
        category: 1,
        measures: [{ type: '1', value: '80000', unit: '-3' }],
      },
      {
        grpid: 2,
        attrib: 0,
        date: 1_700_000_000,
        modified: 1_700_000_300,
        category: 1,
        measures: [{ type: 1, value: 80_1, unit: -1 }],
      },
      { grpid: 3, attrib: 0, date: 1_700_000_200_000, category: 1, measures: [] },
    ],
  });

  it('keeps what can be read', () => {
    expect(page.groups).toMatchObject([
      { id: 1, measures: [] },
      { id: 2, modifiedAt: 1_700_000_300, measures: [{ type: 1, value: 80.1 }] },
    ]);
  });

  it('quarantines a time in milliseconds alone', () => {
    expect(page.quarantined.map(({ path }) => path)).toEqual(['measuregrps.3.date']);
  });

  it('goes on at the offset', () => {
    expect(page.nextOffset).toBe(2);
  });
});
