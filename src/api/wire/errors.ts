/** The proxy's own error codes; the browser never sees a vendor code. */
export const errorCodes = [
  'auth_required',
  'auth_expired',
  'reconnect_required',
  'not_granted',
  'bad_request',
  'rate_limited',
  'upstream_unavailable',
  'upstream_invalid',
  'upstream_timeout',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** The HTTP status that goes with each. */
export const errorStatus: Readonly<Record<ErrorCode, number>> = {
  auth_required: 401,
  auth_expired: 401,
  reconnect_required: 403,
  not_granted: 403,
  bad_request: 400,
  rate_limited: 429,
  upstream_unavailable: 502,
  upstream_invalid: 502,
  upstream_timeout: 504,
};
