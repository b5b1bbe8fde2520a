import * as v from 'valibot';

import { hintKindOf } from '#api/wire/events.ts';
import type { Subscription } from '#domain/devices.ts';
import type { EpochSec } from '#domain/time.ts';

import type { Client } from './client.ts';
import {
  readEpochSec,
  readFlag,
  readInteger,
  readList,
  readMap,
  readText,
  type Quarantined,
} from './decode.ts';
import { ApiError } from './errors.ts';
import { field, lenient, toQuarantined } from './schema.ts';

export type SubscriptionList = {
  readonly subscriptions: readonly Subscription[];
  readonly quarantined: readonly Quarantined[];
};

/** What our own server knows of the notifications that reach it. */
export type Notifier = {
  /** It has an address that the service can call. */
  readonly canBeNotified: boolean;
  /** Since when it listens; null where it does not. */
  readonly listeningSince: EpochSec | null;
  /** When the service last told of the data that a category is about; null where nothing was heard yet. */
  readonly heardAt: (appli: number) => EpochSec | null;
};

/** Asks which notifications the service sends for this person, to other addresses of the same app as well. */
export async function fetchSubscriptions(
  client: Pick<Client, 'get'>,
  signal?: AbortSignal,
): Promise<SubscriptionList & { readonly notifier: Notifier }> {
  const answer = await client.get('api/subscriptions', undefined, signal);
  return { ...decodeSubscriptions(answer), notifier: decodeNotifier(readMap(answer)?.['notifier']) };
}

/** A server of an older release tells nothing of itself, and is taken for one that cannot be notified. */
function decodeNotifier(json: unknown): Notifier {
  const { live, since, heard } = readMap(json) ?? {};
  const times = readMap(heard) ?? {};
  return {
    canBeNotified: live === true,
    listeningSince: live === true ? readEpochSec(since) : null,
    heardAt: (appli) => readEpochSec(times[hintKindOf(appli)]),
  };
}

/**
 * Has the service notify this installation of one kind of data (`appli`, such as 1 for weight).
 *
 * The address is the server's own secret: a caller neither knows nor chooses it.
 */
export async function subscribe(
  client: Pick<Client, 'send'>,
  appli: number,
  signal?: AbortSignal,
): Promise<void> {
  await client.send('POST', 'api/subscriptions', { appli }, signal);
}

/** Ends the notifications of one kind to this installation. */
export async function revokeSubscription(
  client: Pick<Client, 'send'>,
  appli: number,
  signal?: AbortSignal,
): Promise<void> {
  await client.send('DELETE', 'api/subscriptions', { appli }, signal);
}

/** The last second of a 32-bit clock, which the service sends for "never". */
const NEVER = 2_147_483_647;

const wireSubscription = v.object({
  // Any number: the document subscribes to 45 and leaves it out of its list.
  appli: field('integer', readInteger),
  callbackurl: field('address', readCallbackUrl),
  comment: lenient(readText),
  expires: lenient(readExpiry),
  // Added by the proxy, which alone knows its secret addresses.
  own: lenient(readFlag),
});

/** Decodes the `body` of a `notify list` answer of either generation. */
export function decodeSubscriptions(json: unknown): SubscriptionList {
  const body = readMap(json);
  const items = Array.isArray(json) ? json : body && readList(body['profiles']);
  if (items === null) {
    throw new ApiError('upstream_invalid', 'read the subscriptions', { reason: 'there is no list of them' });
  }
  const subscriptions: Subscription[] = [];
  const quarantined: Quarantined[] = [];
  for (const [index, raw] of items.entries()) {
    const parsed = v.safeParse(wireSubscription, raw);
    if (parsed.success) subscriptions.push(toSubscription(parsed.output));
    else quarantined.push(toQuarantined(parsed.issues, `profiles.${index}`, raw));
  }
  return { subscriptions, quarantined };
}

/**
 * Decodes the `body` of a `notify get` answer: one subscription without a list.
 *
 * `asked` stands in for what the answer does not repeat.
 */
export function decodeSubscription(
  json: unknown,
  asked: Pick<Subscription, 'appli' | 'callbackUrl'>,
): Subscription {
  const body = readMap(json);
  const parsed = v.safeParse(wireSubscription, {
    ...body,
    appli: body?.['appli'] ?? asked.appli,
    callbackurl: body?.['callbackurl'] ?? asked.callbackUrl,
  });
  if (body === null || !parsed.success) {
    throw new ApiError('upstream_invalid', 'read the subscription', { reason: 'it has no address or kind' });
  }
  return toSubscription(parsed.output);
}

function toSubscription(wire: v.InferOutput<typeof wireSubscription>): Subscription {
  return {
    appli: wire.appli,
    callbackUrl: wire.callbackurl,
    comment: wire.comment ?? null,
    ...(wire.expires !== undefined && { expiresAt: wire.expires }),
    ...(wire.own !== undefined && { isOwn: wire.own }),
  };
}

/** Double-escaped in the document: `http:\/\/www.google.fr` after decoding. No address has a backslash of its own. */
function readCallbackUrl(input: unknown): string | null {
  return readText(typeof input === 'string' ? input.replaceAll('\\', '') : input);
}

function readExpiry(input: unknown): EpochSec | null {
  const at = readEpochSec(input);
  return at === NEVER ? null : at;
}
