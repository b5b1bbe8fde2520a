import type { WireEnvelope } from '#api/wire/measures.ts';
import { writeJson } from './write-json.ts';

/** An answer before it becomes a `Response`, so that faults can still spoil it. */
export type Reply = {
  readonly http: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** The envelope's status; `null` where there is none. */
  readonly status: number | null;
};

export type Answer = WireEnvelope<unknown>;

/** HTTP 200 whatever happened; the outcome is `status`. */
export function envelopeReply(answer: Answer): Reply {
  return { ...jsonReply(200, {}), body: writeJson(answer), status: answer.status };
}

export function jsonReply(http: number, json: unknown): Reply {
  return {
    http,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(json),
    status: null,
  };
}

export function failure(status: number, error: string, body: Record<string, unknown> = {}): Answer {
  return { status, body, error };
}

/** A parameter that is missing or wrong. */
export function invalid(name: string): Answer {
  return failure(503, `Invalid Params: invalid ${name}`);
}

export function emptyReply(http: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return { http, headers: { 'cache-control': 'no-store', ...headers }, body: null, status: null };
}

export function redirectReply(http: number, location: string): Reply {
  return emptyReply(http, { location });
}

export function htmlReply(http: number, html: string): Reply {
  return {
    http,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      // No form-action: it would also forbid the redirect that follows the form.
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
      // Not `no-referrer`: that makes the form's own `Origin` read `null`.
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    },
    body: html,
    status: null,
  };
}

export function toResponse(
  reply: Reply,
  body: string | ReadableStream<Uint8Array> | null = reply.body,
): Response {
  return new Response(body, { status: reply.http, headers: reply.headers });
}
