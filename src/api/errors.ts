import { errorCodes, type ErrorCode } from '#api/wire/errors.ts';

// For the rooms above, which do not see the wire.
export type { ErrorCode } from '#api/wire/errors.ts';

/**
 * The one error of this room: whatever went wrong on the way to a decoded value, as one of the proxy's codes.
 *
 * Our own server out of reach is `upstream_unavailable`, an answer that cannot be read `upstream_invalid`,
 * our own time limit `upstream_timeout`.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;
  /** Seconds to wait before the same call may be made again, where the answer said so. */
  readonly retryAfterSec: number | undefined;

  constructor(
    code: ErrorCode,
    task: string,
    options: { retryAfterSec?: number | undefined; cause?: unknown; reason?: string } = {},
  ) {
    const [reason, remedy] = explanations[code];
    super(
      `Failed to ${task}: ${options.reason ?? reason}. ${remedy}.`,
      options.cause === undefined ? {} : { cause: options.cause },
    );
    this.code = code;
    this.retryAfterSec = options.retryAfterSec;
  }
}

const explanations: Readonly<Record<ErrorCode, readonly [reason: string, remedy: string]>> = {
  auth_required: ['no account is connected', 'Connect an account'],
  auth_expired: ['the access token has ended', 'Refresh the session'],
  reconnect_required: ['the service no longer accepts this link', 'Connect the account again'],
  not_granted: [
    'the service does not provide this for the account',
    'Check the permissions given to the app',
  ],
  bad_request: ['the call was refused as malformed', 'Report it; repeating it does not help'],
  rate_limited: ['too many calls were made', 'Wait before trying again'],
  upstream_unavailable: ['the service cannot be reached', 'Try again later'],
  upstream_invalid: ['the answer could not be read', 'Try again later'],
  upstream_timeout: ['no answer came in time', 'Try again later'],
};

/** What a failed answer of the proxy, or of something in front of it, means. */
export function decodeErrorAnswer(
  task: string,
  answer: { status: number; text: string; retryAfter: string | null },
): ApiError {
  const body = parseJson(answer.text);
  if (typeof body === 'object' && body !== null && 'code' in body) {
    const code = errorCodes.find((known) => known === body.code);
    const wait = 'retryAfterSec' in body ? toWait(body.retryAfterSec) : undefined;
    if (code !== undefined) {
      return new ApiError(code, task, { retryAfterSec: wait ?? parseSeconds(answer.retryAfter) });
    }
  }
  // Not the proxy's own words: a gateway or captive portal in between. It knows nothing about the session, so a
  // 401 or 403 of its making must neither refresh nor end it.
  return new ApiError(codeOfForeignAnswer(answer.status), task, {
    reason: `HTTP ${answer.status} did not come from Homeostat's own server`,
    retryAfterSec: parseSeconds(answer.retryAfter),
  });
}

function codeOfForeignAnswer(status: number): ErrorCode {
  if (status === 429) return 'rate_limited';
  if (status === 408 || status === 504) return 'upstream_timeout';
  return status >= 500 ? 'upstream_unavailable' : 'upstream_invalid';
}

/** A wait that makes no sense is none. */
function toWait(input: unknown): number | undefined {
  return typeof input === 'number' && Number.isFinite(input) && input >= 0 ? input : undefined;
}

/** `Retry-After` in seconds; its date form is read as absent, since it would need a trusted clock. */
function parseSeconds(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) : undefined;
}

/** `undefined` for text that is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
