import type { WireNonceBody } from '#api/wire/signature.ts';
import type { ServiceCall } from './call.ts';
import type { App } from './grants.ts';
import { type Answer, failure, invalid } from './reply.ts';
import { createSecret } from './random.ts';
import type { State } from './state.ts';

export const noncePath = '/v2/signature';
const nonceLifeSec = 30 * 60;
const keptSecrets = 20;

/** Secrets that apps have shown, and nonces that they were given. */
export type Apps = {
  readonly learn: (clientId: string, clientSecret: string) => void;
  /** Whether that app made the signature; of an app that never showed a secret nobody can tell. */
  readonly verify: (clientId: string, signed: readonly string[], signature: string) => Promise<App | null>;
  readonly issueNonce: (clientId: string, nowSec: number) => string;
  /** Each nonce serves once. */
  readonly useNonce: (clientId: string, nonce: string, nowSec: number) => boolean;
};

export function createApps(): Apps {
  const secrets = new Map<string, Set<string>>();
  const nonces = new Map<string, { clientId: string; endsAt: number }>();
  return {
    learn: (clientId, clientSecret) => {
      const known = secrets.get(clientId) ?? new Set();
      if (known.size < keptSecrets) secrets.set(clientId, known.add(clientSecret));
    },
    verify: async (clientId, signed, signature) => {
      const known = secrets.get(clientId);
      if (known === undefined)
        return /^[0-9a-f]{64}$/i.test(signature) ? { clientId, clientSecret: null } : null;
      for (const clientSecret of known) {
        if ((await sign(signed, clientSecret)) === signature.toLowerCase()) return { clientId, clientSecret };
      }
      return null;
    },
    issueNonce: (clientId, nowSec) => {
      for (const [nonce, { endsAt }] of nonces) if (endsAt <= nowSec) nonces.delete(nonce);
      const nonce = createSecret(20);
      nonces.set(nonce, { clientId, endsAt: nowSec + nonceLifeSec });
      return nonce;
    },
    useNonce: (clientId, nonce, nowSec) => {
      const issued = nonces.get(nonce);
      if (issued === undefined || issued.clientId !== clientId) return false;
      nonces.delete(nonce);
      return nowSec < issued.endsAt;
    },
  };
}

/** HMAC-SHA256, keyed by the secret, of the values in the order of their names, joined by commas. */
async function sign(values: readonly string[], secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(values.join(',')));
  return Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `getnonce`: signed over action, client_id and timestamp. */
export async function nonceAnswer(call: ServiceCall, { apps, clock }: State): Promise<Answer> {
  if (call.action !== 'getnonce') return failure(2554, 'Wrong action or wrong webservice');
  const clientId = call.params.get('client_id') ?? '';
  const timestamp = call.params.get('timestamp') ?? '';
  if (clientId === '') return invalid('client_id');
  if (!/^\d{9,11}$/.test(timestamp)) return invalid('timestamp');
  const signed = [call.action, clientId, timestamp];
  if ((await apps.verify(clientId, signed, call.params.get('signature') ?? '')) === null)
    return badSignature();
  const body: WireNonceBody = { nonce: apps.issueNonce(clientId, clock.nowSec()) };
  return { status: 0, body };
}

/** The app behind a signed token call, or the refusal: signed over action, client_id and nonce. */
export async function readSignedApp(call: ServiceCall, { apps, clock }: State): Promise<App | Answer> {
  const clientId = call.params.get('client_id') ?? '';
  const nonce = call.params.get('nonce') ?? '';
  const signed = [call.action ?? '', clientId, nonce];
  const app = await apps.verify(clientId, signed, call.params.get('signature') ?? '');
  if (app === null) return badSignature();
  return apps.useNonce(clientId, nonce, clock.nowSec()) ? app : invalid('nonce');
}

function badSignature(): Answer {
  return failure(342, 'The signature is invalid');
}
