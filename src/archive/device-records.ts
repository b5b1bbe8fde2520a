import { computeRecordsByDevice, type RecordsByDevice } from '#domain/device-records.ts';
import { parseLocalDay, type LocalDay } from '#domain/time.ts';
import type { Archive } from './archive.ts';
import { readActivity, readNights, readWorkouts } from './lists.ts';
import { decodeChunk } from './measure-chunk.ts';
import { readChunks } from './measure-records.ts';

// Both are dates that every calendar has.
const FIRST_DAY = parseLocalDay('0000-01-01') as LocalDay;
const LAST_DAY = parseLocalDay('9999-12-31') as LocalDay;

/** What each device has provided to the whole record; minutes and phases of sleep are left out, for they are too many. */
export async function readRecordsByDevice(archive: Pick<Archive, 'read'>): Promise<RecordsByDevice> {
  const [chunks, activity, nights, workouts] = await Promise.all([
    archive.read((records) => readChunks(records)),
    readActivity(archive, FIRST_DAY, LAST_DAY),
    readNights(archive, FIRST_DAY, LAST_DAY),
    readWorkouts(archive, FIRST_DAY, LAST_DAY),
  ]);
  return computeRecordsByDevice({ groups: chunks.flatMap(decodeChunk), activity, nights, workouts });
}
