import { createSimulator } from '#simulator/simulator.ts';
import type { SimulatorOptions } from '#simulator/options.ts';

export const origin = 'http://simulator.test';
export const redirectUri = 'http://127.0.0.1:8080/auth/callback/simulator';
export const app = { client_id: 'my-app', client_secret: 'my-secret' };
export const noon = Date.parse('2026-11-22T12:00:00Z');

export type DialectName = 'nokia' | 'withings';
export type Tokens = { access_token: string; refresh_token: string; userid: string | number; scope: string };
/** An envelope as a test reads it: loosely, the simulator's types are what is being checked. */
export type Json = { status: number; error?: string; body: Record<string, never> & Record<string, unknown> };
export type Truth = {
  grpid: number;
  date: number;
  timezone: string;
  category: number;
  attrib: number;
  deviceid: string | null;
  created: number;
  modified: number;
  measures: { type: number; value: number; position?: number }[];
};
export type WireGroup = {
  grpid: number;
  date: number;
  attrib: number;
  category: number;
  measures: { type: number; value: number; unit: number }[];
};

/** Address of a call by its action. */
export const pathOf: Readonly<Record<string, string>> = {
  getdevice: '/v2/user',
  getgoals: '/v2/user',
  getinfo: '/user',
  getmeas: '/measure',
  getactivity: '/v2/measure',
  getintradayactivity: '/v2/measure',
  getworkouts: '/v2/measure',
  get: '/v2/sleep',
  getsummary: '/v2/sleep',
};
export type Row = Record<string, unknown>;

const json = async (response: Promise<Response>): Promise<Json> => (await response).json();

const consentQuery = (changes: Record<string, string> = {}): string =>
  new URLSearchParams({
    response_type: 'code',
    client_id: app.client_id,
    redirect_uri: redirectUri,
    scope: 'user.info,user.metrics,user.activity',
    state: 'xyz',
    ...changes,
  }).toString();

const tokensOf = (dialect: DialectName, answer: Json & Tokens): Tokens =>
  dialect === 'nokia' ? answer : (answer.body as unknown as Tokens);

const groupsOf = (answer: Json): WireGroup[] => answer.body['measuregrps'] as unknown as WireGroup[];

/** A simulator at a fixed instant, and the calls a client makes, in the manner of either generation. */
export function startSimulator(options: Partial<SimulatorOptions> = {}) {
  const simulator = createSimulator({ now: () => noon, control: true, limits: 'off', ...options });

  const send = (path: string, init?: RequestInit): Promise<Response> =>
    simulator.fetch(new Request(`${origin}${path}`, init));
  const post = (path: string, params: Record<string, string>, headers: Record<string, string> = {}) =>
    send(path, { method: 'POST', body: new URLSearchParams(params), headers });

  const control = async (path: string, body?: unknown): Promise<Response> =>
    send(`/__sim/${path}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
  const advance = (advanceSec: number): Promise<Response> => control('clock', { advanceSec });
  const setFault = (fault: unknown, match: unknown = {}, times: unknown = 1): Promise<Response> =>
    control('faults', { match, fault, times });
  const truth = async (query = ''): Promise<Truth[]> => {
    const answer = await control(`truth?kind=measures${query}`);
    return ((await answer.json()) as { records: Truth[] }).records;
  };
  const calls = async () => {
    const answer = (await (await control('calls')).json()) as { calls: Record<string, unknown>[] };
    return answer.calls;
  };

  const decide = async (decision: string, changes: Record<string, string> = {}): Promise<URL> => {
    const answer = await post(`/oauth2_user/authorize2?${consentQuery(changes)}`, { decision });
    return new URL(answer.headers.get('location') ?? 'about:blank');
  };
  const newCode = async (changes: Record<string, string> = {}): Promise<string> =>
    (await decide('allow', changes)).searchParams.get('code') ?? '';

  const tokenCall = (dialect: DialectName, params: Record<string, string>): Promise<Json & Tokens> =>
    dialect === 'nokia'
      ? (json(post('/oauth2/token', { ...app, ...params })) as Promise<Json & Tokens>)
      : (json(post('/v2/oauth2', { action: 'requesttoken', ...app, ...params })) as Promise<Json & Tokens>);
  const exchange = (dialect: DialectName, code: string, changes: Record<string, string> = {}) =>
    tokenCall(dialect, { grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...changes });
  const refresh = (dialect: DialectName, refreshToken: string, changes: Record<string, string> = {}) =>
    tokenCall(dialect, { grant_type: 'refresh_token', refresh_token: refreshToken, ...changes });
  const signIn = async (dialect: DialectName, changes: Record<string, string> = {}): Promise<Tokens> =>
    tokensOf(dialect, await exchange(dialect, await newCode(changes)));

  /** GET with the token in the query, or POST with it in the header. */
  const call = (dialect: DialectName, token: string, path: string, params: Record<string, string>) =>
    dialect === 'nokia'
      ? json(send(`${path}?${new URLSearchParams({ ...params, access_token: token })}`))
      : json(post(path, params, { authorization: `Bearer ${token}` }));
  /** A data call by its action. */
  const ask = (dialect: DialectName, token: string, action: string, params: Record<string, string> = {}) =>
    call(dialect, token, pathOf[action] ?? '/', { action, ...params });
  const allRows = async (
    dialect: DialectName,
    token: string,
    action: string,
    params: Record<string, string> = {},
  ): Promise<Row[]> => {
    const rows: Row[] = [];
    let offset: number | undefined = 0;
    for (let page = 1; offset !== undefined && page < 100; page += 1) {
      const { body } = await ask(dialect, token, action, { ...params, offset: String(offset) });
      rows.push(...(Object.values(body['activities'] ?? body['series'] ?? []) as Row[]));
      offset = body['more'] === true ? Number(body['offset']) : undefined;
    }
    return rows;
  };
  const truthOf = async (kind: string, query = ''): Promise<Row[]> => {
    const answer = await control(`truth?kind=${kind}${query}`);
    return ((await answer.json()) as { records: Row[] }).records;
  };
  const getMeasures = (dialect: DialectName, token: string, params: Record<string, string> = {}) =>
    call(dialect, token, '/measure', { action: 'getmeas', ...params });
  const allGroups = async (
    dialect: DialectName,
    token: string,
    params: Record<string, string> = {},
    between: (page: number) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<WireGroup[]> => {
    const groups: WireGroup[] = [];
    let offset: number | undefined = 0;
    for (let page = 1; offset !== undefined; page += 1) {
      const answer = await getMeasures(dialect, token, { ...params, offset: String(offset) });
      groups.push(...groupsOf(answer));
      offset = answer.body['more'] === 1 ? Number(answer.body['offset']) : undefined;
      if (offset !== undefined) await between(page);
    }
    return groups;
  };

  return {
    simulator,
    send,
    post,
    json,
    control,
    advance,
    setFault,
    truth,
    calls,
    consentQuery,
    decide,
    newCode,
    exchange,
    refresh,
    tokensOf,
    signIn,
    call,
    ask,
    allRows,
    truthOf,
    getMeasures,
    groupsOf,
    allGroups,
  };
}

/** The value a reader is meant to see, by the one exact way: decimal text. */
export function decimal({ value, unit }: { value: number; unit: number }): number {
  return Number(`${value}e${unit}`);
}
