/**
 * The token-exchange proxy: it alone knows tokens and secrets, and the browser talks to nobody else.
 *
 * Law of this room: web standards only, so that every runtime can serve it; Node is named in `node*.ts`,
 * `static-files.ts`, `development.ts`, `deno.ts` and `launch.js` alone. Every address that is ever called comes from the
 * configuration, every text that is ever answered from a catalogue, and the log has no field for a secret.
 */
import { Hono, type Context } from 'hono';
import type { Hint } from '#api/wire/events.ts';
import type { WireNotifier } from '#api/wire/notify.ts';
import type { SessionBody } from '#api/wire/session.ts';
import { answerFromApp, type Assets } from './app-shell.ts';
import { HOOKS_PATH, SIMULATOR_MOUNT, type Config, type Provider } from './config.ts';
import { createCookieJar, parseCookies } from './cookies.ts';
import { dataRoutes } from './data-routes.ts';
import { errorAnswer, ProxyError } from './errors.ts';
import { framed, type Trace } from './frame.ts';
import { acceptsHtml, checkCaller, isNavigation, readHost, type Guard } from './guards.ts';
import { createEvents, type SetTimer } from './events.ts';
import { createHooks } from './hooks.ts';
import { createLastNews } from './last-news.ts';
import { toFault, type LogLine } from './log.ts';
import { noticePage } from './notice-page.ts';
import { parseAppli, parseJsonParams, parseNothing } from './parameters.ts';
import { createRenewal } from './renewal.ts';
import { readTextBody } from './request-body.ts';
import { createSealer } from './seal.ts';
import { createSessions, type Session } from './session.ts';
import { createMemoryState, type SharedState } from './shared-state.ts';
import { createSignIn, type Departure } from './sign-in.ts';
import { answerAtRoot, inProcess, LARGEST_BODY, loadSimulator } from './simulator-mount.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createUpstream, type Upstream } from './upstream.ts';

/** Nothing that is changed through us takes more than a few words. */
const LARGEST_CHANGE = 1024;

export type ProxyOptions = {
  readonly config: Config;
  /** Reaches the service; never used for a simulated one. */
  readonly fetch: typeof fetch;
  /** Epoch ms. */
  readonly now: () => number;
  readonly log: (line: LogLine) => void;
  /** The built app; without it, only the proxy's own routes answer. */
  readonly assets?: Assets;
  /** Called with what a notification of the service says has changed, before it is answered: must not take time. */
  readonly onHint?: (userid: string, hint: Hint) => void;
  /** The runtime's own unless given. */
  readonly setTimer?: SetTimer;
  /** What this instance has in common with others; its own memory unless given. */
  readonly shared?: SharedState;
};

export type Proxy = {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Ends what would go on for ever, so that a server can stop. */
  readonly close: () => void;
};

type Env = { Bindings: { trace: Trace } };
type Handler = (context: Context<Env>) => Response | Promise<Response>;

export function createProxy(options: ProxyOptions): Proxy {
  const { config, now, assets, onHint, setTimer = runLater, shared = createMemoryState({ now }) } = options;
  const { once, budgetOf } = shared;
  const { publicOrigin, basePath, webhook } = config;
  const secure = publicOrigin.startsWith('https:');
  const jar = createCookieJar(publicOrigin);
  const sealer = createSealer(config.secretKeys);
  const sessions = createSessions({ sealer, jar, ended: shared.ended, now });
  const simulator =
    config.simulator &&
    loadSimulator(config.simulator, {
      now,
      deliver: options.fetch,
      address: `${config.publicOrigin}${config.basePath}simulator`,
    });
  const upstreams = new Map(config.providers.map((provider) => [provider.id, upstreamOf(provider)]));
  const signIn = createSignIn({ upstreams, sealer, sessions, jar, once, now });
  const renew = createRenewal({ sessions, once, longestMs: longestTokenCallMs(config) });
  const subscriptions = createSubscriptions({ config, now });
  const hooks = createHooks({ secrets: webhook?.secrets ?? [], now });
  const events = webhook === undefined ? null : createEvents({ setTimer, shared });
  const lastNews = webhook === undefined ? null : createLastNews({ now, shared });
  const app = new Hono<Env>();

  app.use(async (context, next) => {
    const request = context.req.raw;
    const { pathname } = new URL(request.url);
    const isProbe = /^\/(?:healthz|readyz)$/.test(pathname);
    const isHook = webhook !== undefined && pathname.startsWith(basePath + HOOKS_PATH);
    const isAtHook = isHook && readHost(request, webhook.origin) === 'own';
    const host = isProbe || isAtHook ? 'own' : readHost(request, publicOrigin);
    if (host === 'alias' && isNavigation(request)) return toPublicOrigin(request);
    if (host !== 'own') throw new ProxyError('misdirected');
    if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) throw new ProxyError('too_large');
    return next();
  });

  route(['GET'], 'auth/login', 'navigation', async (context) => {
    const { location, cookies } = await signIn.begin(queryOf(context), cookiesOf(context));
    return redirect(location, cookies);
  });
  route(['GET'], 'auth/callback/:provider', 'navigation', async (context) => {
    const provider = context.req.param('provider') ?? '';
    const departure = await signIn.finish(provider, queryOf(context), cookiesOf(context));
    keepFailure(context, departure);
    return redirect(basePath + departure.location, departure.cookies);
  });
  route(['GET', 'HEAD'], 'auth/session', 'own', async (context) => {
    return Response.json(toSessionBody(await readSession(context)));
  });
  route(['POST'], 'auth/refresh', 'script', async (context) => {
    const { session, upstream } = await requireSession(context);
    return new Response(null, { status: 204, headers: { 'set-cookie': await renew(upstream, session) } });
  });
  route(['POST'], 'auth/logout', 'script', async (context) => {
    const session = await readSession(context);
    if (session !== null) await sessions.end(session);
    const attempts = cookiesOf(context).flatMap(([name]) => (jar.isTransaction(name) ? [name] : []));
    const headers = new Headers({ 'clear-site-data': '"cookies", "storage", "cache"' });
    for (const name of [jar.session, ...attempts]) headers.append('set-cookie', jar.expire(name));
    return new Response(null, { status: 204, headers });
  });
  for (const { path, parse } of dataRoutes) {
    route(['GET', 'HEAD'], path, 'script', async (context) => {
      const { session, upstream } = await requireSession(context);
      const call = parse(queryOf(context));
      const body = await upstream.fetchData(requireAccess(session), call);
      return new Response(body, { headers: { 'content-type': 'application/json; charset=utf-8' } });
    });
  }
  route(['GET', 'HEAD', 'POST', 'DELETE'], 'api/subscriptions', 'script', async (context) => {
    const { session, upstream } = await requireSession(context);
    const { method } = context.req.raw;
    if (method === 'POST') {
      const appli = parseAppli(await changeParamsOf(context));
      await subscriptions.subscribe(upstream, requireAccess(session), appli);
      return new Response(null, { status: 204 });
    }
    if (method === 'DELETE') {
      await subscriptions.revoke(upstream, requireAccess(session), parseAppli(queryOf(context)));
      return new Response(null, { status: 204 });
    }
    parseNothing(queryOf(context));
    const profiles = await subscriptions.list(upstream, requireAccess(session));
    return Response.json({ profiles, notifier: toNotifier(session) });
  });
  route(['GET'], 'events', 'own', async (context) => {
    const { session } = await requireSession(context);
    // Nothing would ever be told here: a page that hears this does not ask again.
    if (events === null) return new Response(null, { status: 204 });
    const { userid, id } = session;
    return events.open({ userid, sessionId: id }, context.req.raw.headers.get('last-event-id'));
  });
  if (webhook !== undefined) {
    route(['HEAD', 'POST'], `${HOOKS_PATH}*`, 'navigation', async (context) => {
      const request = context.req.raw;
      const candidate = new URL(request.url).pathname.slice(basePath.length + HOOKS_PATH.length);
      if (!(await hooks.isSecret(candidate))) throw new ProxyError('not_found');
      if (request.method === 'POST') {
        const { userid, hint } = await hooks.readNotification(request);
        events?.publish(userid, hint);
        onHint?.(userid, hint);
      }
      return new Response(null, { status: 200 });
    });
  }
  for (const prefix of basePath === '/' ? ['/'] : ['/', basePath]) {
    route(['GET', 'HEAD'], 'healthz', 'navigation', () => Response.json({ status: 'ok' }), prefix);
    route(['GET', 'HEAD'], 'readyz', 'navigation', answerReadiness, prefix);
  }
  if (simulator !== undefined) {
    route(['GET', 'HEAD', 'POST'], `${SIMULATOR_MOUNT}*`, 'navigation', async (context) => {
      if (context.req.path.startsWith(`${basePath}${SIMULATOR_MOUNT}__sim`))
        throw new ProxyError('not_found');
      return answerFromSimulator(context, basePath + SIMULATOR_MOUNT);
    });
    if (config.simulator?.control === true) {
      route(['GET', 'HEAD', 'POST', 'DELETE'], '__sim/*', 'own', (context) =>
        answerFromSimulator(context, basePath),
      );
    }
  }
  app.all('*', answerRest);
  app.onError((error, context) => {
    const { trace } = context.env;
    if (!(error instanceof ProxyError)) trace.fault = toFault(error);
    const failure = error instanceof ProxyError ? error : new ProxyError('internal');
    trace.failure = failure;
    const isSignIn = trace.route.startsWith('/auth/login') || trace.route.startsWith('/auth/callback');
    if (isSignIn && (failure.code === 'auth_state' || failure.code === 'bad_request')) {
      if (acceptsHtml(context.req.raw)) {
        trace.policy = 'notice';
        return noticePage(failure, basePath);
      }
    }
    return errorAnswer(failure.code, failure.details);
  });

  return {
    fetch: (request) =>
      framed(request, { now, secure, log: options.log }, async (trace) => app.fetch(request, { trace })),
    close() {
      events?.close();
      lastNews?.close();
    },
  };

  /** One address, its methods, its guard. Any other method is refused before the guard is asked. */
  function route(
    methods: readonly string[],
    path: string,
    guard: Guard,
    handle: Handler,
    prefix = basePath,
  ): void {
    app.all(prefix + path, (context) => {
      context.env.trace.route = `/${path}`;
      // Hono answers HEAD from GET's handler; the request itself knows.
      if (!methods.includes(context.req.raw.method)) {
        throw new ProxyError('method_not_allowed', { allow: methods.join(', ') });
      }
      checkCaller(guard, context.req.raw, publicOrigin);
      if (cookiesOf(context).filter(([name]) => name === jar.session).length > 1)
        throw new ProxyError('bad_request');
      return handle(context);
    });
  }

  function upstreamOf(provider: Provider): Upstream {
    const fetch = provider.simulated && simulator !== undefined ? inProcess(simulator) : options.fetch;
    return createUpstream({ provider, fetch, now, limits: config.limits, budgetOf });
  }

  async function readSession(context: Context<Env>): Promise<Session | null> {
    const value = cookiesOf(context).find(([name]) => name === jar.session)?.[1];
    const session = await sessions.read(value);
    // A cookie of the time when another service was configured.
    return session !== null && upstreams.has(session.provider) ? session : null;
  }

  async function requireSession(context: Context<Env>): Promise<{ session: Session; upstream: Upstream }> {
    const session = await readSession(context);
    const upstream = session === null ? undefined : upstreams.get(session.provider);
    if (session === null || upstream === undefined) throw new ProxyError('auth_required');
    return { session, upstream };
  }

  function requireAccess(session: Session): Session {
    if (session.expiresAt <= now() / 1000) throw new ProxyError('auth_expired');
    return session;
  }

  function toSessionBody(session: Session | null): SessionBody {
    const providers = config.providers.map(({ id, name, simulated }) => ({ id, name, simulated }));
    const dialect = session === null ? undefined : upstreams.get(session.provider)?.provider.dialect.id;
    if (session === null || dialect === undefined) return { connected: false, providers };
    const { provider, userid, scopes, expiresAt } = session;
    return { connected: true, provider, dialect, userid, scopes, expiresAt, providers };
  }

  function toNotifier({ userid }: Session): WireNotifier {
    return lastNews === null ? { live: false } : { live: true, ...lastNews.of(userid) };
  }

  async function answerReadiness(): Promise<Response> {
    const parts = [...upstreams.values(), shared];
    const reachable = await Promise.all(parts.map((part) => part.isReachable()));
    const ready = reachable.every(Boolean);
    return Response.json({ status: ready ? 'ok' : 'unreachable' }, { status: ready ? 200 : 503 });
  }

  async function answerFromSimulator(context: Context<Env>, mount: string): Promise<Response> {
    if (simulator === undefined) throw new ProxyError('not_found');
    context.env.trace.policy = 'document';
    return answerAtRoot(simulator, context.req.raw, mount);
  }

  async function answerRest(context: Context<Env>): Promise<Response> {
    const request = context.req.raw;
    const { pathname } = new URL(request.url);
    if (`${pathname}/` === basePath) return redirect(basePath, [], 308);
    if (!pathname.startsWith(basePath)) throw new ProxyError('not_found');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const path = pathname.slice(basePath.length - 1);
    const answer =
      assets === undefined || !isRead ? null : await answerFromApp(path, request, assets, basePath);
    if (answer !== null) {
      context.env.trace.route = 'app';
      context.env.trace.policy = 'document';
      return answer;
    }
    if (!isRead) throw new ProxyError('method_not_allowed', { allow: 'GET, HEAD' });
    throw new ProxyError('not_found');
  }

  function toPublicOrigin(request: Request): Response {
    const { pathname, search } = new URL(request.url);
    return redirect(publicOrigin + pathname + search, [], 308);
  }
}

/** A signature fetches its nonce first. */
function longestTokenCallMs({ providers, limits }: Config): number {
  return limits.totalMs * (providers.some(({ tokenAuth }) => tokenAuth === 'signature') ? 2 : 1);
}

function runLater(run: () => void, delayMs: number): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}

function keepFailure(context: Context<Env>, { failure }: Departure): void {
  if (failure !== undefined) context.env.trace.failure = failure;
}

function queryOf(context: Context<Env>): URLSearchParams {
  return new URL(context.req.raw.url).searchParams;
}

/** Parameters of a change: in the address or as a JSON object, but each in one of them alone. */
async function changeParamsOf(context: Context<Env>): Promise<URLSearchParams> {
  const text = await readTextBody(context.req.raw, LARGEST_CHANGE);
  return new URLSearchParams([...queryOf(context), ...(text === '' ? [] : parseJsonParams(text))]);
}

function cookiesOf(context: Context<Env>) {
  return parseCookies(context.req.raw.headers.get('cookie'));
}

function redirect(location: string, cookies: readonly string[], status: 303 | 308 = 303): Response {
  const headers = new Headers({ location });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status, headers });
}
