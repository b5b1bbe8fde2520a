import { readInteger, readRecord } from './decode.ts';
import { ApiError } from './errors.ts';
import type { ProviderBody, SessionBody } from '#api/wire/session.ts';

/**
 * Decodes the answer of `auth/session`.
 *
 * It is our own server's: whatever is wrong with it, it is not half believed. By hand, because nothing can be drawn
 * before it was read, and a library for it would travel with the first picture.
 */
export function decodeSession(json: unknown): SessionBody {
  const body = readRecord(json) ?? {};
  const { provider, dialect, userid, scopes, connected } = body;
  const providers = readProviders(body['providers']);
  const expiresAt = typeof body['expiresAt'] === 'number' ? readInteger(body['expiresAt']) : null;
  if (connected === false && providers !== null) return { connected, providers };
  if (
    connected !== true ||
    providers === null ||
    typeof provider !== 'string' ||
    (dialect !== 'nokia' && dialect !== 'withings') ||
    typeof userid !== 'string' ||
    !isTexts(scopes) ||
    expiresAt === null
  ) {
    throw new ApiError('upstream_invalid', 'read the session', {
      reason: 'it is not as our server writes it',
    });
  }
  return { connected, provider, dialect, userid, scopes, expiresAt, providers };
}

function readProviders(input: unknown): ProviderBody[] | null {
  if (!Array.isArray(input)) return null;
  const providers = input.flatMap((item): ProviderBody[] => {
    const { id, name, simulated } = readRecord(item) ?? {};
    const isWhole = typeof id === 'string' && typeof name === 'string' && typeof simulated === 'boolean';
    return isWhole ? [{ id, name, simulated }] : [];
  });
  return providers.length === input.length ? providers : null;
}

function isTexts(input: unknown): input is readonly string[] {
  return Array.isArray(input) && input.every((item) => typeof item === 'string');
}
