import { hashText } from './bytes.ts';
import { ProxyError } from './errors.ts';
import { createMemory } from './memory.ts';
import type { Session, Sessions } from './session.ts';
import { IDENTICAL_CALL_MS, type Upstream } from './upstream.ts';

type Outcome = { readonly cookie: string } | { readonly failure: ProxyError };

const REPLAY_MS = 60_000;

/**
 * Spends a refresh token once, however many requests bring it: they share one flight and, for 60 s, its answer.
 *
 * A refused one is remembered as long. After any other failure nobody knows whether the service has counted the call,
 * and the same call again within 10 s would be refused for its haste: it waits.
 */
export function createRenewal(options: { sessions: Sessions; now: () => number }) {
  const { sessions, now } = options;
  const outcomes = createMemory<Outcome>({ now, keepMs, maxEntries: 10_000 });

  return async (upstream: Upstream, session: Session): Promise<string> => {
    const key = await hashText(`${session.provider} ${session.refreshToken}`);
    const { outcome } = await outcomes.run(key, async () => {
      try {
        return { cookie: await sessions.renew(session, await upstream.refreshGrant(session)) };
      } catch (error) {
        if (!(error instanceof ProxyError)) throw error;
        return { failure: toAnswer(error) };
      }
    });
    if ('failure' in outcome) throw outcome.failure;
    return outcome.cookie;
  };
}

function keepMs(outcome: Outcome): number {
  if ('cookie' in outcome || outcome.failure.code === 'reconnect_required') return REPLAY_MS;
  // The budget itself knows how long to wait.
  return outcome.failure.code === 'rate_limited' ? 0 : IDENTICAL_CALL_MS;
}

function toAnswer(error: ProxyError): ProxyError {
  if (error.code === 'reconnect_required' || error.code === 'rate_limited') return error;
  return new ProxyError(error.code, { ...error.details, retryAfterSec: IDENTICAL_CALL_MS / 1000 });
}
