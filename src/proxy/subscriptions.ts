import type { WireSubscription } from '#api/wire/notify.ts';
import { HOOKS_PATH, type Config } from './config.ts';
import { ProxyError } from './errors.ts';
import { createMemory } from './memory.ts';
import type { Session } from './session.ts';
import { IDENTICAL_CALL_MS, type Upstream } from './upstream.ts';

/** One entry of the list as the browser sees it: the service's names, no secret, and whose it is. */
type SubscriptionBody = {
  readonly appli: number;
  readonly callbackurl: string;
  readonly comment: string | null;
  readonly expires?: number;
  /** Made by this installation, and thus ours to end. */
  readonly own: boolean;
};

type Subscription = Omit<SubscriptionBody, 'callbackurl'> & { readonly callbackUrl: string };
type Kind = 'subscribe' | 'revoke';
type Change = { readonly kind: Kind; readonly appli: number; readonly at: number };

/**
 * The notifications of the connected account.
 *
 * The app's other users of the same account may have subscriptions of their own: an address is ours only below this
 * installation's own `/hooks/`, whatever secret it ends in, and no other is ever changed.
 */
export type Subscriptions = {
  list: (upstream: Upstream, session: Session) => Promise<readonly SubscriptionBody[]>;
  subscribe: (upstream: Upstream, session: Session, appli: number) => Promise<void>;
  /** Ends ours of this kind, those with an older secret too. */
  revoke: (upstream: Upstream, session: Session, appli: number) => Promise<void>;
};

export function createSubscriptions(options: {
  config: Pick<Config, 'webhook' | 'publicOrigin' | 'basePath'>;
  now: () => number;
}): Subscriptions {
  const { config, now } = options;
  const { webhook, publicOrigin, basePath } = config;
  const ownPrefix = `${webhook?.origin ?? publicOrigin}${basePath}${HOOKS_PATH}`;
  const changing = createMemory<true>({ now, keepMs: () => IDENTICAL_CALL_MS, maxEntries: 1000 });
  const changesByPerson = new Map<string, readonly Change[]>();

  function recentChanges(person: string): readonly Change[] {
    return (changesByPerson.get(person) ?? []).filter(({ at }) => Math.abs(now() - at) < IDENTICAL_CALL_MS);
  }

  function keepChange(person: string, change: Change): void {
    for (const known of changesByPerson.keys()) {
      if (recentChanges(known).length === 0) changesByPerson.delete(known);
    }
    changesByPerson.set(person, [...recentChanges(person), change]);
  }

  function requireOwnUrl(): string {
    const secret = webhook?.secrets[0];
    if (secret === undefined) throw new ProxyError('bad_request', { reason: 'no webhook origin' });
    return ownPrefix + secret;
  }

  async function listAll(upstream: Upstream, session: Session): Promise<readonly Subscription[]> {
    const listed = readProfiles(await upstream.fetchData(session, { operation: 'subscriptions' }), ownPrefix);
    // The list may be one from memory, and asking again so soon is refused: what changed since is known here.
    return recentChanges(personOf(session)).reduce(
      (list, change) => applyChange(list, change, requireOwnUrl()),
      listed,
    );
  }

  /** A change that was made a moment ago is not sent again: the service would refuse it, and hold up all calls. */
  async function change(
    session: Session,
    kind: Kind,
    appli: number,
    send: () => Promise<void>,
  ): Promise<void> {
    const person = personOf(session);
    const { replayOf } = await changing.run(`${person} ${kind} ${appli}`, async () => {
      await send();
      keepChange(person, { kind, appli, at: now() });
      return true;
    });
    const last = recentChanges(person).findLast((done) => done.appli === appli);
    if (replayOf === null || last === undefined || last.kind === kind) return;
    const waitMs = replayOf + IDENTICAL_CALL_MS - now();
    throw new ProxyError('rate_limited', { retryAfterSec: Math.max(1, Math.ceil(waitMs / 1000)) });
  }

  return {
    async list(upstream, session) {
      const all = await listAll(upstream, session);
      return all.map(({ callbackUrl, ...rest }) => ({
        ...rest,
        callbackurl: rest.own ? ownPrefix : withoutSecrets(callbackUrl),
      }));
    },
    async subscribe(upstream, session, appli) {
      const callbackUrl = requireOwnUrl();
      await change(session, 'subscribe', appli, () =>
        upstream.sendChange(session, { operation: 'subscribe', callbackUrl, appli }),
      );
    },
    async revoke(upstream, session, appli) {
      requireOwnUrl();
      await change(session, 'revoke', appli, async () => {
        const all = await listAll(upstream, session);
        for (const { callbackUrl } of all.filter((entry) => entry.own && entry.appli === appli)) {
          await upstream.sendChange(session, { operation: 'revoke', callbackUrl, appli });
        }
      });
    },
  };
}

function personOf({ provider, userid }: Session): string {
  return `${provider} ${userid}`;
}

function applyChange(
  list: readonly Subscription[],
  { kind, appli }: Change,
  callbackUrl: string,
): readonly Subscription[] {
  if (kind === 'revoke') return list.filter((entry) => !entry.own || entry.appli !== appli);
  const isListed = list.some((entry) => entry.callbackUrl === callbackUrl && entry.appli === appli);
  return isListed ? list : [...list, { appli, callbackUrl, comment: null, own: true }];
}

/** Entries without a kind or an address can neither be shown nor ended; their neighbours can. */
function readProfiles(bodyText: string, ownPrefix: string): readonly Subscription[] {
  const { profiles } = JSON.parse(bodyText) as { profiles?: unknown };
  const entries = typeof profiles === 'object' && profiles !== null ? Object.values(profiles) : [];
  return entries.flatMap((entry): readonly Subscription[] => {
    // Each field is checked below.
    const { appli, callbackurl, comment, expires } = (entry ?? {}) as {
      [Name in keyof WireSubscription]: unknown;
    };
    if (!/^\d{1,9}$/.test(String(appli)) || typeof callbackurl !== 'string') return [];
    // Double-escaped in the document: it decodes to `http:\/\/www.google.fr`.
    const callbackUrl = callbackurl.replaceAll('\\', '');
    return [
      {
        appli: Number(appli),
        callbackUrl,
        comment: typeof comment === 'string' ? comment : null,
        ...(typeof expires === 'number' && { expires }),
        own: normalised(callbackUrl).startsWith(ownPrefix),
      },
    ];
  });
}

/** `HTTPS://Health.Example:443/` is our address too. */
function normalised(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}

/** Other apps put their keys into the query, or before the host. */
function withoutSecrets(url: string): string {
  const [address = ''] = url.split(/[?#]/);
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1');
}
