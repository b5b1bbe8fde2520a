import { describe, expect, it } from 'vitest';

import { decodeDevices, fetchDevices } from '#api/devices.ts';
import { ApiError } from '#api/errors.ts';
import type { Device } from '#domain/devices.ts';

function decodeOne(device: Record<string, unknown>): Device | undefined {
  return decodeDevices({ devices: [device] }).devices[0];
}

describe('a device', () => {
  it('of 2018 is type, model and battery', () => {
    expect(decodeOne({ type: 'Scale', model: 'Smart Body Analyzer', battery: 'medium' })).toEqual({
      type: 'Scale',
      model: 'Smart Body Analyzer',
      battery: 'medium',
    });
  });

  it('of today has a number, an id, a zone and its sessions', () => {
    expect(
      decodeOne({
        type: 'Sleep Monitor',
        model: 'Aura Sensor V2',
        model_id: 63,
        battery: 'high',
        deviceid: 'aa00',
        hash_deviceid: 'bb11',
        timezone: 'Europe/Amsterdam',
        first_session_date: 1_600_000_000,
        last_session_date: 1_700_000_000,
      }),
    ).toEqual({
      type: 'Sleep Monitor',
      model: 'Aura Sensor V2',
      modelId: 63,
      battery: 'high',
      deviceId: 'aa00',
      timeZone: 'Europe/Amsterdam',
      firstSessionAt: 1_600_000_000,
      lastSessionAt: 1_700_000_000,
    });
  });

  it('has no session where the date is null', () => {
    expect(
      decodeOne({ type: 'Scale', model: 'Body+', first_session_date: null, last_session_date: null }),
    ).toEqual({
      type: 'Scale',
      model: 'Body+',
    });
  });

  it.each(['high', 'medium', 'low', 'unknown', 'on fire'])('may have any battery: %s', (battery) => {
    expect(decodeOne({ type: 'Scale', model: 'Body+', battery })?.battery).toBe(battery);
  });

  it('may be of a type nobody has documented', () => {
    expect(decodeOne({ type: 'Toaster', model: 'T1' })?.type).toBe('Toaster');
  });

  it.each([[''], [null], [undefined], [5]])('has an empty model where that is %j', (model) => {
    expect(decodeOne({ type: 'Sleep Monitor', model })?.model).toBe('');
  });

  it('takes the hashed id where the plain one is missing', () => {
    expect(decodeOne({ type: 'Scale', model: '', hash_deviceid: 'bb11' })?.deviceId).toBe('bb11');
  });

  it('alike to another one stays, since in 2018 nothing told two apart', () => {
    const device = { type: 'Scale', model: 'Smart Body Analyzer', battery: 'medium' };
    expect(decodeDevices({ devices: [device, { ...device }] }).devices).toHaveLength(2);
  });

  it.each([[null], ['Scale'], [7], [[]]])(
    'that is %j is quarantined and costs its neighbours nothing',
    (bad) => {
      expect(decodeDevices({ devices: [bad, { type: 'Scale' }] })).toEqual({
        devices: [{ type: 'Scale', model: '' }],
        quarantined: [expect.objectContaining({ path: 'devices.0', raw: bad })],
      });
    },
  );
});

describe('a list of devices', () => {
  it.each([[undefined], [null], [{}], [[]], [{ devices: null }], [{ devices: [] }], [{ devices: {} }]])(
    'of %j is empty',
    (body) => {
      expect(decodeDevices(body)).toEqual({ devices: [], quarantined: [] });
    },
  );

  it.each([['text'], [42], [{ devices: 'none' }]])('cannot be read from %j', (body) => {
    expect(() => decodeDevices(body)).toThrow(
      expect.objectContaining({ code: 'upstream_invalid', constructor: ApiError }),
    );
  });

  it('is asked for at the neutral route', async () => {
    const { devices } = await fetchDevices({ get: async (path) => ({ devices: [{ type: path }] }) });
    expect(devices[0]?.type).toBe('api/devices');
  });
});
