/**
 * Recorded days, minutes and workouts of real accounts. They are not part of the project and are read where a folder
 * with them stands beside the checkout; their shapes are covered for everyone by recorded-activity-shapes.test.ts.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { decodeActivityPage, type ActivityPage } from '#api/activity.ts';
import { decodeIntraday, type IntradayPage } from '#api/intraday.ts';
import { decodeWorkoutPage, type WorkoutPage } from '#api/workouts.ts';

const folder = new URL('../../../shared/captures/', import.meta.url);
const isThere = existsSync(folder);

if (!isThere) {
  process.stdout.write(`Skipped: recorded activity, because ${fileURLToPath(folder)} is not there.\n`);
}

function readBody(name: string): unknown {
  // A recorded envelope with a body; the decoder checks the rest.
  return (JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { body: unknown }).body;
}

// Read inside the tests, since the bodies of skipped suites run too.
function days(): ActivityPage {
  return decodeActivityPage(readBody('withings-activity.json'));
}

function minutes(): IntradayPage {
  return decodeIntraday(readBody('nokia-intraday-activity.json'));
}

function workouts(): WorkoutPage {
  return decodeWorkoutPage(readBody('withings-workouts.json'));
}

describe.skipIf(!isThere)('the recorded answer', () => {
  describe('withings-activity.json', () => {
    it('is two days of a phone', () => {
      expect(days().days).toMatchObject([
        { day: '2023-10-20', steps: 1209, timeZone: 'Europe/Amsterdam', isTracker: false, modelId: 1055 },
        { day: '2023-10-21', steps: 1155, activeSec: 707 },
      ]);
    });

    it('has a heart rate on the first day alone', () => {
      expect(days().days.map(({ heartRate }) => heartRate)).toEqual([
        { averageBpm: 80, minBpm: 70, maxBpm: 80, zoneSec: [100, 200, 300, 400] },
        undefined,
      ]);
    });

    it('has no device', () => {
      expect(days().days.filter(({ deviceId }) => deviceId !== undefined)).toEqual([]);
    });

    it('is the last page, though it names an offset', () => {
      expect(days()).toMatchObject({ more: false, nextOffset: null });
    });

    it('loses nothing', () => {
      expect(days().quarantined).toEqual([]);
    });
  });

  describe('nokia-activity-single-day.json', () => {
    it('is a day of 2453 steps without a zone', () => {
      expect(decodeActivityPage(readBody('nokia-activity-single-day.json'))).toMatchObject({
        days: [{ day: '2013-04-10', steps: 2453, zoneSource: 'fallback' }],
        quarantined: [],
      });
    });
  });

  describe('nokia-intraday-activity.json', () => {
    it('has six entries in order', () => {
      const at = minutes().samples.map((sample) => sample.at);
      expect(at).toHaveLength(6);
      expect(at).toEqual([...at].sort((a, b) => a - b));
    });

    it('has two stretches without movement', () => {
      expect(minutes().samples.filter(({ steps }) => steps === undefined)).toEqual([
        { at: 1_434_758_700, durationSec: 1440 },
        { at: 1_434_760_260, durationSec: 600 },
      ]);
    });

    it('has 162 steps', () => {
      expect(minutes().samples.reduce((sum, { steps = 0 }) => sum + steps, 0)).toBe(162);
    });

    it('loses nothing', () => {
      expect(minutes().quarantined).toEqual([]);
    });
  });

  describe('withings-workouts.json', () => {
    it('has ten workouts, of which it told one twice', () => {
      expect(workouts().workouts).toHaveLength(10);
    });

    it('keeps one about which nothing is known', () => {
      expect(workouts().workouts.find(({ id }) => id === 3_661_300_290)).toEqual({
        id: 3_661_300_290,
        category: 1,
        from: 1_693_469_307,
        to: 1_693_469_924,
        day: '2023-08-31',
        timeZone: 'Europe/Amsterdam',
        zoneSource: 'record',
        attrib: 0,
        modelId: 1055,
        modifiedAt: 1_693_481_873,
      });
    });

    it('has a heart rate in one alone', () => {
      expect(workouts().workouts.filter(({ heartRate }) => heartRate !== undefined)).toHaveLength(1);
    });

    it('is dated as the service dates it', () => {
      const dates = workouts().workouts.map(({ day, id }) => [day, workouts().raw.get(id)]);
      expect(dates.filter(([day, raw]) => (raw as { date: string }).date !== day)).toEqual([]);
    });

    it('loses nothing', () => {
      expect(workouts().quarantined).toEqual([]);
    });
  });
});
