import type { Hint } from '#api/wire/events.ts';
import { randomText } from './bytes.ts';
import { createCallBudget, type CallBudget, type CallLimits } from './call-budget.ts';
import { createMemory, type Memory } from './memory.ts';

/**
 * All that instances behind one address have to know of each other. A proxy that is alone keeps it in its memory; with
 * `REDIS_URL` it is kept where every instance sees it (`node-redis.ts`).
 *
 * Nothing of it is a token, a code or a reading: what has to be kept of a grant is the sealed cookie.
 */
export type SharedState = {
  /** Work done once for each key, whichever instance is asked. */
  readonly once: <T>(subject: OnceSubject, options: OnceOptions<T>) => Memory<T>;
  readonly ended: EndedSessions;
  /** One for each app that is registered at a service. */
  readonly budgetOf: (app: string, limits: CallLimits) => SharedBudget;
  readonly log: EventLog;
  /** Until the returned function is called. */
  readonly listen: (listener: StateListener) => () => void;
  readonly isReachable: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};

export type OnceSubject = 'refresh' | 'sign-in';

export type OnceOptions<T> = {
  /** How long an outcome is good for; 0 forgets it at once. */
  readonly keepMs: (outcome: T) => number;
  /** Longer than the work can take: after that, another instance does what one that vanished has begun. */
  readonly lockMs: number;
  readonly maxEntries: number;
  readonly toText: (outcome: T) => string;
  readonly fromText: (text: string) => T;
};

/** Sign-ins that were ended before their time, by their ids. */
export type EndedSessions = {
  /** `until` is in epoch seconds: no copy of the cookie opens after that. */
  readonly add: (sessionId: string, until: number) => Promise<void>;
  readonly has: (sessionId: string) => Promise<boolean>;
};

export type SharedBudget = {
  readonly [Name in keyof CallBudget]: (
    ...args: Parameters<CallBudget[Name]>
  ) => ReturnType<CallBudget[Name]> | Promise<ReturnType<CallBudget[Name]>>;
};

export type SentHint = {
  /** Null for one that only this instance knows of. */
  readonly id: string | null;
  readonly number: number;
  readonly hint: Hint;
};

/** Where the log stands, and what came after an event; null for either when that is not known. */
export type Missed = { readonly position: SentHint['id']; readonly sent: readonly SentHint[] | null };

/** Hints in the order in which all instances tell them. */
export type EventLog = {
  readonly append: (userid: string, hint: Hint) => void;
  readonly readSince: (userid: string, lastEventId: string | null) => Missed | Promise<Missed>;
};

export type StateListener = {
  readonly onSent: (userid: string, sent: SentHint) => void;
  readonly onSessionEnd: (sessionId: string) => void;
  /** Hints may have passed unheard. */
  readonly onGap: () => void;
};

/** Of each person, and people: what a page may have missed for minutes, and no more than that. */
export const MOST_REMEMBERED = 64;
const MOST_PEOPLE = 10_000;
/** Sign-outs remembered at once; a stolen older cookie is a smaller evil than a process without memory. */
const MOST_ENDED = 100_000;

/** Of one proxy alone, as long as it lives. */
export function createMemoryState({ now }: { now: () => number }): SharedState {
  const { listeners, listen } = createListeners();
  const ended = createEndedList(now);
  return {
    once: (_, { keepMs, maxEntries }) => createMemory({ now, keepMs, maxEntries }),
    ended: {
      async add(sessionId, until) {
        ended.add(sessionId, until);
        for (const { onSessionEnd } of listeners) onSessionEnd(sessionId);
      },
      has: async (sessionId) => ended.has(sessionId),
    },
    budgetOf: (_, limits) => createCallBudget({ ...limits, now }),
    log: createMemoryLog((userid, sent) => {
      for (const { onSent } of listeners) onSent(userid, sent);
    }),
    listen,
    isReachable: async () => true,
    close: async () => undefined,
  };
}

export function createListeners() {
  const listeners = new Set<StateListener>();
  return {
    listeners,
    listen: (listener: StateListener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Sign-outs that this process knows of. */
export function createEndedList(now: () => number) {
  const ended = new Map<string, number>();
  return {
    add(sessionId: string, until: number): void {
      for (const [id, end] of ended) {
        if (end > now() / 1000 && ended.size < MOST_ENDED) break;
        ended.delete(id);
      }
      ended.set(sessionId, until);
    },
    has: (sessionId: string) => ended.has(sessionId),
  };
}

/** Splits what a page says it has heard last; null for what none of us has ever written. */
export function parseEventId(text: string): { life: string; number: number } | null {
  const [life = '', number = '', ...more] = text.split('.');
  return more.length === 0 && /^\d{1,15}$/.test(number) ? { life, number: Number(number) } : null;
}

type Person = {
  readonly sent: SentHint[];
  /** The highest number that is no longer remembered. */
  forgotten: number;
};

function createMemoryLog(tell: StateListener['onSent']): EventLog {
  /** Numbers of another process, or of an earlier life of this one, mean nothing here. */
  const life = randomText(6);
  const people = new Map<string, Person>();
  let number = 0;

  function personOf(userid: string): Person {
    const known = people.get(userid);
    if (known !== undefined) return known;
    // Whoever comes new has missed what came before, for all that is known.
    const person: Person = { sent: [], forgotten: number };
    people.set(userid, person);
    const [oldest] = people.keys();
    if (people.size > MOST_PEOPLE && oldest !== undefined) people.delete(oldest);
    return person;
  }

  return {
    append(userid, hint) {
      const person = personOf(userid);
      number += 1;
      const sent: SentHint = { id: `${life}.${number}`, number, hint };
      person.sent.push(sent);
      if (person.sent.length > MOST_REMEMBERED) person.forgotten = person.sent.shift()?.number ?? number;
      tell(userid, sent);
    },
    readSince(userid, lastEventId) {
      const { sent, forgotten } = personOf(userid);
      const position = `${life}.${number}`;
      if (lastEventId === null) return { position, sent: [] };
      const last = parseEventId(lastEventId);
      const isKnown =
        last !== null && last.life === life && last.number >= forgotten && last.number <= number;
      return { position, sent: isKnown ? sent.filter((item) => item.number > last.number) : null };
    },
  };
}
