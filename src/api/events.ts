import { HINT_EVENT, hintKinds, RESYNC_EVENT, type HintKind } from '#api/wire/events.ts';
import { toEpochSec, type EpochSec } from '#domain/time.ts';
import { readInteger, readRecord } from './decode.ts';
import { parseJson } from './errors.ts';

// For the rooms above, which do not see the wire.
export { HINT_EVENT, RESYNC_EVENT };

/** What has changed at the service, and of which time; both ends included. */
export type Hint = { readonly kind: HintKind; readonly from: EpochSec; readonly to: EpochSec };

/** 2100-01-01T00:00Z. */
const LATEST_SEC = 4_102_444_800;

/** Decodes the data of a hint of `/events`; null for what is none, which is as good as not having heard it. */
export function decodeHint(text: string): Hint | null {
  const { kind, from, to } = readRecord(parseJson(text)) ?? {};
  const known = hintKinds.find((name) => name === kind);
  const [start, end] = [readInteger(from), readInteger(to)];
  if (known === undefined || start === null || end === null) return null;
  if (start < 0 || end < start || end >= LATEST_SEC) return null;
  return { kind: known, from: toEpochSec(start), to: toEpochSec(end) };
}
