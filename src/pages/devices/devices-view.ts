import { type BatteryLevel, batteryLevelOf, type DeviceRecords } from '#domain/device-records.ts';
import type { Device } from '#domain/devices.ts';
import { type EpochSec, formatInstant, toLocalDay, type TimeZone } from '#domain/time.ts';
import { formatDeviceModel } from '#locale/device-models.ts';
import { formatDistance } from '#locale/distance.ts';
import type { Format } from '#locale/format.ts';
import type { DevicesMessages } from '#locale/messages/english-devices.ts';
import type { MeasuresMessages } from '#locale/messages/english-measures.ts';
import { toCount } from '../count.ts';
import type { Moment } from '../moment.ts';

export type DeviceWords = {
  readonly format: Format;
  readonly messages: DevicesMessages;
  readonly measures: MeasuresMessages;
  /** Where the device names none. */
  readonly zone: TimeZone;
  readonly now: number;
};

export type DeviceView = {
  readonly type: string;
  readonly model: string;
  readonly battery: { readonly level: BatteryLevel; readonly text: string } | null;
  readonly first: Moment | null;
  readonly last: Moment | null;
  readonly zone: string | null;
};

/** A device in words; a type, a model or a battery level that is new passes through as the service wrote it. */
export function toDeviceView(device: Device, words: DeviceWords): DeviceView {
  const { messages } = words;
  const level = batteryLevelOf(device);
  const zone = device.timeZone ?? words.zone;
  // A type that the table lacks is undefined, whatever its type says.
  const types: Readonly<Record<string, string | undefined>> = messages.types;
  return {
    type: device.type === '' ? messages.typeMissing : (types[device.type] ?? device.type),
    model: modelText(device, messages),
    battery:
      level === null
        ? null
        : {
            level,
            text:
              level === 'other' ? messages.batteryOther(device.battery ?? '') : messages.batteryLevels[level],
          },
    first: toMomentText(device.firstSessionAt, zone, words),
    last: toMomentText(device.lastSessionAt, zone, words),
    zone: device.timeZone ?? null,
  };
}

function modelText({ model, modelId }: Device, messages: DevicesMessages): string {
  if (model !== '') return model;
  if (modelId === undefined) return messages.modelMissing;
  return formatDeviceModel(modelId) ?? messages.modelNew(String(modelId));
}

function toMomentText(at: EpochSec | undefined, zone: TimeZone, words: DeviceWords): Moment | null {
  if (at === undefined) return null;
  const { format, messages, now } = words;
  return {
    datetime: formatInstant(at, zone),
    text: messages.ago(format.dateTime(at, zone), formatDistance(at, now, format.locale)),
  };
}

/** What a device has provided, the most frequent first. */
export function toProvided(records: DeviceRecords, words: DeviceWords): string[] {
  const { format, messages, measures } = words;
  const count = (value: number) => toCount(value, format);
  return [
    ...(records.activityDays > 0 ? [messages.activityDays(count(records.activityDays))] : []),
    ...(records.nights > 0 ? [messages.nights(count(records.nights))] : []),
    ...(records.workouts > 0 ? [messages.workouts(count(records.workouts))] : []),
    ...records.measures.map(({ type, count: times }) =>
      messages.measured(measures.types[type] ?? measures.typeOther(String(type)), format.number(times, 0)),
    ),
  ];
}

/** From when to when there are records of it. */
export function toSpanText(
  { firstAt, lastAt }: DeviceRecords,
  { format, messages, zone }: DeviceWords,
): string {
  return messages.span(format.day(toLocalDay(firstAt, zone)), format.day(toLocalDay(lastAt, zone)));
}
