import type { DialectId } from './grants.ts';

/** An app's wish to be told. */
export type Subscription = {
  /** `null` is one that a tester planted: it belongs to every app. */
  readonly clientId: string | null;
  readonly appli: number;
  readonly callbackurl: string;
  readonly comment: string | null;
  /** Of the token that subscribed; the form of the deliveries follows it. */
  readonly dialect: DialectId;
};

/** An address in one category: "this URL will be used as a key". */
export type SubscriptionKey = Pick<Subscription, 'clientId' | 'callbackurl' | 'appli'>;

export type Subscriptions = {
  readonly all: () => readonly Subscription[];
  readonly ofApp: (clientId: string) => readonly Subscription[];
  readonly find: (key: SubscriptionKey) => Subscription | undefined;
  /** Takes the place of the same address in the same category. */
  readonly put: (subscription: Subscription) => void;
  readonly remove: (subscription: Subscription) => void;
};

export function createSubscriptions(): Subscriptions {
  let list: readonly Subscription[] = [];
  const belongs = (subscription: Subscription, clientId: string | null): boolean =>
    subscription.clientId === null || clientId === null || subscription.clientId === clientId;
  const find = ({ clientId, callbackurl, appli }: SubscriptionKey): Subscription | undefined =>
    list.find(
      (subscription) =>
        belongs(subscription, clientId) &&
        subscription.callbackurl === callbackurl &&
        subscription.appli === appli,
    );
  return {
    all: () => list,
    ofApp: (clientId) => list.filter((subscription) => belongs(subscription, clientId)),
    find,
    put: (subscription) => {
      const known = find(subscription);
      list = [...list.filter((other) => other !== known), subscription];
    },
    remove: (subscription) => {
      list = list.filter((other) => other !== subscription);
    },
  };
}
