import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');

const records = ({ count, text }: Count) => `${text} ${plural(count, { one: 'record', other: 'records' })}`;

/** What the drawer behind every number says in English, whatever the number is of. */
export const englishExplain = {
  close: 'Close',
  method: 'Method',
  version: (method: string, version: string) => `${method} (version ${version})`,
  formula: 'Formula',
  window: 'Looked at',
  everything: 'Everything that has been read so far',
  counted: 'Computed from',
  sum: (all: Count, wentIn: Count, leftOut: Count) =>
    `${records(all)} looked at: ${wentIn.text} went in, ${leftOut.text} left out.`,
  leftOut: (left: Count) => (left.count === 0 ? 'Nothing was left out' : `Left out: ${records(left)}`),
  because: (reason: string, left: Count) => `${reason}: ${left.text}`,
  wentIn: (all: Count) => (all.count === 0 ? 'Nothing went in' : `Went in: ${records(all)}`),
  listed: (all: Count) => `${records(all)}, newest first`,
  more: (rest: Count) => `${rest.text} more`,
  record: 'As the service sent it',
  noRecord: 'The service’s own record of this is not kept.',
  recordFailed: 'The stored record cannot be opened. Load the page again.',
};

/** What another language has to say there. */
export type ExplainMessages = typeof englishExplain;
