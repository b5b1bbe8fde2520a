import { errorStatus, type ErrorCode } from '#api/wire/errors.ts';

/** Refusals of the proxy itself, beside the codes that the browser's client acts upon. */
const refusalStatus = {
  auth_state: 400,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_large: 413,
  misdirected: 421,
  internal: 500,
} as const;

export type AnswerCode = ErrorCode | keyof typeof refusalStatus;

export const answerStatus: Readonly<Record<AnswerCode, number>> = { ...errorStatus, ...refusalStatus };

/**
 * The whole catalogue: no other text, and none of the service's, ever leaves in an error answer. What a caller
 * wrote comes back only where it is the name of a parameter.
 */
const messages: Readonly<Record<AnswerCode, string>> = {
  auth_required: 'No account is connected in this browser.',
  auth_expired: 'The access token has ended. Refresh it and ask again.',
  reconnect_required: 'The service no longer accepts the stored consent. Connect the account again.',
  not_granted: 'The service does not give this account these data.',
  bad_request: 'The request is not one that this address understands.',
  rate_limited: 'The service allows no further call right now.',
  upstream_unavailable: 'The service could not be reached or reports a failure of its own.',
  upstream_invalid: 'The service sent an answer that makes no sense.',
  upstream_timeout: 'The service did not answer in time.',
  auth_state: 'This sign-in has expired or was not started in this browser. Start again.',
  forbidden: 'Only the pages of this installation may ask for this.',
  not_found: 'There is nothing at this address.',
  method_not_allowed: 'This address does not answer to this method.',
  too_large: 'The request is too large.',
  misdirected: 'This installation does not go by this name.',
  internal: 'Something went wrong inside. The log has the request id.',
};

/** What can be wrong with one parameter, said after its name. */
const parameterFaults = {
  unknown: 'is not known here',
  repeated: 'stands there more than once',
  missing: 'is missing',
  invalid: 'does not hold what it should',
  contradictory: 'contradicts another one',
  unsupported: 'is nothing that this service can be asked for',
} as const;

/** What else can be wrong with a request that is understood. */
const reasons = {
  'no webhook origin':
    'This installation has no WEBHOOK_ORIGIN, and the service can notify nobody else. It asks for news by itself.',
  'shared state away':
    'Another instance of this installation is about it, or what they share is out of reach. Ask again soon.',
} as const;

type ErrorDetails = {
  readonly parameter?: { readonly name: string; readonly fault: keyof typeof parameterFaults } | undefined;
  readonly reason?: keyof typeof reasons | undefined;
  readonly retryAfterSec?: number | undefined;
  /** The service's own number, for the log alone. */
  readonly vendorStatus?: number | undefined;
  /** Methods the address answers to, for 405. */
  readonly allow?: string | undefined;
};

/** A failure that has an answer. Everything else that is thrown becomes `internal`. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  readonly code: AnswerCode;
  readonly details: ErrorDetails;

  constructor(code: AnswerCode, details: ErrorDetails = {}) {
    super(messageOf(code, details));
    this.code = code;
    this.details = details;
  }
}

function messageOf(code: AnswerCode, { parameter, reason }: ErrorDetails): string {
  if (reason !== undefined) return reasons[reason];
  if (parameter === undefined) return messages[code];
  const { name, fault } = parameter;
  return /^[A-Za-z_]{1,40}$/.test(name)
    ? `The parameter "${name}" ${parameterFaults[fault]}.`
    : `A parameter ${parameterFaults[fault]}.`;
}

export function errorAnswer(code: AnswerCode, details: ErrorDetails = {}): Response {
  const { retryAfterSec, allow } = details;
  return Response.json(
    { code, message: messageOf(code, details), ...(retryAfterSec !== undefined && { retryAfterSec }) },
    {
      status: answerStatus[code],
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(retryAfterSec !== undefined && { 'retry-after': String(retryAfterSec) }),
        ...(allow !== undefined && { allow }),
      },
    },
  );
}
