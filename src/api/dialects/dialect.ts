import type { ErrorCode } from '#api/wire/errors.ts';

/** A data call in neutral words; the proxy's `/api/*` routes accept exactly these parameters. */
export type Call = { readonly operation: 'user' } | ({ readonly operation: 'measures' } & MeasuresParams);

export type Operation = Call['operation'];

export type MeasuresParams = {
  /** Epoch seconds, inclusive. */
  readonly from?: number;
  readonly to?: number;
  /** Epoch seconds on the service's clock: everything created or changed since. */
  readonly updatedSince?: number;
  readonly types?: readonly number[];
  /** 1 readings, 2 goals; both when absent. */
  readonly category?: number;
  readonly offset?: number;
  readonly limit?: number;
};

export type Scope = 'user.info' | 'user.metrics' | 'user.activity';
export const scopes: readonly Scope[] = ['user.info', 'user.metrics', 'user.activity'];

export type Endpoints = { readonly authorizeUrl: string; readonly tokenUrl: string; readonly apiUrl: string };

/** What went wrong upstream, already in the proxy's own words. `vendorStatus` is for the log alone. */
export type UpstreamFailure = {
  readonly code: ErrorCode;
  readonly vendorStatus: number;
  readonly retryAfterSec?: number;
};

/**
 * One generation of the service: how a neutral call becomes a request, and how its answer is to be read.
 * Pure: nothing here does I/O or keeps state.
 */
export type Dialect = {
  readonly id: 'nokia' | 'withings';
  /** The real service's addresses; configuration may replace each. */
  readonly endpoints: Endpoints;
  /** The upstream request of a data call, token in place. */
  readonly dataRequest: (
    call: Call,
    apiUrl: string,
    grant: { accessToken: string; userid: string },
  ) => Request;
  /** Parameters that this generation adds to the standard token request (`action=requesttoken` today). */
  readonly tokenParams: Readonly<Record<string, string>>;
  /**
   * Turns the service's token answer into a standard OAuth 2 one, so that a standard library can check it:
   * unwraps the envelope, makes `expires_in` a number and `userid` a string, and turns a non-zero `status`
   * into HTTP 400 with `error`.
   */
  readonly toStandardTokenAnswer: (httpStatus: number, json: unknown) => { status: number; json: unknown };
  /** Reads the envelope of a data answer; `null` when it succeeded. */
  readonly readFailure: (operation: Operation, httpStatus: number, json: unknown) => UpstreamFailure | null;
};
