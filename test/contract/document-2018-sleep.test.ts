import { describe, expect, it } from 'vitest';

import { decodeDevices } from '#api/devices.ts';
import type { Operation } from '#api/dialects/dialect.ts';
import { nokia } from '#api/dialects/nokia.ts';
import { withings } from '#api/dialects/withings.ts';
import { decodeSubscriptions } from '#api/notify.ts';
import { decodeSleepSummary } from '#api/sleep-summary.ts';
import { decodeSleep } from '#api/sleep.ts';

import {
  notifyList,
  notifyRevoke,
  notifySubscribe,
  sleepGet,
  sleepGetsummary,
  userGetdevice,
} from './document-2018-sleep.ts';

function bodyOf(example: string): unknown {
  // The examples are objects, most with a body; the decoders check the rest.
  return (JSON.parse(example) as { body?: unknown }).body;
}

describe('every example about nights, devices and notifications', () => {
  const examples: readonly (readonly [string, Operation, string])[] = [
    ['sleep.get', 'sleep', sleepGet],
    ['sleep.getsummary', 'sleep-summary', sleepGetsummary],
    ['user.getdevice', 'devices', userGetdevice],
    ['notify.subscribe', 'subscribe', notifySubscribe],
    ['notify.list', 'subscriptions', notifyList],
    ['notify.revoke', 'revoke', notifyRevoke],
  ];

  it.each(examples)('%s is a success in both dialects', (_, operation, example) => {
    const json: unknown = JSON.parse(example);
    expect([nokia, withings].map((dialect) => dialect.readFailure(operation, 200, json))).toEqual([
      null,
      null,
    ]);
  });
});

describe('sleep.get', () => {
  it('gives three segments of a sleep monitor', () => {
    const shared = { source: 'mat', sourceModel: 32 };
    expect(decodeSleep(bodyOf(sleepGet))).toEqual({
      segments: [
        { ...shared, from: 1_502_062_440, to: 1_502_062_560, state: 0 },
        { ...shared, from: 1_502_062_560, to: 1_502_063_040, state: 1 },
        { ...shared, from: 1_502_063_040, to: 1_502_063_700, state: 2 },
      ],
      model: 32,
      quarantined: [],
    });
  });
});

describe('sleep.getsummary', () => {
  it('gives one night on the day it names, and tells that it ended on the next', () => {
    expect(decodeSleepSummary(bodyOf(sleepGetsummary))).toMatchObject({
      nights: [
        {
          id: 16_616_514,
          day: '2014-09-11',
          endDay: '2014-09-12',
          from: 1_410_521_659,
          to: 1_410_542_577,
          timeZone: 'Europe/Paris',
          zoneSource: 'record',
          source: 'mat',
          sourceModel: 32,
          modifiedAt: 1_412_087_110,
          values: {
            awakeSec: 1800,
            lightSec: 18_540,
            deepSec: 8460,
            remSec: 10_460,
            toSleepSec: 420,
            toWakeUpSec: 360,
            wakeUps: 3,
          },
        },
      ],
      more: false,
      nextOffset: null,
      quarantined: [],
    });
  });
});

describe('user.getdevice', () => {
  it('gives three devices, the two alike among them', () => {
    const scale = { type: 'Scale', model: 'Smart Body Analyzer', battery: 'medium' };
    expect(decodeDevices(bodyOf(userGetdevice))).toEqual({
      devices: [scale, { type: 'Activity Tracker', model: 'Activite Pop', battery: 'medium' }, scale],
      quarantined: [],
    });
  });
});

describe('notify.list', () => {
  it('gives both subscriptions with whole addresses, the retired kind 45 among them', () => {
    expect(decodeSubscriptions(bodyOf(notifyList))).toEqual({
      subscriptions: [
        { appli: 1, callbackUrl: 'http://www.google.fr', comment: null },
        { appli: 45, callbackUrl: 'http://health.nokia.com', comment: null },
      ],
      quarantined: [],
    });
  });

  it('gives none for the bodies of subscribe and revoke, which are not there', () => {
    expect([notifySubscribe, notifyRevoke].map((example) => decodeSubscriptions(bodyOf(example)))).toEqual([
      { subscriptions: [], quarantined: [] },
      { subscriptions: [], quarantined: [] },
    ]);
  });
});
