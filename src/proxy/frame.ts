import { isText, type Answer } from './answer.ts';
import type { ProxyError } from './errors.ts';
import { toLoggedMethod, type LogLine } from './log.ts';
import { securityHeaders, type ContentPolicy } from './security-headers.ts';

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
  return withHeaders(answer, securityHeaders(trace.policy, secure), id);
}

function withHeaders(answer: Answer, security: Readonly<Record<string, string>>, id: string): Answer {
  if (isText(answer)) {
    const { status, text } = answer;
    const headers = { 'cache-control': 'no-store', ...answer.headers, ...security, 'x-request-id': id };
    return { status, headers, text };
  }
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(security)) headers.set(name, value);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  headers.set('x-request-id', id);
  return new Response(answer.body, { status: answer.status, headers });
}
