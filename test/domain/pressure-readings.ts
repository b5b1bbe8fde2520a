import { measureType, type MeasureReading } from '#domain/measures.ts';
import { type TimeZone, toEpochSec } from '#domain/time.ts';

type Given = {
  /** ISO 8601 with an offset. */
  readonly at: string;
  readonly systolic?: number;
  readonly diastolic?: number;
  readonly pulse?: number;
  readonly zone?: string;
  readonly attrib?: number;
  readonly category?: number;
  readonly device?: string | null;
  readonly id?: number;
};

let nextId = 1;

/** The values of one group of a cuff, as the archive hands them out. */
export function pressureValues(given: Given): MeasureReading[] {
  const { systolic, diastolic, pulse, device = 'cuff', id = nextId++ } = given;
  const common = {
    groupId: id,
    at: toEpochSec(Date.parse(given.at) / 1000),
    timeZone: (given.zone ?? 'Europe/Paris') as TimeZone,
    category: given.category ?? 1,
    attrib: given.attrib ?? 0,
    ...(device !== null && { deviceId: device }),
  };
  return [
    ...(diastolic === undefined ? [] : [{ ...common, type: measureType.diastolic, value: diastolic }]),
    ...(systolic === undefined ? [] : [{ ...common, type: measureType.systolic, value: systolic }]),
    ...(pulse === undefined ? [] : [{ ...common, type: measureType.pulse, value: pulse }]),
  ];
}

/** Two readings a minute and a half apart, at 07:00 or at 21:00 in Paris in winter. */
export function sitting(
  day: string,
  period: 'morning' | 'evening',
  systolic: number,
  diastolic: number,
): MeasureReading[] {
  const hour = period === 'morning' ? '07' : '21';
  return ['00:00', '01:30'].flatMap((minute) =>
    pressureValues({ at: `${day}T${hour}:${minute}+01:00`, systolic, diastolic, pulse: 60 }),
  );
}
