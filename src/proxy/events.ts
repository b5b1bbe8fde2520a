import { HINT_EVENT, RESYNC_EVENT, type Hint, type HintKind } from '#api/wire/events.ts';
import { randomText } from './bytes.ts';

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
  /** Ends the streams of a sign-in that is over. */
  readonly endSession: (sessionId: string) => void;
  readonly close: () => void;
};

/** The first hint goes at once; what follows it within this time goes together. */
const GATHER_MS = 1000;
/** Below what reverse proxies take for a dead connection. */
const BEAT_MS = 20_000;
const LONGEST_STREAM_MS = 15 * 60_000;
const RETRY_MS = 3000;
/** Of each person, and people: what a page may have missed for minutes, and no more than that. */
const MOST_REMEMBERED = 64;
const MOST_PEOPLE = 10_000;
/** One a tab that leads, in each browser of a person. */
const MOST_STREAMS = 32;
/** A page that does not read for so long (about 400 hints) is let go of, and asks anew when it reads again. */
const MOST_UNREAD_BYTES = 32 * 1024;

type Sent = { readonly number: number; readonly hint: Hint };
type Person = {
  readonly streams: Set<Stream>;
  readonly sent: Sent[];
  /** The highest number that is no longer remembered. */
  forgotten: number;
  gathered: Map<HintKind, Hint>;
  cancelGathering: (() => void) | null;
};
type Stream = {
  readonly sessionId: string;
  readonly write: (text: string) => void;
  readonly end: () => void;
};

export function createEvents({ setTimer }: { setTimer: SetTimer }): Events {
  /** Numbers of another process, or of an earlier life of this one, mean nothing here. */
  const life = randomText(6);
  const people = new Map<string, Person>();
  const encoder = new TextEncoder();
  let number = 0;

  function personOf(userid: string): Person {
    const known = people.get(userid);
    if (known !== undefined) return known;
    // Whoever comes new has missed what came before, for all that is known.
    const person: Person = {
      streams: new Set(),
      sent: [],
      forgotten: number,
      gathered: new Map(),
      cancelGathering: null,
    };
    people.set(userid, person);
    forgetPeople();
    return person;
  }

  function forgetPeople(): void {
    for (const [userid, { streams, cancelGathering }] of people) {
      if (people.size <= MOST_PEOPLE) return;
      if (streams.size === 0 && cancelGathering === null) people.delete(userid);
    }
  }

  function send(person: Person, hint: Hint): void {
    number += 1;
    person.sent.push({ number, hint });
    if (person.sent.length > MOST_REMEMBERED) person.forgotten = person.sent.shift()?.number ?? number;
    for (const stream of person.streams) stream.write(eventText(HINT_EVENT, number, JSON.stringify(hint)));
  }

  function flush(person: Person): void {
    person.cancelGathering = null;
    const { gathered } = person;
    if (gathered.size === 0) return;
    person.gathered = new Map();
    for (const hint of gathered.values()) send(person, hint);
    person.cancelGathering = setTimer(() => flush(person), GATHER_MS);
  }

  function eventText(name: string, id: number, data: string): string {
    return `id: ${life}.${id}\nevent: ${name}\ndata: ${data}\n\n`;
  }

  /** What a page has missed since an event; null when that is not known. */
  function missedSince(person: Person, lastEventId: string): readonly Sent[] | null {
    const [ofLife, ofNumber = ''] = lastEventId.split('.');
    if (ofLife !== life || !/^\d{1,15}$/.test(ofNumber)) return null;
    const last = Number(ofNumber);
    return last < person.forgotten || last > number ? null : person.sent.filter((sent) => sent.number > last);
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
      if (person.cancelGathering === null) flush(person);
    },
    open({ userid, sessionId }, lastEventId) {
      const person = personOf(userid);
      const cleanUps: (() => void)[] = [];
      let stream: Stream | undefined;
      const drop = (): void => {
        if (stream !== undefined) person.streams.delete(stream);
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
              controller.enqueue(encoder.encode(text));
              if ((controller.desiredSize ?? 0) <= 0) end();
            };
            stream = { sessionId, write, end };
            person.streams.add(stream);
            cleanUps.push(
              every(BEAT_MS, () => write(':\n\n')),
              setTimer(end, LONGEST_STREAM_MS),
            );
            write(`retry: ${RETRY_MS}\n\n`);
            if (lastEventId === null) {
              // From here on; the page has looked, or is about to.
              write(`id: ${life}.${number}\n\n`);
              return;
            }
            const missed = missedSince(person, lastEventId);
            if (missed === null) write(eventText(RESYNC_EVENT, number, '{}'));
            for (const sent of missed ?? [])
              write(eventText(HINT_EVENT, sent.number, JSON.stringify(sent.hint)));
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
    endSession(sessionId) {
      for (const { streams } of people.values())
        for (const stream of streams) if (stream.sessionId === sessionId) stream.end();
    },
    close() {
      for (const { streams, cancelGathering } of people.values()) {
        cancelGathering?.();
        for (const stream of streams) stream.end();
      }
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
