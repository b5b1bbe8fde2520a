/**
 * The pretend service: both generations of the API on one origin, one invented person behind them.
 *
 * Law of this room: it knows the wire's raw types and nothing else of the product, neither decoders nor domain; a
 * fake that shares the code under test cannot prove it wrong. Every simulator is an instance: no module state, no
 * clock but the given one, the person a pure function of the seed. It runs in Node and in the browser. Failures
 * are switched on in it (`/__sim/faults`), not mocked in tests.
 */
import { type ServiceCall, readCall } from './call.ts';
import { authorizePath, authorizeReply } from './consent.ts';
import { controlReply } from './control.ts';
import { deliver, meetBefore, replyInstead } from './fault-delivery.ts';
import type { Fault } from './faults.ts';
import { tokenPaths, tokenReply } from './oauth.ts';
import type { SimulatorOptions } from './options.ts';
import { stylesheetPath } from './pages.ts';
import { createPostman } from './postman.ts';
import { emptyReply, envelopeReply, htmlReply, jsonReply, type Reply, toResponse } from './reply.ts';
import { rootPage } from './root-page.ts';
import { answerCall, isServicePath } from './services.ts';
import { nonceAnswer, noncePath } from './signature.ts';
import { createState, type State } from './state.ts';
import { stylesheet } from './stylesheet.ts';

export type Simulator = { fetch(request: Request): Promise<Response> };

export function createSimulator(options: SimulatorOptions): Simulator {
  let state = createState(options);
  const reset = (): void => {
    state = createState(options);
  };
  const postman = createPostman(() => state);
  return {
    fetch: async (request) => {
      const path = new URL(request.url).pathname;
      postman.round();
      if (path === '/__sim' || path.startsWith('/__sim/')) {
        if (options.control !== true) return toResponse(jsonReply(404, { error: 'not found' }));
        const reply = await controlReply(request, state, reset);
        postman.round();
        return toResponse(reply);
      }
      // No CORS, as the real services: a preflight learns nothing.
      if (!['GET', 'POST', 'HEAD'].includes(request.method)) {
        return toResponse(emptyReply(405, { allow: 'GET, HEAD, POST' }));
      }
      const page = pageReply(path, options.address ?? new URL(request.url).origin, state, options);
      if (page !== null) return toResponse(page);
      const response = await answer(await readCall(request), state);
      // The call may have been the first to subscribe.
      postman.round();
      return response;
    },
  };
}

function pageReply(
  path: string,
  address: string,
  { person }: State,
  { control = false }: SimulatorOptions,
): Reply | null {
  if (path === '/') return htmlReply(200, rootPage({ person, address, hasControl: control }));
  if (path !== stylesheetPath) return null;
  return {
    http: 200,
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' },
    body: stylesheet,
    status: null,
  };
}

async function answer(call: ServiceCall, state: State): Promise<Response> {
  const entry = state.calls.begin(call, state.clock.nowMs());
  const fault = state.faults.take(call);
  if (fault !== null) {
    entry.fault = fault.kind;
    await meetBefore(fault, call.signal);
    if (fault.kind === 'killAccess') state.grants.killAccess();
    if (fault.kind === 'killRefresh') state.grants.killRefresh();
  }
  const reply = (fault === null ? null : replyInstead(fault)) ?? (await serve(call, state, fault));
  const response = deliver(reply, fault, call.signal);
  state.calls.end(entry, reply);
  return call.method === 'HEAD' ? toResponse(reply, null) : response;
}

async function serve(call: ServiceCall, state: State, fault: Fault | null): Promise<Reply> {
  if (call.path === authorizePath) return authorizeReply(call, state);
  const dialect = Object.hasOwn(tokenPaths, call.path) ? tokenPaths[call.path] : undefined;
  if (dialect !== undefined) return tokenReply(call, dialect, state);
  if (call.path === noncePath) return envelopeReply(await nonceAnswer(call, state));
  if (!isServicePath(call.path))
    return jsonReply(404, { status: 2556, body: {}, error: 'Service is not defined' });
  return envelopeReply(await answerCall(call, state, fault));
}
