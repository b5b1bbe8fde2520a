/**
 * Answers recorded from real accounts. They are not part of the project and are read where a folder with them stands
 * beside the checkout; their shapes are covered for everyone by recorded-shapes.test.ts.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { decodeMeasurePage, type MeasurePage } from '#api/measures.ts';

const folder = new URL('../../../shared/captures/', import.meta.url);
const isThere = existsSync(folder);

if (!isThere) {
  process.stdout.write(`Skipped: recorded answers, because ${fileURLToPath(folder)} is not there.\n`);
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

function valuesOf(page: MeasurePage, type: number): number[] {
  return page.groups.flatMap(({ measures }) =>
    measures.filter((measure) => measure.type === type).map(({ value }) => value),
  );
}

// Read inside the tests, since the bodies of skipped suites run too.
function positions(): MeasurePage {
  return decodeMeasurePage(read('withings-measurement_positions.json'));
}

function bodyMeasures(): MeasurePage {
  // A recorded envelope with a body; the decoder checks the rest.
  const { body } = read('nokia-body-measures.json') as { body: unknown };
  return decodeMeasurePage(body);
}

describe.skipIf(!isThere)('the recorded answer', () => {
  describe('withings-measurement_positions.json', () => {
    it('weighs 95.854 and 96.44 kg', () => {
      expect(valuesOf(positions(), 1)).toEqual([95.854, 96.44]);
    });

    it('keeps five segments of fat-free mass per weighing', () => {
      expect(valuesOf(positions(), 173)).toHaveLength(10);
    });

    it('loses nothing', () => {
      expect(positions().quarantined).toEqual([]);
    });
  });

  describe('nokia-body-measures.json', () => {
    it('has 74.126 kg, 104/68 mmHg, pulse 41 and the undocumented type 18 in one group', () => {
      expect(bodyMeasures().groups.find(({ id }) => id === 366_956_482)?.measures).toEqual([
        { type: 9, value: 68 },
        { type: 10, value: 104 },
        { type: 11, value: 41 },
        { type: 18, value: -1 },
        { type: 1, value: 74.126 },
      ]);
    });

    it('is dated in the zone of the profile', () => {
      expect(
        new Set(bodyMeasures().groups.map(({ timeZone, zoneSource }) => `${zoneSource} ${timeZone}`)),
      ).toEqual(new Set(['profile America/Los_Angeles']));
    });

    it('loses nothing', () => {
      expect(bodyMeasures().quarantined).toEqual([]);
    });
  });
});
