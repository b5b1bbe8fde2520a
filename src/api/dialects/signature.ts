/**
 * Today's other way to prove who the app is: a signature over a nonce instead of the client secret itself.
 *
 * "Signature" in developer.withings.com: HMAC-SHA256, keyed with the client secret, over the comma-joined values of
 * `action`, `client_id` and `nonce` (or `timestamp`), in the order of their sorted names, as lower-case hex.
 */
import type { UpstreamFailure } from './dialect.ts';
import { formRequest, toInteger, upstreamUrl, type UpstreamParams, type UpstreamRequest } from './request.ts';
import { isRecord, readNonceFailure } from './status.ts';

export type AppCredentials = { readonly clientId: string; readonly clientSecret: string };

/** The hex signature of parameters; whatever is among them is signed. */
export async function computeSignature(signed: UpstreamParams, clientSecret: string): Promise<string> {
  const encoder = new TextEncoder();
  const values = Object.entries(signed)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value);
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(clientSecret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(values.join(',')));
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Asks for a nonce, which is good for one signature within 30 minutes. */
export async function nonceRequest(
  apiUrl: string,
  app: AppCredentials,
  nowSec: number,
): Promise<UpstreamRequest> {
  const signed = { action: 'getnonce', client_id: app.clientId, timestamp: toInteger(Math.floor(nowSec)) };
  return formRequest(upstreamUrl(apiUrl, 'v2/signature'), {
    ...signed,
    signature: await computeSignature(signed, app.clientSecret),
  });
}

/** The nonce, or why there is none; a refusal is about the app and ends nobody's session. */
export function processNonceResponse(
  httpStatus: number,
  json: unknown,
): { readonly nonce: string } | { readonly failure: UpstreamFailure } {
  const failure = readNonceFailure(httpStatus, json);
  if (failure !== null) return { failure };
  const body = isRecord(json) ? json['body'] : undefined;
  const nonce = isRecord(body) ? body['nonce'] : undefined;
  return typeof nonce === 'string' && nonce !== ''
    ? { nonce }
    : { failure: { code: 'upstream_invalid', vendorStatus: 0 } };
}

/**
 * What a token request carries in place of `client_secret`; the grant's own parameters come beside it, unsigned.
 *
 * The signature covers `requesttoken`, so a nonce cannot be spent on another call.
 */
export async function signedTokenParams(nonce: string, app: AppCredentials): Promise<UpstreamParams> {
  const signed = { action: 'requesttoken', client_id: app.clientId, nonce };
  return { ...signed, signature: await computeSignature(signed, app.clientSecret) };
}
