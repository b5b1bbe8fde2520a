import { hintKindOf, type Hint } from '#api/wire/events.ts';
import { isSameText } from './bytes.ts';
import { ProxyError } from './errors.ts';
import { readTextBody } from './request-body.ts';

/** A notification has about a hundred characters. */
const LARGEST_NOTIFICATION = 16 * 1024;
const DAY_SEC = 86_400;
/** No zone is further ahead of UTC, none further behind. */
const ZONE_AHEAD_SEC = 14 * 3600;
const ZONE_BEHIND_SEC = 12 * 3600;

export type Hooks = {
  /** Takes as long for a wrong secret as for a right one. */
  isSecret: (candidate: string) => Promise<boolean>;
  /** Whom a notification is about, and what to look at again. Throws `bad_request` for what is none. */
  readNotification: (request: Request) => Promise<{ userid: string; hint: Hint }>;
};

export function createHooks(options: { secrets: readonly string[]; now: () => number }): Hooks {
  const { secrets, now } = options;

  /** A clock ahead of ours by less than a day is believed; later ends are cut. */
  function clamp(from: number, to: number): { from: number; to: number } {
    if (from > to) throw new ProxyError('bad_request');
    const latest = Math.floor(now() / 1000) + DAY_SEC;
    return { from: Math.min(from, latest), to: Math.min(to, latest) };
  }

  function readSpan(params: ReadonlyMap<string, string>): { from: number; to: number } {
    const from = readInteger(params, 'startdate');
    const to = readInteger(params, 'enddate');
    if (from !== undefined && to !== undefined) return clamp(from, to);
    if (from !== undefined || to !== undefined) throw new ProxyError('bad_request');
    const date = params.get('date');
    if (date === undefined) return clamp(Math.floor(now() / 1000), Math.floor(now() / 1000));
    const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) / 1000 : Number.NaN;
    if (!Number.isNaN(day)) {
      return clamp(Math.max(0, day - ZONE_AHEAD_SEC), Math.max(0, day + DAY_SEC + ZONE_BEHIND_SEC));
    }
    const at = readInteger(params, 'date') ?? 0;
    return clamp(at, at);
  }

  return {
    async isSecret(candidate) {
      const matches = await Promise.all(secrets.map((secret) => isSameText(secret, candidate)));
      return matches.includes(true);
    },
    async readNotification(request) {
      const params = await readParams(request);
      const userid = params.get('userid');
      if (userid === undefined || !/^\d{1,20}$/.test(userid)) throw new ProxyError('bad_request');
      const appli = readInteger(params, 'appli');
      return { userid, hint: { kind: hintKindOf(appli ?? 0), ...readSpan(params) } };
    },
  };
}

/** What is read of a notification; the service may add more. */
const names = ['userid', 'appli', 'startdate', 'enddate', 'date'] as const;
type Name = (typeof names)[number];

/** The document of 2018 shows the parameters in the address, today they are a form: both are read, if they agree. */
async function readParams(request: Request): Promise<ReadonlyMap<Name, string>> {
  const text = await readTextBody(request, LARGEST_NOTIFICATION);
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  const isForm = /^(?:application\/x-www-form-urlencoded)?$/i.test(type.trim());
  if (text !== '' && !isForm) throw new ProxyError('bad_request');
  const sources = [new URL(request.url).searchParams, new URLSearchParams(text)];
  const params = new Map<Name, string>();
  for (const source of sources) {
    for (const name of names) {
      const [value, ...more] = source.getAll(name);
      if (value === undefined) continue;
      if (more.length > 0 || (params.get(name) ?? value) !== value) throw new ProxyError('bad_request');
      params.set(name, value);
    }
  }
  return params;
}

function readInteger(params: ReadonlyMap<string, string>, name: Name): number | undefined {
  const text = params.get(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,12}$/.test(text)) throw new ProxyError('bad_request');
  return Number(text);
}
