import { isText, type Answer } from './answer.ts';
import type { ProxyError } from './errors.ts';
import { toLoggedMethod, type LogLine } from './log.ts';
import { securityFields, securityHeaders, type ContentPolicy } from './security-headers.ts';

/** What a request leaves behind for its answer's headers and its log line. */
export type Trace = { route: string; policy: ContentPolicy; failure?: ProxyError; fault?: string };

/** Around every answer, whatever its status: the same headers, a request id, one line in the log. */
export async function framed(
  request: Request,
  options: { now: () => number; secure: boolean; nameRequest: () => string; log: (line: LogLine) => void },
  answerTo: (trace: Trace) => Promise<Answer>,
): Promise<Answer> {
  const { now, secure, nameRequest, log } = options;
  const startedAt = now();
  const id = nameRequest();
  const trace: Trace = { route: 'none', policy: 'data' };
  const answer = await answerTo(trace);
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
  const { policy } = trace;
  if (isText(answer)) {
    const headers = [...answer.headers, ...securityFields(policy, secure), 'x-request-id', id];
    if (!answer.headers.includes('cache-control')) headers.push('cache-control', 'no-store');
    return { status: answer.status, headers, text: answer.text };
  }
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(securityHeaders(policy, secure))) headers.set(name, value);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  headers.set('x-request-id', id);
  return new Response(answer.body, { status: answer.status, headers });
}
