import type { Client } from '#api/client.ts';
import type { Quarantined } from '#api/measures.ts';
import type { Page } from '#api/paging.ts';
import type { Landing, WholeWindow } from '#archive/landing.ts';
import type { EpochSec, LocalDay, TimeZone } from '#domain/time.ts';
import type { ListKind } from '#domain/record-kinds.ts';
import type { ListAsk } from './list-params.ts';
import type { Land } from './performing.ts';

/** One page of any list, as far as a plan of calls has to know it. */
export type ListPage<Answer extends Landing> = Page & {
  /** Those that could not be read included. */
  readonly rows: number;
  /** The days that the records were dated with; of measures, the days in UTC that their windows are made of. */
  readonly days: readonly LocalDay[];
  /** What names each record, those that could not be read included as far as they name themselves. */
  readonly ids: readonly (number | string)[];
  /** False where a record could not be read and does not say which it is. */
  readonly areAllNamed: boolean;
  readonly latestChange: EpochSec | null;
  readonly serverTime: EpochSec | null;
  /** The zones that records of a day were kept in. */
  readonly zones: readonly (readonly [day: LocalDay, zone: TimeZone])[];
  readonly toLanding: (whole: WholeWindow | null) => Answer;
};

/** How one list is read and stored. */
export type ListReader<Answer extends Landing> = {
  readonly fetchPage: (
    client: Pick<Client, 'get'>,
    ask: ListAsk,
    page: { readonly offset: number; readonly today: LocalDay; readonly signal: AbortSignal },
  ) => Promise<ListPage<Answer>>;
  readonly land: Land<Answer>;
};

type DecodedPage<Id> = Page & {
  readonly raw: ReadonlyMap<Id, unknown>;
  readonly quarantined: readonly Quarantined[];
  readonly serverTime?: EpochSec | null;
};

type DatedRecord = {
  readonly timeZone: TimeZone;
  readonly zoneSource: string;
  readonly createdAt?: EpochSec;
  readonly modifiedAt?: EpochSec;
};

/** What a page brings along with its records. */
export function rest<Id>({ raw, quarantined }: DecodedPage<Id>) {
  return { raw, unreadable: quarantined };
}

/** What a plan has to know of a page that was read. */
export function toListPage<Row extends DatedRecord, Id, Answer extends Landing>(
  page: DecodedPage<Id>,
  records: readonly Row[],
  of: {
    kind: ListKind;
    toId: (record: Row) => number | string;
    toDay: (record: Row) => LocalDay;
    toLanding: ListPage<Answer>['toLanding'];
  },
): ListPage<Answer> {
  const unread = page.quarantined.filter(({ path }) => wholeRecord[of.kind].test(path));
  const named = unread.flatMap(({ raw }) => idOf(raw, idField[of.kind]) ?? []);
  const changes = records.map(({ modifiedAt, createdAt }) => modifiedAt ?? createdAt ?? null);
  return {
    more: page.more,
    nextOffset: page.nextOffset,
    rows: records.length + unread.length,
    days: records.map(of.toDay),
    ids: [...records.map(of.toId), ...named],
    areAllNamed: named.length === unread.length,
    latestChange: changes.reduce(later, null),
    serverTime: page.serverTime ?? null,
    zones: records.flatMap((record): [LocalDay, TimeZone][] =>
      record.zoneSource === 'fallback' ? [] : [[of.toDay(record), record.timeZone]],
    ),
    toLanding: of.toLanding,
  };
}

/** The paths under which the decoders report a record that is lost as a whole, and not one of its values. */
const wholeRecord: Readonly<Record<ListKind, RegExp>> = {
  measures: /^(?:measuregrps\.)?[^.]+(?:\.(?:grpid|date|category|measures))?$/,
  activity: /^(?:activities\.)?[^.]+(?:\.date)?$/,
  'sleep-summary': /^series\.[^.]+(?:\.(?:startdate|enddate))?$/,
  workouts: /^(?:series\.)?[^.]+(?:\.(?:id|category|startdate|enddate))?$/,
};

const idField: Readonly<Record<ListKind, string>> = {
  measures: 'grpid',
  activity: 'date',
  'sleep-summary': 'id',
  workouts: 'id',
};

function idOf(raw: unknown, field: string): number | string | null {
  if (typeof raw !== 'object' || raw === null) return null;
  // Looked at before it is used.
  const id = (raw as Readonly<Record<string, unknown>>)[field];
  if (typeof id === 'string' && /^\d+$/.test(id)) return Number(id);
  return typeof id === 'number' || (typeof id === 'string' && id !== '') ? id : null;
}

/** The later of two instants, where either may be unknown. */
export function later(a: EpochSec | null, b: EpochSec | null): EpochSec | null {
  return a === null || (b !== null && b > a) ? b : a;
}
