import type { ErrorCode } from '#api/wire/errors.ts';
import {
  classifyStatus,
  isRecord,
  readInteger,
  readStatus,
  readWaitSeconds,
  type StatusOverrides,
} from './status.ts';

type StandardAnswer = { readonly status: number; readonly json: unknown };

/** RFC 6749 §5.2, and `temporarily_unavailable` of §4.1.2.1 for what is no refusal. */
type OAuthError =
  | 'invalid_grant'
  | 'invalid_client'
  | 'invalid_request'
  | 'unauthorized_client'
  | 'temporarily_unavailable';

const oauthErrors: Partial<Readonly<Record<ErrorCode, OAuthError>>> = {
  reconnect_required: 'invalid_grant',
  bad_request: 'invalid_request',
  not_granted: 'unauthorized_client',
};

/** A flat answer's own `error` values that say "not now" rather than "no". */
const passingErrors: ReadonlySet<string> = new Set(['temporarily_unavailable', 'server_error', 'slow_down']);

const DESCRIPTION_LENGTH = 200;

/**
 * A token answer of either generation as RFC 6749 has it; never throws, whatever arrived.
 *
 * Both shapes are read whichever dialect asks, because an address of one generation may answer like the other.
 * Only a clear refusal becomes HTTP 400 `invalid_grant`; an outage, a rate limit, HTML or an answer without both
 * tokens becomes HTTP 503 `temporarily_unavailable`, so that it can never end a session or replace a grant.
 */
export function toStandardTokenAnswer(
  httpStatus: number,
  json: unknown,
  overrides: StatusOverrides = {},
): StandardAnswer {
  if (!isRecord(json)) return unavailable(`HTTP ${httpStatus} without a JSON object`);
  const status = readStatus(json);
  if (status !== null && status !== 0) return refusal(status, json, overrides);
  if (httpStatus >= 500) return unavailable(`HTTP ${httpStatus}`);
  const flatError = json['error'];
  if (httpStatus >= 400 && typeof flatError === 'string' && flatError !== '') {
    return passingErrors.has(flatError)
      ? unavailable(flatError)
      : {
          status: 400,
          json: { error: flatError, error_description: describe(httpStatus, json['error_description']) },
        };
  }
  if (httpStatus < 200 || httpStatus >= 300) return unavailable(`HTTP ${httpStatus}`);
  const tokens = isRecord(json['body']) ? json['body'] : json;
  const granted = readTokens(tokens);
  return granted === null ? unavailable('answer without both tokens') : { status: 200, json: granted };
}

/** `null` unless both tokens are there: half a pair would overwrite a good one and end the session a little later. */
function readTokens(tokens: Readonly<Record<string, unknown>>): Record<string, string | number> | null {
  const accessToken = tokens['access_token'];
  const refreshToken = tokens['refresh_token'];
  if (!isText(accessToken) || !isText(refreshToken)) return null;
  const expiresIn = readInteger(tokens['expires_in']);
  const userid = readUserid(tokens['userid']);
  const scope = tokens['scope'];
  return {
    access_token: accessToken,
    refresh_token: refreshToken,
    token_type: 'Bearer',
    ...(expiresIn !== null && expiresIn > 0 && { expires_in: expiresIn }),
    // The service lists scopes with commas; the standard separates them with spaces (RFC 6749 §3.3).
    ...(isText(scope) && {
      scope: scope
        .split(/[\s,]+/)
        .filter(Boolean)
        .join(' '),
    }),
    ...(userid !== null && { userid }),
  };
}

/** Text on the old endpoint, a number on the new one. */
function readUserid(value: unknown): string | null {
  if (isText(value)) return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function refusal(
  status: number,
  json: Readonly<Record<string, unknown>>,
  overrides: StatusOverrides,
): StandardAnswer {
  const description = describe(status, json['error']);
  // 503 also stands for a wrong client_id or client_secret: the operator's mistake must not sign everybody out.
  if (status === 503 && /client[ _-]?(id|secret)|invalid[ _-]client/i.test(description)) {
    return { status: 400, json: { error: 'invalid_client', error_description: description } };
  }
  const code = classifyStatus('token', status, overrides) ?? 'upstream_unavailable';
  const error = oauthErrors[code];
  if (error !== undefined) return { status: 400, json: { error, error_description: description } };
  return code === 'rate_limited'
    ? unavailable(description, { retry_after: readWaitSeconds(json) })
    : unavailable(description);
}

function unavailable(description: string, extra: Readonly<Record<string, number>> = {}): StandardAnswer {
  const error: OAuthError = 'temporarily_unavailable';
  return { status: 503, json: { error, error_description: description, ...extra } };
}

/** Number and text of the service, in the characters that RFC 6749 §5.2 allows; for the log alone. */
function describe(status: number, text: unknown): string {
  const words = typeof text === 'string' ? text.replaceAll(/[^\x21\x23-\x5b\x5d-\x7e]+/g, ' ') : '';
  return `${status} ${words}`.trim().slice(0, DESCRIPTION_LENGTH);
}
