import type { UpstreamRequest } from '#api/dialects/request.ts';
import type { UpstreamLimits } from './config.ts';
import { ProxyError } from './errors.ts';

/**
 * One call over the wire of a runtime, bounded in time and bytes, never redirected.
 *
 * Throws `upstream_timeout`, `upstream_invalid` for what may not be read, `upstream_unavailable` for everything else.
 */
export type Send = (
  request: UpstreamRequest,
  limits: Pick<UpstreamLimits, 'headersMs' | 'totalMs' | 'bodyBytes'>,
  /** Whether the same call may go out again when it is all but certain that it never arrived. */
  repeatable: boolean,
) => Promise<{ readonly httpStatus: number; readonly text: string }>;

/** A redirect is refused rather than followed because the token would travel along. */
export function refuseRedirect(httpStatus: number): void {
  if (httpStatus >= 300 && httpStatus < 400) {
    throw new ProxyError('upstream_invalid', { vendorStatus: httpStatus });
  }
}

/** Old servers label JSON as text; what counts is whether it parses. `undefined` when it does not. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
