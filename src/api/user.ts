import * as v from 'valibot';

import { cleanTimeZone, type EpochSec, type LocalDay, type TimeZone } from '#domain/time.ts';

import type { Client } from './client.ts';
import { readEpochSec, readInteger, readList, readLocalDay, readRecord, readText } from './decode.ts';
import { ApiError } from './errors.ts';
import { lenient } from './schema.ts';

/** What the service tells about the person; any of it may be missing, and today's service may tell nothing. */
export type User = {
  readonly userid: string | null;
  readonly timeZone: TimeZone | null;
  readonly createdAt?: EpochSec;
  /** Days of the oldest records, a hint of how far back the history goes. */
  readonly firstWeightDay?: LocalDay;
  readonly firstActivityDay?: LocalDay;
};

/** Asks for the person's profile. */
export async function fetchUser(client: Pick<Client, 'get'>, signal?: AbortSignal): Promise<User> {
  return decodeUser(await client.get('api/user', undefined, signal));
}

const wireUser = v.object({
  userid: lenient(readUserid),
  id: lenient(readUserid),
  created: lenient(readEpochSec),
  timezone: lenient(cleanTimeZone),
  firstmeasure: lenient(readRecord),
});

/**
 * Decodes the `body` of a `getinfo` answer: the union of the document's two examples ("Making requests" and
 * "user.getinfo"), under `user` or as the first of `users`.
 */
export function decodeUser(json: unknown): User {
  const body = json === undefined || json === null || isEmptyList(json) ? {} : readRecord(json);
  if (body === null) {
    throw new ApiError('upstream_invalid', 'read the user', { reason: 'there is no profile' });
  }
  const [firstUser] = readList(body['users']) ?? [];
  const parsed = v.safeParse(wireUser, readRecord(body['user']) ?? readRecord(firstUser) ?? {});
  const wire = parsed.success ? parsed.output : {};
  const firstWeightDay = readLocalDay(wire.firstmeasure?.['weight']);
  const firstActivityDay = readLocalDay(wire.firstmeasure?.['activity']);
  return {
    userid: wire.userid ?? wire.id ?? null,
    timeZone: wire.timezone ?? null,
    ...(wire.created !== undefined && { createdAt: wire.created }),
    ...(firstWeightDay !== null && { firstWeightDay }),
    ...(firstActivityDay !== null && { firstActivityDay }),
  };
}

/** PHP's empty object. */
function isEmptyList(json: unknown): boolean {
  return Array.isArray(json) && json.length === 0;
}

/** A number in the document, text in today's token answers. */
function readUserid(input: unknown): string | null {
  if (typeof input === 'string') return readText(input);
  const number = readInteger(input);
  return number === null ? null : String(number);
}
