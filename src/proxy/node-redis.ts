import { Redis } from 'ioredis';
import type { Hint } from '#api/wire/events.ts';
import { randomText } from './bytes.ts';
import { createCallBudget, WINDOW_MS, type CallLimits } from './call-budget.ts';
import { ConfigError } from './config.ts';
import { ProxyError } from './errors.ts';
import { createMemory, type Memory } from './memory.ts';
import {
  createEndedList,
  createListeners,
  MOST_REMEMBERED,
  parseEventId,
  type EventLog,
  type Missed,
  type OnceOptions,
  type SentHint,
  type SharedBudget,
  type SharedState,
} from './shared-state.ts';

export type RedisOptions = {
  /** Begins every name of ours: what belongs to one installation. */
  readonly prefix: string;
  readonly now: () => number;
  /** How long one command may take; what the process itself is busy with counts as well. */
  readonly commandMs?: number;
};

const CONNECT_MS = 3000;
/** A request that waits for Redis keeps a person waiting. */
const COMMAND_MS = 1000;
const LONGEST_PAUSE_MS = 2000;
const RETRY_AFTER_SEC = 5;
/** How long a request waits for the answer that another instance is fetching; then it asks to be sent again. */
const LONGEST_WAIT_MS = 20_000;
const FIRST_LOOK_MS = 10;
const LATER_LOOK_MS = 100;
/** Hints that a page may name as the last it has heard: longer than a stream lasts before its page asks anew. */
const LOG_MS = 3_600_000;
const BEAT_MS = 10_000;
/** Without a beat for so long, the line that hears is taken for dead, whatever the network says. */
const LONGEST_SILENCE_MS = 3 * BEAT_MS;
/** What could not be said while Redis was away, and is said when it is back. */
const MOST_UNSAID = 1000;

/**
 * Takes the key, or says who has it: the lock or the outcome, and how long that lasts.
 */
const TAKE = `
local held = redis.call('GET', KEYS[1])
if held then return {held, redis.call('PTTL', KEYS[1])} end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return false`;

/** Puts the outcome in place of our own lock. Whoever took over after the lock had run out is not written over. */
const SETTLE = `
local held = redis.call('GET', KEYS[1])
if held and held ~= ARGV[1] then return 0 end
if tonumber(ARGV[3]) > 0 then redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
else redis.call('DEL', KEYS[1]) end
return 1`;

/**
 * KEYS: the silence, then the windows. ARGV: 'take' or 'spend', a name for the call, the width of the windows in ms,
 * the limit of each. Says how many ms to wait; a call is counted in all windows or in none. The clock is the server's.
 */
const BUDGET = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local width = tonumber(ARGV[3])
if ARGV[1] == 'take' then
  local wait = redis.call('PTTL', KEYS[1])
  if wait > 0 then return wait end
  for index = 2, #KEYS do
    local limit = tonumber(ARGV[index + 2])
    redis.call('ZREMRANGEBYSCORE', KEYS[index], '-inf', now - width)
    if redis.call('ZCARD', KEYS[index]) >= limit then
      local blocking = redis.call('ZRANGE', KEYS[index], -limit, -limit, 'WITHSCORES')
      wait = math.max(wait, blocking[2] + width - now)
    end
  end
  if wait > 0 then return wait end
end
for index = 2, #KEYS do
  redis.call('ZADD', KEYS[index], now, ARGV[2])
  redis.call('PEXPIRE', KEYS[index], width)
end
return 0`;

const HOLD = `
local ms = math.max(redis.call('PTTL', KEYS[1]), tonumber(ARGV[1]))
redis.call('SET', KEYS[1], '1', 'PX', ms)`;

/**
 * Numbers are milliseconds, or one more than the last: how old an event is can be read from its number, so that a
 * log that was dropped for its age is never taken for one without events.
 */
const NEXT_NUMBER = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local life = redis.call('GET', KEYS[1])
if not life then
  life = ARGV[1]
  redis.call('SET', KEYS[1], life)
end
local number = math.max((tonumber(redis.call('GET', KEYS[2])) or 0) + 1, now)
redis.call('SET', KEYS[2], string.format('%.0f', number))`;

/** KEYS: life, number, the person's log. ARGV: a life to begin, the hint, entries to keep, ms to keep, channel, person. */
const APPEND = `${NEXT_NUMBER}
local entry = string.format('%.0f', number) .. ' ' .. ARGV[2]
redis.call('RPUSH', KEYS[3], entry)
redis.call('LTRIM', KEYS[3], -ARGV[3], -1)
redis.call('PEXPIRE', KEYS[3], ARGV[4])
redis.call('PUBLISH', ARGV[5], 'sent ' .. ARGV[6] .. ' ' .. life .. ' ' .. entry)`;

/** KEYS and the first argument as above. */
const READ = `${NEXT_NUMBER}
return {life, string.format('%.0f', number), redis.call('LRANGE', KEYS[3], 0, -1)}`;

/**
 * What instances share, kept in Redis or Valkey.
 *
 * While the server cannot be reached, data is still read, on half of the budget and without what other instances know
 * of sign-outs; nothing is refreshed and nobody signs in, because that could spend a token or a code twice.
 */
export async function connectRedis(url: string, options: RedisOptions): Promise<SharedState> {
  const { prefix, now, commandMs = COMMAND_MS } = options;
  const redis = createClient(url, commandMs);
  const hearing = createClient(url, commandMs);
  await open(url, redis, hearing);
  const channel = `${prefix}:channel`;
  const { listeners, listen } = createListeners();
  const ownEnded = createEndedList(now);
  const unsaid: (() => Promise<unknown>)[] = [];
  let heardAt = performance.now();

  await hearing.subscribe(channel);
  hearing.on('message', (_, message: string) => {
    heardAt = performance.now();
    hear(message);
  });
  // The first time was before anybody listened.
  for (const client of [hearing, redis]) client.on('ready', () => void resume());
  const beat = setInterval(() => {
    void redis.publish(channel, 'beat').catch(() => undefined);
    const isSilent = performance.now() - heardAt > LONGEST_SILENCE_MS;
    if (isSilent && redis.status === 'ready' && hearing.status === 'ready') hearing.disconnect(true);
  }, BEAT_MS);
  beat.unref();

  return {
    once,
    ended: {
      async add(sessionId, until) {
        ownEnded.add(sessionId, until);
        for (const { onSessionEnd } of listeners) onSessionEnd(sessionId);
        const ms = Math.ceil(until * 1000 - now());
        await sayNowOrLater(() =>
          redis
            .multi()
            .set(`${prefix}:ended:${sessionId}`, '1', 'PX', Math.max(1, ms))
            .publish(channel, `ended ${sessionId}`)
            .exec(),
        );
      },
      async has(sessionId) {
        if (ownEnded.has(sessionId)) return true;
        // Charts stay readable while Redis is away; who signed out elsewhere has no cookie left but a stolen one.
        return redis.exists(`${prefix}:ended:${sessionId}`).then(
          (count) => count > 0,
          () => false,
        );
      },
    },
    budgetOf,
    log: createLog(),
    listen,
    isReachable: () =>
      redis.ping().then(
        () => hearing.status === 'ready',
        () => false,
      ),
    async close() {
      clearInterval(beat);
      hearing.disconnect();
      await redis.quit().catch(() => redis.disconnect());
    },
  };

  /** Once both lines are back: what was missed may have been said over one and has to be asked for over the other. */
  async function resume(): Promise<void> {
    if (redis.status !== 'ready' || hearing.status !== 'ready') return;
    heardAt = performance.now();
    try {
      // Asked for once more, because its answer says that from here on nothing passes unheard.
      await hearing.subscribe(channel);
    } catch {
      return;
    }
    for (const { onGap } of listeners) onGap();
    for (const say of unsaid.splice(0)) void sayNowOrLater(say);
  }

  async function sayNowOrLater(say: () => Promise<unknown>): Promise<void> {
    try {
      await say();
    } catch {
      if (unsaid.length < MOST_UNSAID) unsaid.push(say);
    }
  }

  function hear(message: string): void {
    const [kind, first = '', life = '', number = '', ...rest] = message.split(' ');
    if (kind === 'ended') for (const { onSessionEnd } of listeners) onSessionEnd(first);
    if (kind !== 'sent') return;
    const sent = toSent(life, `${number} ${rest.join(' ')}`);
    for (const { onSent } of listeners) onSent(first, sent);
  }

  function once<T>(
    subject: string,
    { keepMs, lockMs, toText, fromText, maxEntries }: OnceOptions<T>,
  ): Memory<T> {
    type Taken = { outcome: T; replayOf: number | null };
    // Those who ask the same instance at once share its question.
    const flights = createMemory<Taken>({ now, keepMs: () => 0, maxEntries });

    async function take(key: string, work: () => Promise<T>): Promise<Taken> {
      const name = `${prefix}:${subject}:${key}`;
      const giveUpAt = performance.now() + LONGEST_WAIT_MS;
      let pauseMs = FIRST_LOOK_MS;
      for (;;) {
        const since = now();
        const lock = `lock ${randomText(12)}`;
        const found = await orAway(redis.eval(TAKE, 1, name, lock, lockMs));
        if (found === null) {
          const outcome = await workUnder(name, lock, since, work);
          if (outcome !== null) return { outcome: outcome.own, replayOf: null };
          continue;
        }
        // The script answers nothing else.
        const [held, leftMs] = found as [string, number];
        if (held.startsWith('done ')) {
          const [, begun = '', ...text] = held.split(' ');
          return { outcome: fromText(text.join(' ')), replayOf: Number(begun) };
        }
        if (performance.now() > giveUpAt) {
          throw new ProxyError('upstream_timeout', {
            reason: 'shared state away',
            retryAfterSec: Math.ceil(Math.max(leftMs, 1000) / 1000),
          });
        }
        await new Promise((resolve) => setTimeout(resolve, Math.min(pauseMs, Math.max(leftMs, 1))));
        pauseMs = Math.min(pauseMs * 2, LATER_LOOK_MS);
      }
    }

    /** Null when the lock had run out and another instance has taken over: its outcome is the one that counts. */
    async function workUnder(
      name: string,
      lock: string,
      since: number,
      work: () => Promise<T>,
    ): Promise<{ own: T } | null> {
      let own: T;
      try {
        own = await work();
      } catch (error) {
        await redis.eval(SETTLE, 1, name, lock, '', 0).catch(() => undefined);
        throw error;
      }
      const settledAt = now();
      const settle = () => {
        const leftMs = Math.max(0, Math.ceil(keepMs(own) - (now() - settledAt)));
        return redis.eval(SETTLE, 1, name, lock, `done ${since} ${toText(own)}`, leftMs);
      };
      try {
        return (await settle()) === 0 ? null : { own };
      } catch {
        // The work is done, and nobody else may do it again: until this is said, the lock says so.
        if (unsaid.length < MOST_UNSAID) unsaid.push(settle);
        return { own };
      }
    }

    return {
      async run(key, work) {
        const { outcome, replayOf } = await flights.run(key, () => take(key, work));
        return { outcome: outcome.outcome, replayOf: outcome.replayOf ?? replayOf };
      },
    };
  }

  function budgetOf(app: string, { perMinute, operations = {} }: CallLimits): SharedBudget {
    const silence = `${prefix}:budget:${app}:silence`;
    const isLimited = Number.isFinite(perMinute);
    // Counts along, for when it has to do alone. There is at least one other instance then that does the same.
    const own = createCallBudget({ perMinute: Math.ceil(perMinute / 2), operations, now });

    function windowsOf(operation: string | null): (readonly [key: string, limit: number])[] {
      const ofOperation = Object.entries(operations).filter(([name]) => name === operation);
      const limits = isLimited ? ([['all', perMinute], ...ofOperation] as const) : ofOperation;
      return limits.map(([name, limit]) => [`${prefix}:budget:${app}:${name}`, limit] as const);
    }

    async function count(mode: 'take' | 'spend', operation: string | null): Promise<number> {
      const windows = windowsOf(operation);
      const keys = [silence, ...windows.map(([key]) => key)];
      const limits = windows.map(([, limit]) => limit);
      return Number(
        await redis.eval(BUDGET, keys.length, ...keys, mode, randomText(9), WINDOW_MS, ...limits),
      );
    }

    return {
      async take(operation) {
        try {
          const waitMs = await count('take', operation);
          if (waitMs > 0) return Math.ceil(waitMs / 1000);
          own.spend();
          return null;
        } catch {
          return own.take(operation);
        }
      },
      async spend() {
        own.spend();
        await count('spend', null).catch(() => undefined);
      },
      async heldForSec() {
        try {
          const ms = await redis.pttl(silence);
          return ms > 0 ? Math.ceil(ms / 1000) : null;
        } catch {
          return own.heldForSec();
        }
      },
      async hold(seconds) {
        own.hold(seconds);
        await redis.eval(HOLD, 1, silence, Math.ceil(seconds * 1000)).catch(() => undefined);
      },
    };
  }

  function keysOf(userid: string): string[] {
    return [`${prefix}:life`, `${prefix}:number`, `${prefix}:log:${userid}`];
  }

  function sendHint(userid: string, hint: Hint): Promise<unknown> {
    const args = [randomText(6), JSON.stringify(hint), MOST_REMEMBERED + 1, LOG_MS, channel, userid];
    return redis.eval(APPEND, 3, ...keysOf(userid), ...args);
  }

  function createLog(): EventLog {
    return {
      append(userid, hint) {
        void sendHint(userid, hint).catch(() => {
          // At least the pages of this instance hear it now; the others, when Redis is back.
          for (const { onSent } of listeners) onSent(userid, { id: null, number: 0, hint });
          if (unsaid.length < MOST_UNSAID) unsaid.push(() => sendHint(userid, hint));
        });
      },
      async readSince(userid, lastEventId): Promise<Missed> {
        try {
          const found = await redis.eval(READ, 3, ...keysOf(userid), randomText(6));
          // The script answers nothing else.
          const [life, number, entries] = found as [string, string, string[]];
          const position = `${life}.${number}`;
          if (lastEventId === null) return { position, sent: [] };
          const last = parseEventId(lastEventId);
          const log = entries.map((entry) => toSent(life, entry));
          const isKnown =
            last !== null && last.life === life && isRemembered(last.number, Number(number), log);
          return { position, sent: isKnown ? log.filter((sent) => sent.number > last.number) : null };
        } catch {
          return { position: null, sent: lastEventId === null ? [] : null };
        }
      },
    };
  }
}

function isRemembered(last: number, newest: number, log: readonly SentHint[]): boolean {
  const [oldest] = log;
  const isWhole = log.length <= MOST_REMEMBERED || (oldest !== undefined && last >= oldest.number);
  return isWhole && last <= newest && last > newest - LOG_MS;
}

function toSent(life: string, entry: string): SentHint {
  const space = entry.indexOf(' ');
  const number = entry.slice(0, space);
  // Written by one of us, in this form alone.
  const hint = JSON.parse(entry.slice(space + 1)) as Hint;
  return { id: `${life}.${number}`, number: Number(number), hint };
}

/** Refuses with a time to ask again, where the alternative is to do a thing twice. */
async function orAway<T>(command: Promise<T>): Promise<T> {
  try {
    return await command;
  } catch {
    throw new ProxyError('upstream_unavailable', {
      reason: 'shared state away',
      retryAfterSec: RETRY_AFTER_SEC,
    });
  }
}

function createClient(url: string, commandMs: number): Redis {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    commandTimeout: commandMs,
    // What cannot be asked now is refused now; what was under way is not sent a second time.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times) => Math.min(100 * 2 ** Math.min(times, 10), LONGEST_PAUSE_MS),
  });
  // Every command that fails says so itself, and readiness is asked for.
  client.on('error', () => undefined);
  return client;
}

async function open(url: string, ...clients: Redis[]): Promise<void> {
  const { hostname, port } = new URL(url);
  const messages: string[] = [];
  for (const client of clients) client.on('error', (error: Error) => messages.push(error.message));
  try {
    await Promise.all(clients.map((client) => client.connect()));
  } catch (error) {
    for (const client of clients) client.disconnect();
    const why = [...messages, error instanceof Error ? error.message : ''].join(' ');
    const isRefused = /NOAUTH|WRONGPASS|NOPERM|invalid password/.test(why);
    throw new ConfigError(
      'REDIS_URL',
      isRefused
        ? `names a server (${hostname}) that does not accept its user and password`
        : `names a server that does not answer (${hostname}:${port || '6379'})`,
      isRefused
        ? 'Correct them, special characters percent-encoded.'
        : 'Start it or correct the address; unset REDIS_URL where one instance runs alone.',
    );
  }
  for (const client of clients) client.removeAllListeners('error').on('error', () => undefined);
}
