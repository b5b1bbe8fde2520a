/**
 * Answers recorded from real accounts. They are not part of the project and are read where a folder with them stands
 * beside the checkout; their shapes are covered for everyone by recorded-shapes.test.ts.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { decodeDevices } from '#api/devices.ts';
import { decodeGoals } from '#api/goals.ts';
import { decodeMeasurePage, type MeasurePage } from '#api/measures.ts';
import { decodeSubscriptions } from '#api/notify.ts';
import { decodeSleep } from '#api/sleep.ts';

const folder = new URL('../../../shared/captures/', import.meta.url);
const isThere = existsSync(folder);

if (!isThere) {
  process.stdout.write(`Skipped: recorded answers, because ${fileURLToPath(folder)} is not there.\n`);
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

function bodyOf(name: string): unknown {
  // Recorded envelopes with a body; the decoders check the rest.
  return (read(name) as { body: unknown }).body;
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
  return decodeMeasurePage(bodyOf('nokia-body-measures.json'));
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

  describe('nokia-sleep-measures.json', () => {
    it('has three segments of a sleep monitor, a minute apart', () => {
      expect(decodeSleep(bodyOf('nokia-sleep-measures.json'))).toMatchObject({
        segments: [
          { from: 1_417_550_400, to: 1_417_551_300, state: 0, source: 'mat' },
          { from: 1_417_551_360, to: 1_417_552_320, state: 1, source: 'mat' },
          { from: 1_417_552_380, to: 1_417_554_000, state: 3, source: 'mat' },
        ],
        quarantined: [],
      });
    });
  });

  describe('withings-device.json', () => {
    it('has five devices, one with an unknown battery and one without a model', () => {
      const { devices, quarantined } = decodeDevices(bodyOf('withings-device.json'));
      expect(devices.map(({ model, battery }) => `${model} ${battery}`)).toEqual([
        'Body+ high',
        'Body+ high',
        'Body+ unknown',
        'Aura Sensor V2 high',
        ' high',
      ]);
      expect(quarantined).toEqual([]);
    });

    it('has no session where that is null', () => {
      const [first, second] = decodeDevices(bodyOf('withings-device.json')).devices;
      expect([first?.firstSessionAt, second?.lastSessionAt]).toEqual([undefined, undefined]);
    });
  });

  describe('withings-goals.json and withings-no_goals.json', () => {
    it('have three goals and none', () => {
      expect(
        ['withings-goals.json', 'withings-no_goals.json'].map((name) => decodeGoals(bodyOf(name))),
      ).toEqual([{ steps: 10_000, sleepSec: 28_800, weightKg: 70.5 }, {}]);
    });
  });

  describe('withings-notify_list.json', () => {
    it('has one subscription that never ends', () => {
      expect(decodeSubscriptions(bodyOf('withings-notify_list.json'))).toEqual({
        subscriptions: [
          { appli: 1, callbackUrl: 'https://www.withings.com', comment: 'My notification subscription' },
        ],
        quarantined: [],
      });
    });
  });
});
