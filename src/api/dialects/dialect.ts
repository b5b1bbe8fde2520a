import type { ErrorCode } from '#api/wire/errors.ts';
import type { UpstreamRequest } from './request.ts';

/** A call in neutral words; the proxy's `/api/*` routes accept exactly these parameters. */
export type Call =
  | { readonly operation: 'user' }
  | { readonly operation: 'devices' }
  | { readonly operation: 'goals' }
  | ({ readonly operation: 'measures' } & MeasuresParams)
  | ({ readonly operation: 'activity' } & DaysParams)
  | ({ readonly operation: 'intraday' } & WindowParams)
  | ({ readonly operation: 'sleep' } & WindowParams)
  | ({ readonly operation: 'sleep-summary' } & DaysParams)
  | ({ readonly operation: 'workouts' } & DaysParams)
  | ({ readonly operation: 'subscriptions' } & { readonly appli?: number })
  | ({ readonly operation: 'subscription' } & SubscriptionParams)
  | ({ readonly operation: 'subscribe' } & SubscriptionParams & { readonly comment?: string })
  | ({ readonly operation: 'revoke' } & SubscriptionParams)
  | ({ readonly operation: 'update-subscription' } & SubscriptionParams & SubscriptionChange);

export type Operation = Call['operation'];

/** Days as `YYYY-MM-DD`, both inclusive, or everything changed since an instant of the service's clock. */
export type DaysParams = {
  readonly from?: string;
  readonly to?: string;
  readonly updatedSince?: number;
  readonly offset?: number;
};

/** Epoch seconds. The service cuts off what lies more than 24 hours after `from`, silently. */
export type WindowParams = { readonly from: number; readonly to: number };

export type SubscriptionParams = { readonly callbackUrl: string; readonly appli: number };

/** Exactly one of the three, as the service demands. */
export type SubscriptionChange =
  | { readonly newCallbackUrl: string }
  | { readonly newAppli: number }
  | { readonly newComment: string };

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
  /**
   * The upstream request of a call, token in place.
   *
   * `null` where this generation cannot be asked that, so nothing is sent: it has no such call (goals in 2018), which
   * is as good as no data, or the call has no such parameter (`updatedSince` of activity in 2018), which has to be
   * refused, since an empty answer would claim that nothing has changed.
   */
  readonly dataRequest: (
    call: Call,
    apiUrl: string,
    grant: { accessToken: string; userid: string },
  ) => UpstreamRequest | null;
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
