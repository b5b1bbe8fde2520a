import { randomText } from './bytes.ts';
import type { ProxyError } from './errors.ts';
import { toLoggedMethod, type LogLine } from './log.ts';
import { securityHeaders, type ContentPolicy } from './security-headers.ts';

/** What a request leaves behind for its answer's headers and its log line. */
export type Trace = { route: string; policy: ContentPolicy; failure?: ProxyError; fault?: string };

/** Around every answer, whatever its status: the same headers, a request id, one line in the log. */
export async function framed(
  request: Request,
  options: { now: () => number; secure: boolean; log: (line: LogLine) => void },
  answerTo: (trace: Trace) => Promise<Response>,
): Promise<Response> {
  const { now, secure, log } = options;
  const startedAt = now();
  const id = randomText(9);
  const trace: Trace = { route: 'none', policy: 'data' };
  const answer = await answerTo(trace);
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(securityHeaders(trace.policy, secure))) headers.set(name, value);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  headers.set('x-request-id', id);
  const { failure, fault } = trace;
  const vendorStatus = failure?.details.vendorStatus;
  log({
    time: new Date(startedAt).toISOString(),
    id,
    method: toLoggedMethod(request.method),
    route: trace.route,
    status: answer.status,
    ms: Math.round(now() - startedAt),
    ...(failure !== undefined && { code: failure.code }),
    ...(vendorStatus !== undefined && { vendorStatus }),
    ...(fault !== undefined && { fault }),
  });
  return new Response(answer.body, { status: answer.status, headers });
}
