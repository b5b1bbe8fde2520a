import type { Call } from '#api/dialects/dialect.ts';
import type { UpstreamRequest } from '#api/dialects/request.ts';
import type { HintKind } from '#api/wire/events.ts';
import { createCallQueue } from './call-queue.ts';
import type { Config, Provider } from './config.ts';
import { bodyOf, readEnvelope } from './envelope.ts';
import { ProxyError } from './errors.ts';
import type { SetTimer } from './events.ts';
import { createMemory } from './memory.ts';
import type { Session } from './session.ts';
import type { SharedState } from './shared-state.ts';
import { exchangeCode, refreshGrant } from './token-endpoint.ts';
import type { Send } from './upstream-call.ts';

/** The service refuses the same arguments within 10 s; the margin is for clocks and transit. */
export const IDENTICAL_CALL_MS = 12_000;
const MEMORY_BYTES = 32 * 1024 * 1024;
const MEMORY_ENTRIES = 500;

/** What tells of a change of what an operation answers; subscriptions change by nobody's word. */
const kindOf: Readonly<Partial<Record<Call['operation'], HintKind>>> = {
  user: 'user',
  devices: 'user',
  goals: 'user',
  measures: 'measures',
  activity: 'activity',
  intraday: 'activity',
  workouts: 'activity',
  sleep: 'sleep',
  'sleep-summary': 'sleep',
};

/** Everything that is ever sent to one service goes through here. */
export type Upstream = {
  readonly provider: Provider;
  /**
   * The `body` of the answer as JSON text; the same call within 12 s is answered from memory, unless the service has told
   * of a change since: then it is made when the 12 s are over.
   */
  fetchData: (session: Session, call: Call) => Promise<string>;
  /** A call that changes something: never answered from memory. */
  sendChange: (session: Session, call: Call) => Promise<void>;
  exchangeCode: (params: URLSearchParams, state: string) => ReturnType<typeof exchangeCode>;
  refreshGrant: (session: Session) => ReturnType<typeof refreshGrant>;
  isReachable: () => Promise<boolean>;
};

export function createUpstream(options: {
  provider: Provider;
  send: Send;
  now: () => number;
  limits: Config['limits'];
  budgetOf: SharedState['budgetOf'];
  setTimer: SetTimer;
  /** When the service last told of a change of a person's data, epoch ms. */
  toldAtMs: (userid: string, kind: HintKind) => number;
}): Upstream {
  const { provider, send, now, limits, budgetOf, setTimer, toldAtMs } = options;
  const budget = budgetOf(`${provider.id} ${provider.clientId}`, {
    perMinute: limits.callsPerMinute,
    operations: limits.callsPerMinute === Infinity ? {} : provider.operationLimits,
  });
  const queue = createCallQueue(limits.queue);
  const answers = createMemory<string>({
    now,
    keepMs: () => IDENTICAL_CALL_MS,
    maxEntries: MEMORY_ENTRIES,
    maxBytes: MEMORY_BYTES,
    // Two bytes a character is the most that a text takes.
    sizeOf: (text) => text.length * 2,
    setTimer,
  });
  const reachability = createMemory<boolean>({ now, keepMs: () => 30_000, maxEntries: 1 });

  async function callService(session: Session, call: Call, repeatable: boolean): Promise<string> {
    const request = provider.dialect.dataRequest(call, provider.endpoints.apiUrl, session);
    if (request === null) return answerUnsupported(call);
    return queue.run(session.userid, async () => {
      // Asked when the turn has come: the service may have wished for silence in the meantime.
      const wait = await budget.take(call.operation);
      if (wait !== null) throw new ProxyError('rate_limited', { retryAfterSec: wait });
      return heedWait(readAnswer(call, request, repeatable));
    });
  }

  async function readAnswer(call: Call, request: UpstreamRequest, repeatable: boolean): Promise<string> {
    const { httpStatus, text } = await send(request, limits, repeatable);
    const { json, bodyText } = readEnvelope(text);
    const failure = provider.dialect.readFailure(call.operation, httpStatus, json);
    if (failure === null) return bodyText ?? bodyOf(json);
    const { code, vendorStatus, retryAfterSec } = failure;
    throw new ProxyError(code, { vendorStatus, retryAfterSec });
  }

  return {
    provider,
    async fetchData(session, call) {
      const kind = kindOf[call.operation];
      const changedAt = kind === undefined ? undefined : toldAtMs(session.userid, kind);
      const work = (): Promise<string> => callService(session, call, true);
      const { outcome } = await answers.run(keyOf(session, call), work, changedAt);
      return outcome;
    },
    async sendChange(session, call) {
      await callService(session, call, false);
    },
    async exchangeCode(params, state) {
      // The code ends in 30 s: it cannot wait for the budget, nor for its turn.
      await spendTokenCall();
      return heedWait(exchangeCode({ provider, send, limits, now }, params, state));
    },
    async refreshGrant(session) {
      const wait = await budget.heldForSec();
      if (wait !== null) throw new ProxyError('rate_limited', { retryAfterSec: wait });
      await spendTokenCall();
      return heedWait(refreshGrant({ provider, send, limits, now }, session));
    },
    async isReachable() {
      const { outcome } = await reachability.run('', async () => {
        const url = new URL(provider.endpoints.apiUrl).origin;
        const request = { method: 'HEAD', url, headers: {}, body: null } as const;
        return send(request, { ...limits, headersMs: 3000, totalMs: 3000 }, true).then(
          () => true,
          // Whatever was answered, somebody is there.
          (error: unknown) => error instanceof ProxyError && error.code === 'upstream_invalid',
        );
      });
      return outcome;
    },
  };

  async function spendTokenCall(): Promise<void> {
    await budget.spend();
    // The nonce is a call of its own.
    if (provider.tokenAuth === 'signature') await budget.spend();
  }

  /** When the service asks one caller to wait, all of its callers wait: the limit is the app's. */
  async function heedWait<T>(call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (error) {
      if (error instanceof ProxyError && error.code === 'rate_limited') {
        await budget.hold(error.details.retryAfterSec ?? IDENTICAL_CALL_MS / 1000);
      }
      throw error;
    }
  }
}

/** The person, not the session: two browsers of one person share an answer. */
function keyOf(session: Session, call: Call): string {
  return JSON.stringify([session.userid, Object.entries(call).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

/**
 * A generation without an operation has nothing to tell, which is an empty answer. One without "changed since" must
 * not say so: it would read as "nothing has changed".
 */
function answerUnsupported(call: Call): string {
  if ('updatedSince' in call && call.updatedSince !== undefined) {
    throw new ProxyError('bad_request', { parameter: { name: 'updatedSince', fault: 'unsupported' } });
  }
  return '{}';
}
