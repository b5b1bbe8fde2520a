import type { WireSubscription } from '#api/wire/notify.ts';
import type { Params } from './day-query.ts';
import type { DialectId } from './grants.ts';
import { answerWith, doneAnswer, escapeSlashes } from './notation.ts';
import { type Answer, failure, invalid } from './reply.ts';
import type { Context } from './services.ts';
import type { State } from './state.ts';
import type { Subscription } from './subscriptions.ts';

/** "The URL length shall not be greater than 255 characters", and the comment neither. */
const longestText = 255;
/** The documents name the refusal (305) and no number. */
const mostPerAppli = 10;
/** The last second of a 32-bit clock: never. */
const neverExpires = 2_147_483_647;
const defaultAppli = 1;

/** Permission that a category of news takes; the retired 45 is in the document's own examples. */
const scopeOfAppli: Readonly<Record<number, string>> = {
  1: 'user.metrics',
  2: 'user.metrics',
  4: 'user.metrics',
  16: 'user.activity',
  44: 'user.activity',
  45: 'user.metrics',
  46: 'user.info',
  50: 'user.sleepevents',
  51: 'user.sleepevents',
  52: 'user.metrics',
  54: 'user.metrics',
  55: 'user.metrics',
  58: 'user.metrics',
  60: 'user.metrics',
  61: 'user.metrics',
  62: 'user.metrics',
};

/** Scope of a subscription; none for looking at one's own list. */
export function subscriptionScope(params: Params): string | null {
  return scopeOfAppli[Number(params.get('appli') ?? defaultAppli)] ?? null;
}

type Refusal = { readonly refusal: Answer };

/** `subscribe`: the address is probed with HEAD, and must answer it. */
export async function subscribe(params: Params, { state, dialect, clientId }: Context): Promise<Answer> {
  const callbackurl = readUrl(params, 'callbackurl');
  if (callbackurl === null) return failure(293, 'The callback URL is either absent or incorrect');
  const appli = readAppli(params, 'appli', dialect === 'nokia' ? defaultAppli : null);
  if (appli === null) return invalid('appli');
  const comment = readComment(params);
  if (typeof comment === 'object' && comment !== null) return comment.refusal;
  const { subscriptions } = state;
  const key = { clientId, callbackurl, appli };
  const siblings = subscriptions.ofApp(clientId).filter((other) => other.appli === appli);
  if (subscriptions.find(key) === undefined && siblings.length >= mostPerAppli) {
    return failure(305, 'Too many notifications are already set');
  }
  if (!(await state.deliveries.probe(callbackurl))) return noSuchCallback();
  subscriptions.put({ ...key, comment, dialect });
  return doneAnswer(dialect, state.switches);
}

/** `list`: what this app subscribed for the person. */
export function listSubscriptions(params: Params, { state, dialect, clientId }: Context): Answer {
  const appli = params.has('appli') ? readAppli(params, 'appli', null) : undefined;
  if (appli === null) return invalid('appli');
  const { subscriptions, switches } = state;
  const profiles = subscriptions
    .ofApp(clientId)
    .filter((subscription) => appli === undefined || subscription.appli === appli)
    .map((subscription) => toWire(subscription, dialect, state));
  const unknown: WireSubscription = { appli: 987, callbackurl: 'http://127.0.0.1:9/', comment: null };
  return answerWith('profiles', switches.unknownEnums ? [...profiles, unknown] : profiles, {}, switches);
}

/** `get`: one subscription. */
export function getSubscription(params: Params, { state, dialect, clientId }: Context): Answer {
  const found = findSubscription(params, state, clientId);
  return 'refusal' in found ? found.refusal : { status: 0, body: toWire(found, dialect, state) };
}

/** `update`: exactly one of another address, another category or another comment. */
export async function updateSubscription(params: Params, { state, clientId }: Context): Promise<Answer> {
  const found = findSubscription(params, state, clientId);
  if ('refusal' in found) return found.refusal;
  const changes = ['new_callbackurl', 'new_appli', 'comment'].filter((name) => params.has(name));
  if (changes.length !== 1) return invalid('new_callbackurl, new_appli or comment');
  const callbackurl = params.has('new_callbackurl') ? readUrl(params, 'new_callbackurl') : found.callbackurl;
  if (callbackurl === null) return failure(293, 'The callback URL is either absent or incorrect');
  const appli = readAppli(params, 'new_appli', found.appli);
  if (appli === null) return invalid('new_appli');
  const comment = params.has('comment') ? readComment(params) : found.comment;
  if (typeof comment === 'object' && comment !== null) return comment.refusal;
  if (callbackurl !== found.callbackurl && !(await state.deliveries.probe(callbackurl)))
    return noSuchCallback();
  state.subscriptions.remove(found);
  state.subscriptions.put({ ...found, callbackurl, appli, comment });
  return { status: 0 };
}

/** `revoke`: one category, or without `appli` every one of that address. */
export function revoke(params: Params, { state, dialect, clientId }: Context): Answer {
  const callbackurl = readUrl(params, 'callbackurl');
  if (callbackurl === null) return failure(293, 'The callback URL is either absent or incorrect');
  const appli = params.has('appli') ? readAppli(params, 'appli', null) : undefined;
  if (appli === null) return invalid('appli');
  const found = state.subscriptions
    .ofApp(clientId)
    .filter((other) => other.callbackurl === callbackurl && (appli === undefined || other.appli === appli));
  if (found.length === 0) return noSuchSubscription();
  for (const subscription of found) state.subscriptions.remove(subscription);
  return doneAnswer(dialect, state.switches);
}

function findSubscription(
  params: Params,
  { subscriptions }: State,
  clientId: string,
): Subscription | Refusal {
  const callbackurl = readUrl(params, 'callbackurl');
  if (callbackurl === null)
    return { refusal: failure(293, 'The callback URL is either absent or incorrect') };
  const appli = readAppli(params, 'appli', defaultAppli);
  if (appli === null) return { refusal: invalid('appli') };
  return subscriptions.find({ clientId, callbackurl, appli }) ?? { refusal: noSuchSubscription() };
}

function noSuchSubscription(): Answer {
  return failure(286, 'No such subscription was found');
}

function noSuchCallback(): Answer {
  return failure(343, "Wrong Notification Callback URL doesn't exist");
}

function readUrl(params: Params, name: string): string | null {
  const text = params.get(name) ?? '';
  if (text.length > longestText || !URL.canParse(text)) return null;
  return /^https?:$/.test(new URL(text).protocol) ? text : null;
}

function readAppli(params: Params, name: string, fallback: number | null): number | null {
  const text = params.get(name);
  if (text === undefined) return fallback;
  return /^\d{1,3}$/.test(text) && Object.hasOwn(scopeOfAppli, text) ? Number(text) : null;
}

function readComment(params: Params): string | null | Refusal {
  const comment = params.get('comment') ?? null;
  if (comment === null || comment.length <= longestText) return comment;
  return { refusal: failure(304, 'The comment is either absent or incorrect') };
}

function toWire(
  { appli, callbackurl, comment }: Subscription,
  dialect: DialectId,
  state: State,
): WireSubscription {
  const { callbackUrls } = state.switches;
  const isEscaped = callbackUrls === 'real' ? dialect === 'nokia' : callbackUrls === 'escaped';
  const url = isEscaped ? escapeSlashes(callbackurl) : callbackurl;
  if (dialect === 'nokia') return { appli, callbackurl: url, comment: comment ?? '' };
  return { appli, callbackurl: url, expires: neverExpires, comment };
}
