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
import { rootPage, stylesheetPath } from './pages.ts';
import { emptyReply, envelopeReply, htmlReply, jsonReply, type Reply, toResponse } from './reply.ts';
import { answerCall, isServicePath } from './services.ts';
import { createState, type State } from './state.ts';
import { stylesheet } from './stylesheet.ts';

export type Simulator = { fetch(request: Request): Promise<Response> };

export function createSimulator(options: SimulatorOptions): Simulator {
  let state = createState(options);
  const reset = (): void => {
    state = createState(options);
  };
  return {
    fetch: async (request) => {
      const path = new URL(request.url).pathname;
      if (path === '/__sim' || path.startsWith('/__sim/')) {
        const isOpen = options.control === true;
        return toResponse(
          isOpen ? await controlReply(request, state, reset) : jsonReply(404, { error: 'not found' }),
        );
      }
      // No CORS, as the real services: a preflight learns nothing.
      if (!['GET', 'POST', 'HEAD'].includes(request.method)) {
        return toResponse(emptyReply(405, { allow: 'GET, HEAD, POST' }));
      }
      const page = pageReply(path, state, options.control === true);
      if (page !== null) return toResponse(page);
      return answer(await readCall(request), state);
    },
  };
}

function pageReply(path: string, { person }: State, hasControl: boolean): Reply | null {
  if (path === '/') return htmlReply(200, rootPage(person, hasControl));
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
  const reply = (fault === null ? null : replyInstead(fault)) ?? serve(call, state, fault);
  const response = deliver(reply, fault, call.signal);
  state.calls.end(entry, reply);
  return call.method === 'HEAD' ? toResponse(reply, null) : response;
}

function serve(call: ServiceCall, state: State, fault: Fault | null): Reply {
  if (call.path === authorizePath) return authorizeReply(call, state);
  const dialect = Object.hasOwn(tokenPaths, call.path) ? tokenPaths[call.path] : undefined;
  if (dialect !== undefined) return tokenReply(call, dialect, state);
  if (!isServicePath(call.path))
    return jsonReply(404, { status: 2556, body: {}, error: 'Service is not defined' });
  return envelopeReply(answerCall(call, state, fault));
}
