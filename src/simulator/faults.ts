import type { ServiceCall } from './call.ts';
import {
  ControlError,
  type JsonObject,
  readChoice,
  readInteger,
  readObject,
  readText,
} from './control-input.ts';

const kinds = [
  /** `{status, body?, error?}`: an envelope instead of the service's answer. */
  'status',
  /** `{http?}`: an HTTP error (500) with a page of HTML. */
  'http',
  /** HTTP 200 with somebody else's page, as a hotel's network sends. */
  'html200',
  /** `{atByte?}`: the answer, cut off (half way). */
  'truncate',
  /** `{atByte?}`: the connection breaks, before the service saw the call or in the middle of the answer. */
  'reset',
  /** Never answers; the caller has to give up. */
  'stall',
  /** `{ms?}`: answers late (by 1 s). */
  'delay',
  /** `{bytesPerSec?}`: answers byte by byte (1 a second). */
  'drip',
  /** `{bytes?}`: an endless body (1 GiB). */
  'huge',
  /** `{location?}`: sends the caller elsewhere. */
  'redirect',
  /** The call takes effect, the answer is lost. */
  'dropAfterCommit',
  /** `{contentType?}`: the answer under another label (text/plain). */
  'contentType',
  /** A byte order mark before the answer. */
  'bom',
  /** Every object's first key stands there twice, with `null` before its own value: the last one counts. */
  'duplicateKeys',
  /** Unreadable records among the good ones; their ids are above 9,000,000,000. */
  'badRecords',
  /** No records and no further page, as if there were none. */
  'blank',
  /** The same offset again and again. */
  'moreForever',
  /** A page without records that promises more; the next one continues where it should have begun. */
  'emptyPage',
  /** `{more?, offset?}`: these in place of the page's own; `null` leaves one out. */
  'more',
  /** All access tokens die before the call is answered. */
  'killAccess',
  /** All refresh tokens, and the access tokens with them. */
  'killRefresh',
] as const;

type FaultKind = (typeof kinds)[number];
export type Fault = {
  readonly kind: FaultKind;
  readonly status?: number;
  readonly body?: JsonObject;
  readonly error?: string;
  readonly http?: number;
  readonly atByte?: number;
  readonly ms?: number;
  readonly bytesPerSec?: number;
  readonly bytes?: number;
  readonly location?: string;
  readonly contentType?: string;
  readonly more?: unknown;
  readonly offset?: unknown;
};

type FaultRule = {
  readonly id: number;
  readonly match: {
    readonly path?: string;
    readonly action?: string;
    readonly grantType?: string;
    /** Of a list: its first page, or one that was asked for by an offset. */
    readonly page?: 'first' | 'later';
    /** Counts matching calls from 1, beginning when the rule was set. */
    readonly nth: number;
  };
  readonly fault: Fault;
  readonly times: number | 'always';
  seen: number;
  used: number;
};

export type Faults = {
  readonly add: (rule: Pick<FaultRule, 'match' | 'fault' | 'times'>) => FaultRule;
  readonly rules: () => readonly FaultRule[];
  readonly clear: () => void;
  /** The fault for this call; counts it. */
  readonly take: (call: ServiceCall) => Fault | null;
};

export function createFaults(): Faults {
  let rules: FaultRule[] = [];
  let nextId = 1;
  return {
    add: (rule) => {
      const added = { ...rule, id: nextId, seen: 0, used: 0 };
      nextId += 1;
      rules.push(added);
      return added;
    },
    rules: () => rules,
    clear: () => {
      rules = [];
    },
    take: (call) => {
      let fault: Fault | null = null;
      for (const rule of rules) {
        if (!matches(rule, call)) continue;
        rule.seen += 1;
        const isDue = rule.seen >= rule.match.nth && (rule.times === 'always' || rule.used < rule.times);
        if (!isDue || fault !== null) continue;
        rule.used += 1;
        fault = rule.fault;
      }
      return fault;
    },
  };
}

function matches({ match }: FaultRule, call: ServiceCall): boolean {
  return (
    (match.path === undefined || match.path === call.path) &&
    (match.action === undefined || match.action === call.action) &&
    (match.grantType === undefined || match.grantType === call.params.get('grant_type')) &&
    (match.page === undefined || match.page === pageOf(call))
  );
}

function pageOf({ params }: ServiceCall): 'first' | 'later' {
  return Number(params.get('offset') ?? 0) > 0 ? 'later' : 'first';
}

/** Reads `{match, fault, times}`; `fault` may be a bare name where its defaults will do. */
export function readFaultRule(json: unknown): Pick<FaultRule, 'match' | 'fault' | 'times'> {
  const body = readObject(json, 'body', ['match', 'fault', 'times']);
  const match = readObject(body['match'] ?? {}, 'match', ['path', 'action', 'grantType', 'page', 'nth']);
  const text = (name: 'path' | 'action' | 'grantType'): Record<string, string> =>
    match[name] === undefined ? {} : { [name]: readText(match[name], `match.${name}`) };
  return {
    match: {
      ...text('path'),
      ...text('action'),
      ...text('grantType'),
      ...(match['page'] !== undefined && {
        page: readChoice<'first' | 'later'>(match['page'], 'match.page', ['first', 'later']),
      }),
      nth: readInteger(match['nth'] ?? 1, 'match.nth', 1),
    },
    fault: readFault(body['fault']),
    times: body['times'] === 'always' ? 'always' : readInteger(body['times'] ?? 1, 'times', 1),
  };
}

const integerFields = {
  status: 1,
  http: 200,
  atByte: 0,
  ms: 0,
  bytesPerSec: 1,
  bytes: 1,
} as const;

function readFault(value: unknown): Fault {
  const json =
    typeof value === 'string'
      ? { kind: value }
      : readObject(value, 'fault', [
          'kind',
          'body',
          'error',
          'location',
          'contentType',
          'more',
          'offset',
          ...Object.keys(integerFields),
        ]);
  const fields: Record<string, unknown> = { ...json, kind: readChoice(json['kind'], 'fault.kind', kinds) };
  for (const [name, lowest] of Object.entries(integerFields)) {
    if (fields[name] !== undefined) readInteger(fields[name], `fault.${name}`, lowest);
  }
  for (const name of ['error', 'location', 'contentType']) {
    if (fields[name] !== undefined) readText(fields[name], `fault.${name}`);
  }
  if (fields['body'] !== undefined) readObject(fields['body'], 'fault.body', null);
  if (fields['kind'] === 'status' && fields['status'] === undefined) {
    throw new ControlError('fault.status', 'the number to answer with');
  }
  if (fields['http'] !== undefined && Number(fields['http']) > 599) {
    throw new ControlError('fault.http', 'an HTTP status up to 599');
  }
  // Every field was checked above.
  return fields as Fault;
}
