import {
  ControlError,
  readChoice,
  readInstant,
  readInteger,
  readList,
  readNumber,
  readObject,
  readText,
} from './control-input.ts';
import { changeReadings } from './control-readings.ts';
import { tellTruth } from './control-truth.ts';
import { readFaultRule } from './faults.ts';
import { unlinkItem } from './news.ts';
import { jsonReply, type Reply } from './reply.ts';
import type { State } from './state.ts';
import type { Subscription } from './subscriptions.ts';
import { readSwitches } from './switches.ts';

type Handler = (input: { state: State; json: unknown; query: URLSearchParams }) => unknown;

/** What a tester can do to the simulator; answered only where `control` is on. */
const handlers: Readonly<Record<string, Handler>> = {
  'GET clock': ({ state }) => ({ now: state.clock.nowSec() }),
  'POST clock': ({ state, json }) => moveClock(state, json),
  'GET faults': ({ state }) => ({ faults: state.faults.rules() }),
  'POST faults': ({ state, json }) => state.faults.add(readFaultRule(json)),
  'DELETE faults': ({ state }) => {
    state.faults.clear();
    return {};
  },
  'POST readings': ({ state, json }) => changeReadings(state, json),
  'GET switches': ({ state }) => state.switches,
  'POST switches': ({ state, json }) => Object.assign(state.switches, readSwitches(json)),
  'POST apps': ({ state, json }) => registerApp(state, json),
  'POST subscriptions': ({ state, json }) => plantSubscriptions(state, json),
  'GET deliveries': ({ state }) => ({ deliveries: state.deliveries.reports() }),
  'POST tokens': ({ state, json }) => killTokens(state, json),
  'GET truth': ({ state, query }) => tellTruth(state, query),
  'GET calls': ({ state }) => ({ calls: state.calls.entries() }),
};

export async function controlReply(request: Request, state: State, reset: () => void): Promise<Reply> {
  // A page of another site must not play with the data of somebody who is testing.
  if (request.headers.get('sec-fetch-site') === 'cross-site') return jsonReply(403, { error: 'cross-site' });
  const url = new URL(request.url);
  const name = `${request.method} ${url.pathname.slice('/__sim/'.length)}`;
  if (name === 'POST reset') {
    reset();
    return jsonReply(200, {});
  }
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (handler === undefined) return jsonReply(404, { error: 'not found' });
  try {
    const json = request.method === 'POST' ? await readJson(request) : undefined;
    return jsonReply(200, handler({ state, json, query: url.searchParams }));
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    return jsonReply(400, { error: 'bad request', field: error.field, message: error.message });
  }
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return JSON.parse(await request.text());
  } catch {
    throw new ControlError('body', 'JSON');
  }
}

/** The person's life is computed day by day up to the clock. */
const earliestSec = Date.UTC(1990, 0) / 1000;
const latestSec = Date.UTC(2100, 0) / 1000;

function moveClock({ clock }: State, json: unknown): unknown {
  const body = readObject(json, 'body', ['advanceSec', 'now']);
  if ((body['advanceSec'] === undefined) === (body['now'] === undefined)) {
    throw new ControlError('advanceSec', 'either advanceSec or now');
  }
  const isStep = body['now'] === undefined;
  const step = isStep ? readNumber(body['advanceSec'], 'advanceSec') : 0;
  const target = isStep ? clock.nowSec() + step : readInstant(body['now'], 'now');
  if (target < earliestSec || target > latestSec) {
    throw new ControlError(isStep ? 'advanceSec' : 'now', 'an instant between 1990 and 2100');
  }
  if (isStep) clock.advance(step);
  else clock.set(target);
  return { now: clock.nowSec() };
}

function killTokens({ grants, news, clock }: State, json: unknown): unknown {
  const body = readObject(json, 'body', ['kill']);
  if (readChoice(body['kill'], 'kill', ['access', 'refresh']) === 'access') {
    grants.killAccess();
    return {};
  }
  grants.killRefresh();
  news.announce([unlinkItem(clock.nowSec())], false);
  return {};
}

/** So that signatures of an app that never sends its secret can be checked. */
function registerApp({ apps }: State, json: unknown): unknown {
  const body = readObject(json, 'body', ['clientId', 'clientSecret']);
  apps.learn(readText(body['clientId'], 'clientId'), readText(body['clientSecret'], 'clientSecret'));
  return {};
}

/** Subscriptions that nobody here asked for, and the loss of some. */
function plantSubscriptions({ subscriptions }: State, json: unknown): unknown {
  const body = readObject(json, 'body', ['add', 'delete']);
  const added = readList(body['add'], 'add').map((item, index) => readSubscription(item, `add[${index}]`));
  const deleted = readList(body['delete'], 'delete').map((item, index) =>
    readSubscription(item, `delete[${index}]`),
  );
  for (const subscription of added) subscriptions.put(subscription);
  for (const key of deleted) {
    const found = subscriptions.find(key);
    if (found !== undefined) subscriptions.remove(found);
  }
  return { subscriptions: subscriptions.all() };
}

function readSubscription(item: unknown, field: string): Subscription {
  const fields = readObject(item, field, ['callbackurl', 'appli', 'comment', 'clientId', 'dialect']);
  const text = (name: string): string | null =>
    fields[name] === undefined || fields[name] === null ? null : readText(fields[name], `${field}.${name}`);
  return {
    clientId: text('clientId'),
    callbackurl: readText(fields['callbackurl'], `${field}.callbackurl`),
    appli: readInteger(fields['appli'], `${field}.appli`, 0),
    comment: text('comment'),
    dialect: readChoice(fields['dialect'] ?? 'withings', `${field}.dialect`, ['nokia', 'withings']),
  };
}
