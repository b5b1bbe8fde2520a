import type { Call, MeasuresParams, Operation } from './dialect.ts';

/** Parameters of an upstream call, in the order in which they are sent. */
export type UpstreamParams = Record<string, string>;

/** Where an operation lives upstream, and what it is asked with. */
export type Target = { readonly path: string; readonly params: UpstreamParams };

/** One entry per operation: what a dialect has to know of each call. */
export type Targets = {
  readonly [Name in Operation]: (call: Extract<Call, { operation: Name }>) => Target;
};

export function targetOf(targets: Targets, call: Call): Target {
  // Each entry takes the calls of its own name, which the compiler loses sight of in a lookup.
  const toTarget = targets[call.operation] as (call: Call) => Target;
  return toTarget(call);
}

/** Address of an upstream path. The base may carry a path prefix and may or may not end in a slash. */
export function upstreamUrl(apiUrl: string, path: string): URL {
  const base = new URL(apiUrl);
  base.pathname = `${base.pathname.replace(/\/+$/, '')}/${path}`;
  base.search = '';
  base.hash = '';
  return base;
}

/**
 * What `getmeas` has had in both generations; the type filter differs and is the dialect's own.
 *
 * `lastupdate` goes alone: today it is "either startdate and enddate, or lastupdate".
 */
export function measuresParams(call: MeasuresParams): UpstreamParams {
  return {
    ...(call.updatedSince === undefined
      ? {
          ...(call.from !== undefined && { startdate: toInteger(Math.ceil(call.from)) }),
          ...(call.to !== undefined && { enddate: toInteger(Math.floor(call.to)) }),
        }
      : { lastupdate: toInteger(Math.floor(call.updatedSince)) }),
    ...(call.category !== undefined && { category: toInteger(call.category) }),
    ...(call.offset !== undefined && { offset: toInteger(call.offset) }),
  };
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
