import type { AnswerCode } from './errors.ts';

/**
 * One request, as the log may know it. The type is the allow-list: there is no field that could hold an address with
 * its query, a header, a body, a token or a health value.
 */
export type LogLine = {
  /** ISO 8601, UTC. */
  readonly time: string;
  /** Also sent to the browser as `X-Request-Id`. */
  readonly id: string;
  readonly method: Method | 'other';
  /** The pattern of the route, never the path that was asked for. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly code?: AnswerCode;
  /** The service's own result number. */
  readonly vendorStatus?: number;
  /** Class of an unforeseen error, such as `TypeError`; its message could quote what it stumbled over. */
  readonly fault?: string;
};

const methods = ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS', 'PUT', 'PATCH', 'TRACE'] as const;
type Method = (typeof methods)[number];

export function toLoggedMethod(method: string): LogLine['method'] {
  return methods.find((known) => known === method) ?? 'other';
}

/** Keeps what the class name of an error can safely say. */
export function toFault(error: unknown): string {
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return /^[A-Za-z]{1,40}$/.test(name) ? name : 'Error';
}
