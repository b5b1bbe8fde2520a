import { decodeHint, HINT_EVENT, RESYNC_EVENT } from '#api/events.ts';
import type { TimeZone } from '#domain/time.ts';
import type { RecordKind } from '#domain/record-kinds.ts';
import { toHintWishes } from '#sync/hint-wishes.ts';
import type { SyncEngine } from '#sync/sync-engine.ts';
import type { SetTimer } from '#sync/surroundings.ts';

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

/** A notification may be ahead of the data: it is looked again after so long, until they are there. */
const lookAgainAfterMs = [15_000, 60_000, 300_000];
/** A stream that the browser has given up (no link, no notifications here, a proxy in trouble) is tried anew. */
const openAgainAfterMs = 300_000;
const CLOSED = 2;

/**
 * Has an engine hear at once of what the service says has changed, from our own server.
 *
 * One tab listens, the one that reads: a browser has six connections to a server, and twenty tabs would take them all.
 */
export function listenFor(
  engine: Pick<SyncEngine, 'hint' | 'syncNow' | 'status' | 'subscribe'>,
  url: string,
  { openStream, zone, setTimer }: LiveSurroundings,
): void {
  let stream: EventStream | undefined;
  let cancelOpening: (() => void) | undefined;
  let isListening = false;
  const looks = new Map<RecordKind, () => void>();

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
    opened?.addEventListener(HINT_EVENT, (event) => onHint(String(event.data)));
    opened?.addEventListener(RESYNC_EVENT, () => engine.syncNow());
    opened?.addEventListener('error', () => {
      if (stream !== opened || opened.readyState !== CLOSED) return;
      stream = undefined;
      cancelOpening = setTimer(open, openAgainAfterMs);
    });
  }

  function onHint(text: string): void {
    const hint = decodeHint(text);
    if (hint === null) return;
    const wishes = toHintWishes(hint, zone());
    if (wishes.length === 0) engine.syncNow();
    else engine.hint(wishes);
    for (const wish of wishes) lookAgain(wish.kind, () => engine.hint([wish]));
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
    stream?.close();
    stream = undefined;
    for (const kind of looks.keys()) forget(kind);
  }
}
