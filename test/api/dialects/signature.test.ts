import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toWebRequest } from '#api/dialects/request.ts';
import {
  computeSignature,
  nonceRequest,
  processNonceResponse,
  signedTokenParams,
} from '#api/dialects/signature.ts';

const app = { clientId: '7573fd4a4c421ddd102dac406dc6e0e0e22f683c', clientSecret: 'keep me' };

/** Another implementation of the same rule. */
function hmac(text: string, secret = app.clientSecret): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

async function formOf(request: Request): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(await request.text()));
}

describe('a signature', () => {
  it('of a fixed vector is what another implementation computes', async () => {
    // printf 'getnonce,abc,1700000000' | openssl dgst -sha256 -hmac 'top secret'
    expect(
      await computeSignature({ action: 'getnonce', client_id: 'abc', timestamp: '1700000000' }, 'top secret'),
    ).toBe('f0b7e076cdd939c807449d3f5201fec0a61da6effa63a729fb696e18f89b7b0c');
  });

  it('covers the values in the order of their names, however they are listed', async () => {
    expect(
      await computeSignature({ timestamp: '3', client_id: 'b', action: 'getnonce' }, app.clientSecret),
    ).toBe(hmac('getnonce,b,3'));
  });

  it('agrees with another implementation for any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary', minLength: 1 }),
        async (nonce, secret) => {
          const signed = { action: 'requesttoken', client_id: app.clientId, nonce };
          expect(await computeSignature(signed, secret)).toBe(
            hmac(`requesttoken,${app.clientId},${nonce}`, secret),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the call for a nonce', () => {
  it('is a form at /v2/signature, in whole seconds and without the secret', async () => {
    const request = toWebRequest(await nonceRequest('https://wbsapi.withings.net', app, 1_700_000_000.9));
    expect([request.method, request.url, await formOf(request)]).toEqual([
      'POST',
      'https://wbsapi.withings.net/v2/signature',
      {
        action: 'getnonce',
        client_id: app.clientId,
        timestamp: '1700000000',
        signature: hmac(`getnonce,${app.clientId},1700000000`),
      },
    ]);
  });

  it('follows no redirect', async () => {
    const request = await nonceRequest('https://wbsapi.withings.net', app, 1);
    expect(toWebRequest(request).redirect).toBe('manual');
  });
});

describe('the answer to it', () => {
  it('holds the nonce', () => {
    expect(processNonceResponse(200, { status: 0, body: { nonce: 'd3f1' } })).toEqual({ nonce: 'd3f1' });
  });

  it.each([
    [{ status: 0 }],
    [{ status: 0, body: [] }],
    [{ status: 0, body: { nonce: '' } }],
    [{ status: 0, body: { nonce: 5 } }],
  ])('without one, %j, is unreadable', (json) => {
    expect(processNonceResponse(200, json)).toMatchObject({ failure: { code: 'upstream_invalid' } });
  });

  it('with a wrong signature is the mistake of the operator', () => {
    expect(processNonceResponse(200, { status: 342, error: 'wrong signature' })).toEqual({
      failure: { code: 'bad_request', vendorStatus: 342 },
    });
  });
});

describe('the signed token parameters', () => {
  it('sign requesttoken with the nonce and stand in for the secret', async () => {
    expect(await signedTokenParams('d3f1', app)).toEqual({
      action: 'requesttoken',
      client_id: app.clientId,
      nonce: 'd3f1',
      signature: hmac(`requesttoken,${app.clientId},d3f1`),
    });
  });
});
