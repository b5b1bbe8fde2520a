/**
 * The token-exchange proxy: it alone knows tokens and secrets, and the browser talks to nobody else.
 *
 * Law of this room: web standards only, so that every runtime can serve it; Node is named in `node*.ts`,
 * `static-files.ts`, `development.ts`, `deno.ts` and `launch.js` alone. Every address that is ever called comes from the
 * configuration, every text that is ever answered from a catalogue, and the log has no field for a secret.
 */
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { getPath } from 'hono/utils/url';
import type { Hint } from '#api/wire/events.ts';
import type { WireNotifier } from '#api/wire/notify.ts';
import type { SessionBody } from '#api/wire/session.ts';
import { toResponse, type Answer } from './answer.ts';
import { answerFromApp, type Assets } from './app-shell.ts';
import { createNaming } from './bytes.ts';
import { HOOKS_PATH, SIMULATOR_MOUNT, type Config, type Provider } from './config.ts';
import { createCookieJar, parseCookies } from './cookies.ts';
import { dataRoutes } from './data-routes.ts';
import { errorAnswer, ProxyError } from './errors.ts';
import { createFetchSend } from './fetch-send.ts';
import { framed, type Trace } from './frame.ts';
import { acceptsHtml, checkCaller, isNavigation, readHost, type Guard } from './guards.ts';
import { createEvents, type SetTimer } from './events.ts';
import { createHooks } from './hooks.ts';
import { createLastNews } from './last-news.ts';
import { toFault, type LogLine } from './log.ts';
import { noticePage } from './notice-page.ts';
import { parseAppli, parseJsonParams, parseNothing } from './parameters.ts';
import { runLater } from './memory.ts';
import { createRenewal } from './renewal.ts';
import { readTextBody } from './request-body.ts';
import { createSealer } from './seal.ts';
import { createSessions, type Session } from './session.ts';
import { createMemoryState, type SharedState } from './shared-state.ts';
import { createSignIn } from './sign-in.ts';
import { answerAtRoot, inProcess, LARGEST_BODY, loadSimulator } from './simulator-mount.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createUpstream, type Upstream } from './upstream.ts';
import type { Send } from './upstream-call.ts';

const jsonHeaders = ['content-type', 'application/json; charset=utf-8'];

/** Nothing that is changed through us takes more than a few words. */
const LARGEST_CHANGE = 1024;

export type ProxyOptions = {
  readonly config: Config;
  /** Reaches the service where `send` is not given, and whom a simulated one notifies. */
  readonly fetch: typeof fetch;
  /** A quicker way to the service, where the runtime has one; never used for a simulated one. */
  readonly send?: Send;
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
  /** The same for a server that can write a text as it is. A HEAD gets the text as well: it is not to be written. */
  readonly answer: (request: Request) => Promise<Answer>;
  /** Ends what would go on for ever, so that a server can stop. */
  readonly close: () => void;
};

/** One request on its way through; what several look at is read once. */
type Visit = {
  readonly request: Request;
  readonly url: URL;
  /** As the routes know it: percent-encoded letters are letters. */
  readonly path: string;
  readonly cookies: ReturnType<typeof parseCookies>;
  readonly trace: Trace;
};
type Handler = (visit: Visit, param: string) => Answer | Promise<Answer>;

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
  const send = options.send ?? createFetchSend(options.fetch);
  const lastNews = webhook === undefined ? null : createLastNews({ now, shared });
  const upstreams = new Map(config.providers.map((provider) => [provider.id, upstreamOf(provider)]));
  const signIn = createSignIn({ upstreams, sealer, sessions, jar, once, now });
  const renew = createRenewal({ sessions, once, longestMs: longestTokenCallMs(config) });
  const subscriptions = createSubscriptions({ config, now });
  const hooks = createHooks({ secrets: webhook?.secrets ?? [], now });
  const events = webhook === undefined ? null : createEvents({ setTimer, shared });
  const router = new RegExpRouter<Handler>();
  const ownUrl = new URL(publicOrigin);
  const webhookUrl = webhook === undefined ? undefined : new URL(webhook.origin);

  route(['GET'], 'auth/login', 'navigation', async ({ url, cookies: known }) => {
    const { location, cookies } = await signIn.begin(url.searchParams, known);
    return redirect(location, cookies);
  });
  route(['GET'], 'auth/callback/:provider', 'navigation', async ({ url, cookies, trace }, provider) => {
    const departure = await signIn.finish(provider, url.searchParams, cookies);
    if (departure.failure !== undefined) trace.failure = departure.failure;
    return redirect(basePath + departure.location, departure.cookies);
  });
  route(['GET', 'HEAD'], 'auth/session', 'own', async (visit) => {
    return Response.json(toSessionBody(await readSession(visit)));
  });
  route(['POST'], 'auth/refresh', 'script', async (visit) => {
    const { session, upstream } = await requireSession(visit);
    return new Response(null, { status: 204, headers: { 'set-cookie': await renew(upstream, session) } });
  });
  route(['POST'], 'auth/logout', 'script', async (visit) => {
    const session = await readSession(visit);
    if (session !== null) await sessions.end(session);
    const attempts = visit.cookies.flatMap(([name]) => (jar.isTransaction(name) ? [name] : []));
    const headers = new Headers({ 'clear-site-data': '"cookies", "storage", "cache"' });
    for (const name of [jar.session, ...attempts]) headers.append('set-cookie', jar.expire(name));
    return new Response(null, { status: 204, headers });
  });
  for (const { path, parse } of dataRoutes) {
    route(['GET', 'HEAD'], path, 'script', async (visit) => {
      const { session, upstream } = await requireSession(visit);
      const call = parse(visit.url.searchParams);
      const text = await upstream.fetchData(requireAccess(session), call);
      return { status: 200, headers: jsonHeaders, text };
    });
  }
  route(['GET', 'HEAD', 'POST', 'DELETE'], 'api/subscriptions', 'script', async (visit) => {
    const { session, upstream } = await requireSession(visit);
    const { method } = visit.request;
    if (method === 'POST') {
      const appli = parseAppli(await changeParamsOf(visit));
      await subscriptions.subscribe(upstream, requireAccess(session), appli);
      return new Response(null, { status: 204 });
    }
    if (method === 'DELETE') {
      await subscriptions.revoke(upstream, requireAccess(session), parseAppli(visit.url.searchParams));
      return new Response(null, { status: 204 });
    }
    parseNothing(visit.url.searchParams);
    const profiles = await subscriptions.list(upstream, requireAccess(session));
    return Response.json({ profiles, notifier: toNotifier(session) });
  });
  route(['GET'], 'events', 'own', async (visit) => {
    const { session } = await requireSession(visit);
    // Nothing would ever be told here: a page that hears this does not ask again.
    if (events === null) return new Response(null, { status: 204 });
    const { userid, id } = session;
    return events.open({ userid, sessionId: id }, visit.request.headers.get('last-event-id'));
  });
  if (webhook !== undefined) {
    route(['HEAD', 'POST'], `${HOOKS_PATH}*`, 'navigation', async ({ request, url }) => {
      const candidate = url.pathname.slice(basePath.length + HOOKS_PATH.length);
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
    route(['GET', 'HEAD', 'POST'], `${SIMULATOR_MOUNT}*`, 'navigation', async (visit) => {
      if (visit.path.startsWith(`${basePath}${SIMULATOR_MOUNT}__sim`)) throw new ProxyError('not_found');
      return answerFromSimulator(visit, basePath + SIMULATOR_MOUNT);
    });
    if (config.simulator?.control === true) {
      route(['GET', 'HEAD', 'POST', 'DELETE'], '__sim/*', 'own', (visit) =>
        answerFromSimulator(visit, basePath),
      );
    }
  }

  const nameRequest = createNaming(9);
  const answer = (request: Request): Promise<Answer> =>
    framed(request, { now, secure, nameRequest, log: options.log }, (trace) =>
      answerOrRefuse(request, trace),
    );
  return {
    answer,
    fetch: async (request) => {
      const response = toResponse(await answer(request));
      return request.method === 'HEAD' ? new Response(null, response) : response;
    },
    close() {
      events?.close();
      lastNews?.close();
    },
  };

  async function answerOrRefuse(request: Request, trace: Trace): Promise<Answer> {
    try {
      return await answerByRoute(request, trace);
    } catch (error) {
      if (!(error instanceof ProxyError)) trace.fault = toFault(error);
      const failure = error instanceof ProxyError ? error : new ProxyError('internal');
      trace.failure = failure;
      const isSignIn = trace.route.startsWith('/auth/login') || trace.route.startsWith('/auth/callback');
      if (isSignIn && (failure.code === 'auth_state' || failure.code === 'bad_request')) {
        if (acceptsHtml(request)) {
          trace.policy = 'notice';
          return noticePage(failure, basePath);
        }
      }
      return errorAnswer(failure.code, failure.details);
    }
  }

  async function answerByRoute(request: Request, trace: Trace): Promise<Answer> {
    const url = new URL(request.url);
    const { pathname } = url;
    const isProbe = pathname === '/healthz' || pathname === '/readyz';
    const isHook = webhookUrl !== undefined && pathname.startsWith(basePath + HOOKS_PATH);
    const isAtHook = isHook && readHost(request, url, webhookUrl) === 'own';
    const host = isProbe || isAtHook ? 'own' : readHost(request, url, ownUrl);
    if (host === 'alias' && isNavigation(request))
      return redirect(publicOrigin + pathname + url.search, [], 308);
    if (host !== 'own') throw new ProxyError('misdirected');
    if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) throw new ProxyError('too_large');
    const path = getPath(request);
    const visit = { request, url, path, cookies: parseCookies(request.headers.get('cookie')), trace };
    // Every route is there for all methods, and refuses those that are not its own.
    const [[found], stash] = router.match('ALL', path);
    if (found === undefined) return answerRest(visit);
    const [handle, params] = found;
    const [param = ''] = Object.values(params);
    return handle(visit, typeof param === 'number' ? (stash?.[param] ?? '') : param);
  }

  /** One address, its methods, its guard. Any other method is refused before the guard is asked. */
  function route(
    methods: readonly string[],
    path: string,
    guard: Guard,
    handle: Handler,
    prefix = basePath,
  ): void {
    const pattern = `/${path}`;
    router.add('ALL', prefix + path, (visit, param) => {
      visit.trace.route = pattern;
      if (!methods.includes(visit.request.method)) {
        throw new ProxyError('method_not_allowed', { allow: methods.join(', ') });
      }
      checkCaller(guard, visit.request, publicOrigin);
      if (visit.cookies.filter(([name]) => name === jar.session).length > 1)
        throw new ProxyError('bad_request');
      return handle(visit, param);
    });
  }

  function upstreamOf(provider: Provider): Upstream {
    const isInside = provider.simulated && simulator !== undefined;
    return createUpstream({
      provider,
      send: isInside ? createFetchSend(inProcess(simulator)) : send,
      now,
      limits: config.limits,
      budgetOf,
      setTimer,
      toldAtMs: (userid, kind) => lastNews?.toldAtMs(userid, kind) ?? -Infinity,
    });
  }

  async function readSession({ cookies }: Visit): Promise<Session | null> {
    const value = cookies.find(([name]) => name === jar.session)?.[1];
    const session = await sessions.read(value);
    // A cookie of the time when another service was configured.
    return session !== null && upstreams.has(session.provider) ? session : null;
  }

  async function requireSession(visit: Visit): Promise<{ session: Session; upstream: Upstream }> {
    const session = await readSession(visit);
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

  async function answerFromSimulator({ request, trace }: Visit, mount: string): Promise<Response> {
    if (simulator === undefined) throw new ProxyError('not_found');
    trace.policy = 'document';
    return answerAtRoot(simulator, request, mount);
  }

  async function answerRest({ request, url: { pathname }, trace }: Visit): Promise<Response> {
    if (`${pathname}/` === basePath) return redirect(basePath, [], 308);
    if (!pathname.startsWith(basePath)) throw new ProxyError('not_found');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const path = pathname.slice(basePath.length - 1);
    const answer =
      assets === undefined || !isRead ? null : await answerFromApp(path, request, assets, basePath);
    if (answer !== null) {
      trace.route = 'app';
      trace.policy = 'document';
      return answer;
    }
    if (!isRead) throw new ProxyError('method_not_allowed', { allow: 'GET, HEAD' });
    throw new ProxyError('not_found');
  }
}

/** A signature fetches its nonce first. */
function longestTokenCallMs({ providers, limits }: Config): number {
  return limits.totalMs * (providers.some(({ tokenAuth }) => tokenAuth === 'signature') ? 2 : 1);
}

/** Parameters of a change: in the address or as a JSON object, but each in one of them alone. */
async function changeParamsOf({ request, url }: Visit): Promise<URLSearchParams> {
  const text = await readTextBody(request, LARGEST_CHANGE);
  return new URLSearchParams([...url.searchParams, ...(text === '' ? [] : parseJsonParams(text))]);
}

function redirect(location: string, cookies: readonly string[], status: 303 | 308 = 303): Response {
  const headers = new Headers({ location });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status, headers });
}
