import { HINT_EVENT, RESYNC_EVENT, type Hint, type HintKind } from '#api/wire/events.ts';
import type { Missed, SentHint, SharedState } from './shared-state.ts';

/** Runs something later, until the returned function is called. */
export type SetTimer = (run: () => void, delayMs: number) => () => void;

/** Whose stream it is, and by which sign-in. */
type Listener = { readonly userid: string; readonly sessionId: string };

/**
 * Hints on their way to open pages, as server-sent events (WHATWG HTML, "Server-sent events").
 *
 * What the service tells of one person within a second becomes one hint for each kind. A page that was away names the
 * last event it has seen and gets those since, or is told to look at everything when they are no longer known.
 */
export type Events = {
  readonly publish: (userid: string, hint: Hint) => void;
  /** The stream of one page, which ends by itself after a while: the page then asks anew, with its cookie. */
  readonly open: (listener: Listener, lastEventId: string | null) => Response;
  readonly close: () => void;
};

/** The first hint goes at once; what follows it within this time goes together. */
const GATHER_MS = 1000;
/** Below what reverse proxies take for a dead connection. */
const BEAT_MS = 20_000;
const LONGEST_STREAM_MS = 15 * 60_000;
const RETRY_MS = 3000;
/** One a tab that leads, in each browser of a person. */
const MOST_STREAMS = 32;
/** A page that does not read for so long (about 400 hints) is let go of, and asks anew when it reads again. */
const MOST_UNREAD_BYTES = 32 * 1024;

/** People whose last stream has ended are kept as long as something is still to be told. */
type Person = {
  readonly streams: Set<Stream>;
  gathered: Map<HintKind, Hint>;
  cancelGathering: (() => void) | null;
};
type Stream = {
  readonly sessionId: string;
  readonly tell: (sent: SentHint) => void;
  readonly resync: () => void;
  readonly end: () => void;
};

export function createEvents({ setTimer, shared }: { setTimer: SetTimer; shared: SharedState }): Events {
  const people = new Map<string, Person>();
  const encoder = new TextEncoder();
  const stopListening = shared.listen({
    onSent(userid, sent) {
      for (const stream of people.get(userid)?.streams ?? []) stream.tell(sent);
    },
    onSessionEnd(sessionId) {
      for (const { streams } of people.values())
        for (const stream of streams) if (stream.sessionId === sessionId) stream.end();
    },
    onGap() {
      for (const { streams } of people.values()) for (const stream of streams) void catchUp(stream);
    },
  });

  /** A sign-out may have passed unheard as well. */
  async function catchUp(stream: Stream): Promise<void> {
    if (await shared.ended.has(stream.sessionId)) stream.end();
    else stream.resync();
  }

  function personOf(userid: string): Person {
    const person = people.get(userid) ?? { streams: new Set(), gathered: new Map(), cancelGathering: null };
    people.set(userid, person);
    return person;
  }

  function forgetIdle(userid: string, { streams, cancelGathering }: Person): void {
    if (streams.size === 0 && cancelGathering === null) people.delete(userid);
  }

  function flush(userid: string, person: Person): void {
    person.cancelGathering = null;
    const { gathered } = person;
    if (gathered.size === 0) return forgetIdle(userid, person);
    person.gathered = new Map();
    for (const hint of gathered.values()) shared.log.append(userid, hint);
    person.cancelGathering = setTimer(() => flush(userid, person), GATHER_MS);
  }

  return {
    publish(userid, hint) {
      const person = personOf(userid);
      const before = person.gathered.get(hint.kind) ?? hint;
      person.gathered.set(hint.kind, {
        kind: hint.kind,
        from: Math.min(before.from, hint.from),
        to: Math.max(before.to, hint.to),
      });
      if (person.cancelGathering === null) flush(userid, person);
    },
    open({ userid, sessionId }, lastEventId) {
      const person = personOf(userid);
      const cleanUps: (() => void)[] = [];
      let stream: Stream | undefined;
      const drop = (): void => {
        if (stream !== undefined) person.streams.delete(stream);
        forgetIdle(userid, person);
        for (const cleanUp of cleanUps.splice(0)) cleanUp();
      };
      const body = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            const end = (): void => {
              if (stream === undefined || !person.streams.has(stream)) return;
              drop();
              controller.close();
            };
            const write = (text: string): void => {
              if (stream === undefined || !person.streams.has(stream)) return;
              controller.enqueue(encoder.encode(text));
              if ((controller.desiredSize ?? 0) <= 0) end();
            };
            /** What comes while it is looked up what was missed; null once that is told. */
            let waiting: SentHint[] | null = [];
            let told = 0;
            const tell = (sent: SentHint): void => {
              if (waiting !== null) {
                waiting.push(sent);
                return;
              }
              if (sent.id !== null && sent.number <= told) return;
              write(eventText(HINT_EVENT, sent.id, JSON.stringify(sent.hint)));
            };
            const resync = (): void => write(eventText(RESYNC_EVENT, null, '{}'));
            stream = { sessionId, tell, resync, end };
            person.streams.add(stream);
            cleanUps.push(
              every(BEAT_MS, () => write(':\n\n')),
              setTimer(end, LONGEST_STREAM_MS),
            );
            write(`retry: ${RETRY_MS}\n\n`);
            const begin = ({ position, sent }: Missed): void => {
              const early = waiting ?? [];
              waiting = null;
              if (sent === null) write(eventText(RESYNC_EVENT, position, '{}'));
              for (const item of sent ?? []) tell(item);
              // From here on; the page has looked, or is about to.
              if (sent !== null && position !== null && position !== sent.at(-1)?.id)
                write(`id: ${position}\n\n`);
              told = sent?.at(-1)?.number ?? 0;
              for (const item of early) tell(item);
            };
            const missed = shared.log.readSince(userid, lastEventId);
            if (missed instanceof Promise) {
              void missed.then(begin);
            } else {
              begin(missed);
            }
          },
          cancel: drop,
        },
        new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNREAD_BYTES }),
      );
      const [oldest] = person.streams;
      if (person.streams.size > MOST_STREAMS) oldest?.end();
      return new Response(body, {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          // Reverse proxies that gather answers before they pass them on are asked not to.
          'x-accel-buffering': 'no',
        },
      });
    },
    close() {
      for (const [userid, person] of people) {
        person.cancelGathering?.();
        // What was gathered is known to nobody else.
        for (const hint of person.gathered.values()) shared.log.append(userid, hint);
        person.gathered = new Map();
        person.cancelGathering = null;
        for (const stream of person.streams) stream.end();
      }
      stopListening();
    },
  };

  function every(delayMs: number, run: () => void): () => void {
    let cancel = setTimer(tick, delayMs);
    function tick(): void {
      cancel = setTimer(tick, delayMs);
      run();
    }
    return () => cancel();
  }
}

function eventText(name: string, id: SentHint['id'], data: string): string {
  return `${id === null ? '' : `id: ${id}\n`}event: ${name}\ndata: ${data}\n\n`;
}
