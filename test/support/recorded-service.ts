/**
 * A service that has recorded answers instead of a life: whoever comes is signed in at once, and every operation is
 * answered with the JSON given for it, or with what the service says when there is nothing.
 *
 * The built product, started with the environment that comes along, shows the answer as an account:
 *
 *     const service = await startRecordedService('withings', { getmeas: answer });
 *     const product = await startProduct({ env: service.env });
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Generation = 'withings' | 'nokia';

/** Actions by their own names, and the two of `/v2/sleep` by what they are of. */
export type RecordedOperation =
  | 'getmeas'
  | 'getactivity'
  | 'getintradayactivity'
  | 'getworkouts'
  | 'sleep get'
  | 'sleep getsummary'
  | 'getdevice'
  | 'getgoals'
  | 'getinfo'
  | 'list';

/**
 * What is answered: a whole answer with its `status`, its `body` alone, or a bare list of its records.
 *
 * Of records with a time only those come that lie in what was asked for, as from the service; a `status` other than 0
 * comes as it is.
 */
export type RecordedAnswers = Readonly<Partial<Record<RecordedOperation, unknown>>>;

export type RecordedService = {
  readonly origin: string;
  /** What a product must be started with to ask this service. */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

type Fields = Readonly<Record<string, unknown>>;
type Asked = { readonly path: string; readonly token: string | null; readonly params: URLSearchParams };

/** Random bytes once; the product refuses keys that can be guessed. */
const SECRET_KEY = 'q0Vtd3mNw8JcJ1kq6f3yQyq2H1sT9vXeC5oZb7uLr4E=';
const SCOPE = 'user.info,user.metrics,user.activity';
const LIFE_SEC = 10_800;

export async function startRecordedService(
  generation: Generation,
  answers: RecordedAnswers,
): Promise<RecordedService> {
  const issued = new Set<string>();

  function grant(): Fields {
    const access = `access-${issued.size}`;
    issued.add(access);
    const tokens = {
      access_token: access,
      refresh_token: `refresh-${issued.size}`,
      expires_in: LIFE_SEC,
      scope: SCOPE,
      token_type: 'Bearer',
    };
    return generation === 'withings'
      ? { status: 0, body: { ...tokens, userid: 1_000_001 } }
      : { ...tokens, userid: '1000001' };
  }

  function answer({ path, token, params }: Asked): Fields {
    if (path === tokenPaths[generation]) return grant();
    if (token === null || !issued.has(token)) {
      return { status: 401, body: {}, error: 'XRequestID: 0, The access token provided is invalid' };
    }
    const action = params.get('action') ?? '';
    const operation = path === '/v2/sleep' ? `sleep ${action}` : action;
    if (!isOperation(operation)) return { status: 2554, error: 'Wrong action or wrong webservice' };
    return answerOperation(operation, params, answers[operation]);
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await readAsked(request);
    const redirectUri = asked.params.get('redirect_uri');
    if (asked.path === '/oauth2_user/authorize2' && redirectUri !== null) {
      const arrival = new URL(redirectUri);
      arrival.searchParams.set('code', 'recorded');
      arrival.searchParams.set('state', asked.params.get('state') ?? '');
      response.writeHead(302, { location: arrival.href }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer(asked)));
  }

  const server = createServer((request, response) => {
    void respond(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Failed to listen: no port.');
  const origin = `http://127.0.0.1:${address.port}`;

  return {
    origin,
    env: {
      PROVIDER: generation,
      CLIENT_ID: 'recorded',
      CLIENT_SECRET: 'recorded-client-secret',
      SECRET_KEY,
      UPSTREAM_AUTHORIZE_URL: `${origin}/oauth2_user/authorize2`,
      UPSTREAM_TOKEN_URL: origin + tokenPaths[generation],
      UPSTREAM_API_URL: `${origin}/`,
      // The controls are the simulator's, which is not there.
      SIM_CONTROL: '0',
    },
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const tokenPaths = { withings: '/v2/oauth2', nokia: '/oauth2/token' } as const;

/** GET with everything in the query, or POST with a form: one is the older generation's way, one today's. */
async function readAsked(request: IncomingMessage): Promise<Asked> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://service');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  const params = new URLSearchParams([
    ...searchParams,
    ...new URLSearchParams(Buffer.concat(chunks).toString()),
  ]);
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return { path: pathname, token: bearer ?? params.get('access_token'), params };
}

/** How an operation says that there is nothing, and which of its records an answer holds. */
type Form = {
  readonly empty: (nowSec: number) => Fields;
  /** Name of the list of records, where it has one. */
  readonly list?: string;
  readonly isAskedFor?: (record: Fields, params: URLSearchParams) => boolean;
};

const forms: Readonly<Record<RecordedOperation, Form>> = {
  getmeas: {
    empty: (nowSec) => ({ updatetime: nowSec, timezone: 'Europe/Paris', measuregrps: [] }),
    list: 'measuregrps',
    isAskedFor: (group, params) =>
      isInSeconds(group['date'], group['date'], params) &&
      (!params.has('category') || params.get('category') === String(group['category'])) &&
      isChanged(group, params),
  },
  getactivity: {
    empty: () => ({ activities: [], more: false, offset: 0 }),
    list: 'activities',
    isAskedFor: isOnDays,
  },
  getintradayactivity: { empty: () => ({ series: {} }), list: 'series' },
  getworkouts: {
    empty: () => ({ series: [], more: false, offset: 0 }),
    list: 'series',
    isAskedFor: isOnDays,
  },
  'sleep get': {
    empty: () => ({ series: [], model: 32 }),
    list: 'series',
    isAskedFor: (segment, params) => isInSeconds(segment['startdate'], segment['enddate'], params),
  },
  'sleep getsummary': {
    empty: () => ({ series: [], more: false, offset: 0 }),
    list: 'series',
    isAskedFor: isOnDays,
  },
  getdevice: { empty: () => ({ devices: [] }), list: 'devices' },
  getgoals: { empty: () => ({ goals: [] }) },
  getinfo: { empty: () => ({ user: {} }) },
  list: { empty: () => ({ profiles: [] }), list: 'profiles' },
};

function isOperation(name: string): name is RecordedOperation {
  return Object.hasOwn(forms, name);
}

function answerOperation(operation: RecordedOperation, params: URLSearchParams, recorded: unknown): Fields {
  const form = forms[operation];
  const empty = form.empty(Math.floor(Date.now() / 1000));
  if (recorded === undefined) return { status: 0, body: empty };
  const { list } = form;
  if (Array.isArray(recorded) && list !== undefined)
    return answerOperation(operation, params, { [list]: recorded });
  const fields = recorded as Fields;
  if ('status' in fields && fields['status'] !== 0) return fields;
  const body = (fields['body'] ?? ('status' in fields ? {} : fields)) as Fields;
  // The one day that the older generation answers without a list.
  if (operation === 'getactivity' && 'date' in body) {
    const days = answerOperation(operation, params, [body]);
    return params.has('date') && isOnDays(body, params) ? { status: 0, body } : days;
  }
  return { status: 0, body: { ...empty, ...body, ...cut(form, body, params), ...clockOf(empty) } };
}

/** An answer's own clock is of the day on which it was recorded; to the product it would be wrong by years. */
function clockOf({ updatetime }: Fields): Fields {
  return updatetime === undefined ? {} : { updatetime };
}

/** The records of an answer that were asked for. They are all on one page. */
function cut({ list, isAskedFor }: Form, body: Fields, params: URLSearchParams): Fields {
  const records = list === undefined ? undefined : body[list];
  if (list === undefined || records === undefined) return {};
  const whole = 'more' in body ? { more: false, offset: 0 } : {};
  if (Array.isArray(records)) {
    const asked = (record: unknown) => isAskedFor === undefined || isAskedFor(record as Fields, params);
    return { ...whole, [list]: records.filter(asked) };
  }
  // Minutes are kept by the second at which they begin.
  const minutes = Object.entries(records as Fields).filter(([at]) => isInSeconds(at, at, params));
  return { ...whole, [list]: Object.fromEntries(minutes) };
}

function isInSeconds(from: unknown, to: unknown, params: URLSearchParams): boolean {
  const first = Number(params.get('startdate') ?? -Infinity);
  const last = Number(params.get('enddate') ?? Infinity);
  return Number(to) >= first && Number(from) <= last;
}

function isOnDays(record: Fields, params: URLSearchParams): boolean {
  const date = String(record['date']);
  const first = params.get('startdateymd') ?? params.get('date') ?? '';
  const last = params.get('enddateymd') ?? params.get('date') ?? '9999';
  return date >= first && date <= last && isChanged(record, params);
}

function isChanged(record: Fields, params: URLSearchParams): boolean {
  return Number(record['modified'] ?? Infinity) >= Number(params.get('lastupdate') ?? 0);
}
