/**
 * The reader's own decisions and annotations.
 *
 * They are the one thing here that no service gives back: a browser that clears its storage, a sign-out and an erasure
 * take them for good, while every record is read again. Reading everything again leaves them as they are, and where the
 * record moves between the device and memory, they are carried along. Therefore they
 * are written through to the disk, and kept apart from the records that they are about, by the names of these: a
 * record that is deleted at the service and comes again meets the decision that was made about it.
 *
 * They need no state of the sync and no claim on the archive: every tab may write them, and the later one counts.
 */
import { type Decision, type DecisionChange, decisionKey } from '#domain/decisions.ts';
import { listKinds } from '#domain/record-kinds.ts';
import { parseLocalDay } from '#domain/time-values.ts';
import type { Archive } from './archive.ts';

/** Everything decided, in no particular order; what a later release has written in another form is passed over. */
export async function readDecisions(archive: Pick<Archive, 'read'>): Promise<Decision[]> {
  const stored = await archive.read((records) => records.getRange('decisions'));
  return stored.filter(isDecision);
}

/**
 * Puts decisions in the place of earlier ones about the same, and takes others back, all of them or none.
 *
 * Resolves with the changes that lead back to what was before.
 */
export async function changeDecisions(
  archive: Pick<Archive, 'writeOwn'>,
  changes: readonly DecisionChange[],
): Promise<readonly DecisionChange[]> {
  return archive.writeOwn(async (records) => {
    const back: DecisionChange[] = [];
    for (const change of changes) {
      const target = 'put' in change ? change.put : change.remove;
      const key = decisionKey(target);
      const before = await records.get('decisions', key);
      back.unshift(isDecision(before) ? { put: before } : { remove: target });
      if ('put' in change) await records.put('decisions', key, change.put);
      else await records.delete('decisions', key);
    }
    return back;
  });
}

const verdicts: ReadonlySet<unknown> = new Set(['keep', 'hide', 'not-me', null]);

/** Whether a stored value is a decision that this release understands. */
function isDecision(value: unknown): value is Decision {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  // The fields are looked at before they are used.
  const fields = value as { readonly [field: string]: unknown };
  if (typeof fields['decidedAt'] !== 'number') return false;
  switch (fields['kind']) {
    case 'reading':
      return (
        listKinds.some((kind) => kind === fields['list']) &&
        ['number', 'string'].includes(typeof fields['id']) &&
        verdicts.has(fields['verdict']) &&
        (fields['note'] === undefined || typeof fields['note'] === 'string')
      );
    case 'annotation':
      return (
        typeof fields['id'] === 'string' &&
        isDay(fields['from']) &&
        (fields['to'] === null || isDay(fields['to'])) &&
        typeof fields['text'] === 'string'
      );
    case 'night':
      return isDay(fields['day']) && typeof fields['isFree'] === 'boolean';
    default:
      return false;
  }
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && parseLocalDay(value) !== null;
}
