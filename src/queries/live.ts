import type { Client } from '#api/client.ts';
import { decodeHint, HINT_EVENT, RESYNC_EVENT } from '#api/events.ts';
import type { Archive } from '#archive/archive.ts';
import type { TimeZone } from '#domain/time.ts';
import type { RecordKind } from '#domain/record-kinds.ts';
import { toHintWishes } from '#sync/hint-wishes.ts';
import type { SyncEngine } from '#sync/sync-engine.ts';
import type { SetTimer, SyncChannel } from '#sync/surroundings.ts';
import { SUBSCRIPTIONS_CHANGED } from './subscription-health.ts';
import { keepSubscribed, type Subscribed } from './subscription-keeper.ts';

/** What of an `EventSource` is used. */
export type EventStream = Pick<EventSource, 'addEventListener' | 'close' | 'readyState'>;

/** What of the browser it takes to listen. */
export type LiveSurroundings = {
  /** Opens a stream of our own server; undefined where the browser has no such thing. */
  readonly openStream: (url: string) => EventStream | undefined;
  /** Whose days a hint is counted in: the device's. */
  readonly zone: () => TimeZone;
  readonly setTimer: SetTimer;
};

export type LiveDeps = Pick<LiveSurroundings, 'openStream' | 'zone' | 'setTimer'> & {
  readonly engine: Pick<SyncEngine, 'hint' | 'syncNow' | 'setLive' | 'status' | 'subscribe'>;
  readonly client: Pick<Client, 'get' | 'send'>;
  readonly archive: Archive;
  /** Address of the stream. */
  readonly url: string;
  /** Opens the channel to the other tabs, and to what else this one has on it. */
  readonly channel: () => SyncChannel | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** A notification may be ahead of the data: it is looked again after so long, until they are there. */
const lookAgainAfterMs = [15_000, 60_000, 300_000];
/** Who says again that something is new, not what, is answered by one look together with all who say so meanwhile. */
const gatheredMs = 15_000;
/** A stream that the browser has given up (no link, no notifications here, a proxy in trouble) is tried anew. */
const openAgainAfterMs = 300_000;
/** A server ends each stream after a while, and the browser asks anew at once: that is no interruption. */
const patienceMs = 10_000;
const CLOSED = 2;

/**
 * Has an engine hear at once of what the service says has changed, from our own server.
 *
 * One tab listens, the one that reads: a browser has six connections to a server, and twenty tabs would take them all.
 */
export function listenFor({
  engine,
  client,
  archive,
  url,
  openStream,
  zone,
  channel,
  now,
  setTimer,
}: LiveDeps): void {
  let stream: EventStream | undefined;
  let cancelOpening: (() => void) | undefined;
  let isListening = false;
  let subscribed: Subscribed = null;
  let isInterrupted = false;
  let cancelPatience: (() => void) | undefined;
  let keeper: ReturnType<typeof keepSubscribed> | undefined;
  let news: SyncChannel | undefined;
  const looks = new Map<RecordKind, () => void>();
  let lookedAtAllMs = -Infinity;
  let cancelLookAtAll: (() => void) | undefined;

  engine.subscribe((event) => {
    if (event.kind === 'written') forget(event.subject);
    else follow();
  });
  follow();

  function follow(): void {
    if (engine.status().leader !== isListening) toggle();
  }

  function open(): void {
    const opened = openStream(url);
    stream = opened;
    opened?.addEventListener('open', onOpen);
    opened?.addEventListener(HINT_EVENT, (event) => onHint(String(event.data)));
    opened?.addEventListener(RESYNC_EVENT, () => engine.syncNow());
    opened?.addEventListener('error', () => {
      if (stream !== opened) return;
      cancelPatience ??= setTimer(() => tell({ isInterrupted: true }), patienceMs);
      if (opened.readyState !== CLOSED) return;
      stream = undefined;
      cancelOpening = setTimer(open, openAgainAfterMs);
    });
  }

  /** Only a server that can be notified keeps a stream open: of the others, nobody asks for subscriptions. */
  function onOpen(): void {
    cancelPatience?.();
    cancelPatience = undefined;
    tell({ isInterrupted: false });
    if (keeper !== undefined) return;
    keeper = keepSubscribed({
      client,
      archive,
      now,
      setTimer,
      onState: (state) => tell({ subscribed: state }),
    });
    news = channel();
    news?.addEventListener('message', ({ data }) => {
      if (typeof data === 'object' && data !== null && 'kind' in data && data.kind === SUBSCRIPTIONS_CHANGED)
        keeper?.look();
    });
    keeper.look();
  }

  function tell(change: { subscribed?: Subscribed; isInterrupted?: boolean }): void {
    subscribed = change.subscribed === undefined ? subscribed : change.subscribed;
    isInterrupted = change.isInterrupted ?? isInterrupted;
    engine.setLive(subscribed === 'on' && isInterrupted ? 'broken' : subscribed);
  }

  function onHint(text: string): void {
    const hint = decodeHint(text);
    if (hint === null) return;
    const wishes = toHintWishes(hint, zone());
    if (wishes.length === 0) lookAtAll();
    else engine.hint(wishes);
    for (const wish of wishes) lookAgain(wish.kind, () => engine.hint([wish]));
  }

  function lookAtAll(): void {
    const waitMs = lookedAtAllMs + gatheredMs - now();
    // Also when the clock was set back.
    if (waitMs <= 0 || waitMs > gatheredMs) {
      lookedAtAllMs = now();
      engine.syncNow();
      return;
    }
    cancelLookAtAll ??= setTimer(() => {
      cancelLookAtAll = undefined;
      lookAtAll();
    }, waitMs);
  }

  function lookAgain(kind: RecordKind, look: () => void, attempt = 0): void {
    looks.get(kind)?.();
    const delayMs = lookAgainAfterMs[attempt];
    if (delayMs === undefined) {
      looks.delete(kind);
      return;
    }
    const cancel = setTimer(() => {
      look();
      lookAgain(kind, look, attempt + 1);
    }, delayMs);
    looks.set(kind, cancel);
  }

  function forget(kind: RecordKind): void {
    looks.get(kind)?.();
    looks.delete(kind);
  }

  function toggle(): void {
    isListening = !isListening;
    if (isListening) {
      open();
      return;
    }
    cancelOpening?.();
    cancelPatience?.();
    cancelPatience = undefined;
    stream?.close();
    stream = undefined;
    keeper?.stop();
    keeper = undefined;
    news?.close();
    subscribed = null;
    isInterrupted = false;
    cancelLookAtAll?.();
    cancelLookAtAll = undefined;
    for (const kind of looks.keys()) forget(kind);
  }
}
