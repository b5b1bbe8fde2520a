import { notificationKinds, type NewsGroup } from '#domain/notification-kinds.ts';
import { toEpochSec, type EpochSec } from '#domain/time.ts';
import type { Format } from '#locale/format.ts';
import type { NotificationsMessages } from '#locale/messages/english-notifications.ts';
import { LOOK_EVERY_MS, type LiveState } from '#queries/looking.ts';
import type {
  NotificationFacts,
  NotificationFailure,
  NotificationOutcome,
  NotificationWork,
} from '#queries/notifications.ts';
import type { SyncStatus } from '#queries/sync.ts';
import { toCount } from '../count.ts';
import { toMoment } from '../moment.ts';

type Words = { readonly format: Format; readonly words: NotificationsMessages };

/** How a kind stands with this installation. */
export type RowState = 'ours' | 'lost' | 'silent' | 'notOurs';

export type RowView = {
  readonly appli: number;
  readonly name: string;
  readonly what: string | null;
  readonly state: RowState;
  readonly status: string;
  /** What else there is to know, a sentence each. */
  readonly notes: readonly string[];
  /** What its button does; null where nothing can be done. */
  readonly action: 'subscribe' | 'revoke' | null;
};

export type NotificationsView = {
  readonly state: NonNullable<LiveState> | 'none' | 'polls';
  /** How the page hears of news now. */
  readonly lead: string;
  readonly details: readonly string[];
  /** Kinds that are read here, and whatever is subscribed to. */
  readonly rows: readonly RowView[];
  readonly others: readonly RowView[];
  /** What "everything" still lacks. */
  readonly toSubscribe: readonly number[];
  readonly toRevoke: readonly number[];
};

/** The kinds that the service tells of, with who is told, and how live this page is. `now` in epoch seconds. */
export function toNotificationsView(
  facts: NotificationFacts,
  scopes: readonly string[],
  status: SyncStatus,
  now: number,
  words: Words,
): NotificationsView {
  const known = notificationKinds(facts.generation);
  const listed = facts.subscriptions.map(({ appli }) => appli);
  const wanted = facts.wishes.wanted.map(({ appli }) => appli);
  const unknown = [...new Set([...listed, ...wanted])]
    .filter((appli) => known.every((kind) => kind.appli !== appli))
    .toSorted((a, b) => a - b);
  const all = [
    ...known.map((kind) => ({ ...kind, isAllowed: isAllowed(kind.scope, scopes) })),
    // Nobody knows what it would take to ask for them.
    ...unknown.map((appli) => ({ appli, group: null, isAllowed: false })),
  ].map((kind) => ({ group: kind.group, isAllowed: kind.isAllowed, row: toRow(kind, facts, now, words) }));
  const isShown = ({ group, row }: (typeof all)[number]): boolean =>
    facts.canBeNotified
      ? group !== null || row.state !== 'notOurs' || listed.includes(row.appli)
      : listed.includes(row.appli);
  const rows = all.filter(isShown);
  const state = toState(facts, status, rows);
  return {
    state,
    lead: words.words.state[state],
    details: toDetails(state, facts, status, now, words),
    rows: rows.map(({ row }) => row),
    others: facts.canBeNotified ? all.filter((one) => !isShown(one)).map(({ row }) => row) : [],
    toSubscribe: facts.canBeNotified
      ? all
          .filter(({ group, isAllowed: can, row }) => group !== null && can && row.state !== 'ours')
          .map(({ row }) => row.appli)
      : [],
    toRevoke: facts.canBeNotified
      ? all.filter(({ row }) => row.state !== 'notOurs').map(({ row }) => row.appli)
      : [],
  };
}

function isAllowed(scope: string, scopes: readonly string[]): boolean {
  // A link that does not say what it may is asked.
  return scopes.length === 0 || scopes.includes(scope);
}

function toRow(
  { appli, group, isAllowed: can }: { appli: number; group: NewsGroup | null; isAllowed: boolean },
  facts: NotificationFacts,
  now: number,
  { format, words }: Words,
): RowView {
  const listed = facts.subscriptions.filter((one) => one.appli === appli);
  const own = listed.find(
    ({ isOwn, expiresAt }) => isOwn === true && (expiresAt === undefined || expiresAt > now),
  );
  const isWanted = facts.wishes.wanted.some((kind) => kind.appli === appli);
  const state = toRowState(own !== undefined, isWanted, facts.silent.includes(appli));
  const others = [
    ...new Set(listed.filter(({ isOwn }) => isOwn !== true).map(({ callbackUrl }) => hostOf(callbackUrl))),
  ];
  const notes: string[] = [];
  if (own !== undefined && group !== null) {
    const heard = facts.heardAt.get(appli);
    if (heard !== undefined) notes.push(words.heard[group](timeOf(heard, now, format)));
    else if (facts.listeningSince !== null)
      notes.push(words.heardNothing(timeOf(facts.listeningSince, now, format)));
  }
  if (others.length > 0) notes.push(words.others(others.join(', ')));
  if (facts.canBeNotified && own === undefined && !can && group === null && hasWords(words, appli))
    notes.push(words.noPermission);
  return {
    appli,
    name: kindName(appli, words),
    what: words.kinds[appli]?.what ?? null,
    state,
    status:
      own?.expiresAt === undefined
        ? words[state]
        : `${words[state]} ${words.until(timeOf(own.expiresAt, now, format))}`,
    notes,
    action: toAction(facts.canBeNotified, state, own !== undefined, can),
  };
}

function toRowState(isOwn: boolean, isWanted: boolean, isSilent: boolean): RowState {
  if (!isOwn) return isWanted ? 'lost' : 'notOurs';
  return isSilent ? 'silent' : 'ours';
}

function toAction(
  canBeNotified: boolean,
  state: RowState,
  isOwn: boolean,
  isAllowedKind: boolean,
): RowView['action'] {
  if (!canBeNotified) return null;
  if (isOwn || state === 'lost') return 'revoke';
  return isAllowedKind ? 'subscribe' : null;
}

/** What the reader calls a kind. */
export function kindName(appli: number, words: NotificationsMessages): string {
  return words.kinds[appli]?.name ?? words.unknown(String(appli));
}

function hasWords(words: NotificationsMessages, appli: number): boolean {
  return words.kinds[appli] !== undefined;
}

function toState(
  facts: NotificationFacts,
  { live }: SyncStatus,
  rows: readonly { readonly group: NewsGroup | null; readonly row: RowView }[],
): NotificationsView['state'] {
  if (!facts.canBeNotified) return 'polls';
  if (rows.some(({ row }) => row.state === 'lost' || row.state === 'silent')) return 'off';
  if (!rows.some(({ group, row }) => group !== null && row.state === 'ours')) return 'none';
  return live === 'broken' ? 'broken' : 'on';
}

function toDetails(
  state: NotificationsView['state'],
  { wishes }: NotificationFacts,
  status: SyncStatus,
  now: number,
  { format, words }: Words,
): readonly string[] {
  const details: string[] = [];
  if (state === 'off') {
    if (wishes.trouble !== null)
      details.push(`${words.lastTry} ${words.why[wishes.trouble] ?? words.whyOther}`);
    const isLater = wishes.retryAt !== null && wishes.retryAt > now;
    details.push(
      isLater && wishes.retryAt !== null ? words.retry(timeOf(wishes.retryAt, now, format)) : words.retrySoon,
    );
  }
  if (status.phase === 'paused') return [...details, words.paused];
  const minutes = toCount(LOOK_EVERY_MS / 60_000, format);
  const looks = state === 'on' ? words.looksBeside(minutes) : words.looks(minutes);
  const { nextAt } = status;
  return [...details, nextAt === null ? looks : `${looks} ${words.next(timeOf(nextAt, now, format))}`];
}

/** What is being done, or has been; null before anything was. */
export function toWorkText(
  work: NotificationWork | null,
  outcome: NotificationOutcome | null,
  { format, words }: Words,
): string | null {
  if (work !== null) {
    const doing = Math.min(work.done + 1, work.kinds.length);
    return words.working[work.change](toCount(doing, format), toCount(work.kinds.length, format));
  }
  if (outcome === null) return null;
  const done =
    outcome.done.length === 0 ? [] : [words.done[outcome.change](toCount(outcome.done.length, format))];
  const failed = outcome.failed.map(
    (failure) => `${words.notDone(kindName(failure.appli, words))} ${whyOf(failure, { format, words })}`,
  );
  return [...done, ...failed].join(' ');
}

function whyOf({ code, retryAfterSec }: NotificationFailure, { format, words }: Words): string {
  if (code === 'rate_limited' && retryAfterSec !== undefined) {
    return words.waitSeconds(toCount(Math.ceil(retryAfterSec), format));
  }
  return words.why[code] ?? words.whyOther;
}

/** Of another app's address nobody needs more than where it is: what follows may be its key. */
function hostOf(callbackUrl: string): string {
  return URL.canParse(callbackUrl) ? new URL(callbackUrl).host : callbackUrl.replace(/[/?#].*$/, '');
}

function timeOf(at: EpochSec, now: number, format: Format): string {
  return toMoment(at, toEpochSec(Math.floor(now)), format).text;
}
