import * as v from 'valibot';

import type { Device } from '#domain/devices.ts';
import { cleanTimeZone } from '#domain/time.ts';

import type { Client } from './client.ts';
import {
  readEpochSec,
  readInteger,
  readList,
  readMap,
  readRecord,
  readText,
  unreadable,
  type Quarantined,
} from './decode.ts';
import { ApiError } from './errors.ts';
import { lenient } from './schema.ts';

export type DeviceList = {
  /** As they arrived. Two alike may be two devices: in 2018 nothing told them apart. */
  readonly devices: readonly Device[];
  readonly quarantined: readonly Quarantined[];
};

/** Asks for the devices of the account. */
export async function fetchDevices(client: Pick<Client, 'get'>, signal?: AbortSignal): Promise<DeviceList> {
  return decodeDevices(await client.get('api/devices', undefined, signal));
}

const wireDevice = v.object({
  type: lenient(readText),
  model: lenient(readText),
  model_id: lenient(readInteger),
  deviceid: lenient(readText),
  hash_deviceid: lenient(readText),
  // Any word: an undocumented one (`unknown`) has stopped whole programs before.
  battery: lenient(readText),
  timezone: lenient(cleanTimeZone),
  first_session_date: lenient(readEpochSec),
  last_session_date: lenient(readEpochSec),
});

/**
 * Decodes the `body` of a `getdevice` answer: type, model and battery in 2018, the rest today.
 *
 * Only what is no record is quarantined; a device whose type or model does not come has an empty text there, as the
 * service itself writes it.
 */
export function decodeDevices(json: unknown): DeviceList {
  const body = readMap(json);
  const items = Array.isArray(json) ? json : body && readList(body['devices']);
  if (items === null) {
    throw new ApiError('upstream_invalid', 'read the devices', { reason: 'there is no list of devices' });
  }
  const devices: Device[] = [];
  const quarantined: Quarantined[] = [];
  for (const [index, raw] of items.entries()) {
    const parsed = readRecord(raw) === null ? null : v.safeParse(wireDevice, raw);
    if (parsed?.success === true) devices.push(toDevice(parsed.output));
    else quarantined.push(unreadable(`devices.${index}`, 'Object', raw));
  }
  return { devices, quarantined };
}

function toDevice(wire: v.InferOutput<typeof wireDevice>): Device {
  const deviceId = wire.deviceid ?? wire.hash_deviceid;
  return {
    type: wire.type ?? '',
    model: wire.model ?? '',
    ...(wire.model_id !== undefined && { modelId: wire.model_id }),
    ...(deviceId !== undefined && { deviceId }),
    ...(wire.battery !== undefined && { battery: wire.battery }),
    ...(wire.timezone !== undefined && { timeZone: wire.timezone }),
    ...(wire.first_session_date !== undefined && { firstSessionAt: wire.first_session_date }),
    ...(wire.last_session_date !== undefined && { lastSessionAt: wire.last_session_date }),
  };
}
