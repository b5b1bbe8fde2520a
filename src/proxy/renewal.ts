import { hashText } from './bytes.ts';
import { answerStatus, ProxyError, type AnswerCode } from './errors.ts';
import type { Session, Sessions } from './session.ts';
import type { SharedState } from './shared-state.ts';
import { IDENTICAL_CALL_MS, type Upstream } from './upstream.ts';

type Outcome = { readonly cookie: string } | { readonly failure: ProxyError };

const REPLAY_MS = 60_000;

/**
 * Spends a refresh token once, however many requests bring it to however many instances: they share one flight and,
 * for 60 s, its answer.
 *
 * A refused one is remembered as long. After any other failure nobody knows whether the service has counted the call,
 * and the same call again within 10 s would be refused for its haste: it waits.
 */
export function createRenewal(options: {
  sessions: Sessions;
  once: SharedState['once'];
  /** The longest that spending one token can take. */
  longestMs: number;
}) {
  const { sessions, once, longestMs } = options;
  const outcomes = once<Outcome>('refresh', {
    keepMs,
    // Room for the time around the call itself.
    lockMs: Math.ceil(longestMs * 1.25),
    maxEntries: 10_000,
    toText,
    fromText,
  });

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

/** The new grant only as it is sealed. */
function toText(outcome: Outcome): string {
  if ('cookie' in outcome) return JSON.stringify({ cookie: outcome.cookie });
  const { code, details } = outcome.failure;
  return JSON.stringify({ code, retryAfterSec: details.retryAfterSec });
}

function fromText(text: string): Outcome {
  const { cookie, code, retryAfterSec } = JSON.parse(text) as Readonly<Record<string, unknown>>;
  if (typeof cookie === 'string') return { cookie };
  const isCode = typeof code === 'string' && code in answerStatus;
  return {
    // Found in the catalogue just now.
    failure: new ProxyError(isCode ? (code as AnswerCode) : 'internal', {
      retryAfterSec: typeof retryAfterSec === 'number' ? retryAfterSec : undefined,
    }),
  };
}
