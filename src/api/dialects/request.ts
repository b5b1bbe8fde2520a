import type {
  Call,
  DaysParams,
  MeasuresParams,
  Operation,
  SubscriptionChange,
  SubscriptionParams,
  WindowParams,
} from './dialect.ts';

/** Parameters of an upstream call, in the order in which they are sent. */
export type UpstreamParams = Record<string, string>;

/**
 * A call as it is to be sent: plain, so that every runtime can send it the shortest way it has.
 *
 * Whoever sends it follows no redirect: the token would be carried to wherever it points.
 */
export type UpstreamRequest = {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

/** Where an operation lives upstream, and what it is asked with. */
export type Target = { readonly path: string; readonly params: UpstreamParams };

/** One entry per operation: what a dialect has to know of each call; `null` where it cannot be asked. */
export type Targets = {
  readonly [Name in Operation]: (call: Extract<Call, { operation: Name }>) => Target | null;
};

export function targetOf(targets: Targets, call: Call): Target | null {
  // Each entry takes the calls of its own name, which the compiler loses sight of in a lookup.
  const toTarget = targets[call.operation] as (call: Call) => Target | null;
  return toTarget(call);
}

/** A POST of a form, as both generations and their token endpoints take it. */
export function formRequest(
  url: string,
  form: UpstreamParams,
  headers: Readonly<Record<string, string>> = {},
): UpstreamRequest {
  return {
    method: 'POST',
    url,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body: new URLSearchParams(form).toString(),
  };
}

/** The same call for runtimes, and for a pretend service, that know the web's own kind. */
export function toWebRequest({ method, url, headers, body }: UpstreamRequest): Request {
  return new Request(url, { method, headers: { ...headers }, body, redirect: 'manual' });
}

/** Address of an upstream path. The base may carry a path prefix and may or may not end in a slash. */
export function upstreamUrl(apiUrl: string, path: string): string {
  const { origin, pathname } = new URL(apiUrl);
  return `${origin}${pathname.replace(/\/+$/, '')}/${path}`;
}

/**
 * What `getmeas` has had in both generations; the type filter differs and is the dialect's own.
 *
 * `lastupdate` goes alone: today it is "either startdate and enddate, or lastupdate".
 */
export function measuresParams(call: MeasuresParams): UpstreamParams {
  return {
    ...(call.updatedSince === undefined ? secondsParams(call) : lastUpdateParam(call.updatedSince)),
    ...(call.category !== undefined && { category: toInteger(call.category) }),
    ...offsetParam(call),
  };
}

/**
 * Days as `YYYY-MM-DD`, or `lastupdate` alone, as the service wants either.
 *
 * The document types the days of `getsummary` as "unix epoch"; its own example and every client send dates.
 */
export function daysParams(call: DaysParams): UpstreamParams {
  return {
    ...(call.updatedSince === undefined
      ? {
          ...(call.from !== undefined && { startdateymd: call.from }),
          ...(call.to !== undefined && { enddateymd: call.to }),
        }
      : lastUpdateParam(call.updatedSince)),
    ...offsetParam(call),
  };
}

/** A window in epoch seconds. */
export function windowParams(call: WindowParams): UpstreamParams {
  return secondsParams(call);
}

/** The subscription that a call is about; the service knows it by address and kind together. */
export function subscriptionParams(call: SubscriptionParams): UpstreamParams {
  return { callbackurl: call.callbackUrl, appli: toInteger(call.appli) };
}

/** Exactly one of the three may be there. */
export function subscriptionChangeParams(change: SubscriptionChange): UpstreamParams {
  if ('newCallbackUrl' in change) return { new_callbackurl: change.newCallbackUrl };
  return 'newAppli' in change ? { new_appli: toInteger(change.newAppli) } : { comment: change.newComment };
}

/** Rounded inwards, so that nothing outside the window is asked for. */
function secondsParams({ from, to }: Partial<WindowParams>): UpstreamParams {
  return {
    ...(from !== undefined && { startdate: toInteger(Math.ceil(from)) }),
    ...(to !== undefined && { enddate: toInteger(Math.floor(to)) }),
  };
}

function lastUpdateParam(updatedSince: number): UpstreamParams {
  return { lastupdate: toInteger(Math.floor(updatedSince)) };
}

function offsetParam({ offset }: { readonly offset?: number }): UpstreamParams {
  return offset === undefined ? {} : { offset: toInteger(offset) };
}

/** Plain digits. The service refuses or misreads fractional seconds, and `1e21` would be sent as such. */
export function toInteger(value: number): string {
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(
      `Failed to build the upstream call: ${value} is not an integer. Send whole numbers.`,
    );
  }
  return String(value);
}
