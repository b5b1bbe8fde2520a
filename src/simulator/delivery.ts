import type { Clock } from './clock.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';
import type { Switches } from './switches.ts';

/** "The receiver must answer within 2 seconds." */
const patienceMs = 2000;
/** "Up to ten attempts over several hours"; how they are spaced is not documented. */
const pausesToday: readonly number[] = [60, 120, 300, 600, 1200, 1800, 3600, 3600, 7200];
/** Four, says the older guide, and then the subscription is dropped. */
const pauses2018: readonly number[] = [60, 600, 3600];
const keptDeliveries = 500;

/** A notification on its way to one subscriber. */
type Delivery = {
  readonly subscription: Subscription;
  readonly form: Readonly<Record<string, string>>;
  readonly attempts: { atSec: number; outcome: string }[];
  /** Epoch seconds of the next attempt; `null` when there will be none. */
  dueSec: number | null;
  isUnderway: boolean;
};

type DeliveryReport = {
  readonly callbackurl: string;
  readonly form: Readonly<Record<string, string>>;
  readonly attempts: readonly { readonly atSec: number; readonly outcome: string }[];
  readonly state: 'delivered' | 'waiting' | 'given up';
};

export type Deliveries = {
  /** Whether the address answers HEAD as it must. */
  readonly probe: (url: string) => Promise<boolean>;
  readonly send: (subscription: Subscription, form: Readonly<Record<string, string>>) => void;
  /** Makes every attempt whose time has come; resolves when all of them have an outcome. */
  readonly pump: () => Promise<void>;
  readonly reports: () => readonly DeliveryReport[];
};

type Options = {
  readonly deliver: typeof fetch | undefined;
  readonly clock: Clock;
  readonly switches: Switches;
  readonly subscriptions: Subscriptions;
};

const delivered = 'delivered';

/** Carries notifications; times go by the simulator's clock, patience by the real one. */
export function createDeliveries({ deliver, clock, switches, subscriptions }: Options): Deliveries {
  let list: Delivery[] = [];

  const attempt = async (delivery: Delivery): Promise<void> => {
    delivery.isUnderway = true;
    const atSec = clock.nowSec();
    const outcome = await post(deliver, delivery.subscription.callbackurl, delivery.form);
    delivery.attempts.push({ atSec, outcome });
    delivery.isUnderway = false;
    delivery.dueSec = outcome === delivered ? null : nextAttempt(delivery, atSec);
  };
  const nextAttempt = ({ attempts, subscription }: Delivery, atSec: number): number | null => {
    const pauses = switches.retries === '2018' ? pauses2018 : pausesToday;
    const pause = pauses[attempts.length - 1];
    if (pause === undefined && switches.retries === '2018') subscriptions.remove(subscription);
    return pause === undefined ? null : atSec + pause;
  };
  const isWanted = ({ subscription }: Delivery): boolean => subscriptions.all().includes(subscription);

  return {
    probe: async (url) => deliver === undefined || (await head(deliver, url)),
    send: (subscription, form) => {
      if (deliver === undefined || switches.notifications === 'muted') return;
      const copies = switches.notifications === 'twice' ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) {
        const dueSec = clock.nowSec() + switches.notificationDelaySec;
        list.push({ subscription, form, attempts: [], dueSec, isUnderway: false });
      }
      list = list.slice(-keptDeliveries);
    },
    pump: async () => {
      const nowSec = clock.nowSec();
      const due = list.filter(({ dueSec, isUnderway }) => dueSec !== null && dueSec <= nowSec && !isUnderway);
      for (const delivery of due) if (!isWanted(delivery)) delivery.dueSec = null;
      const wanted = due.filter(({ dueSec }) => dueSec !== null);
      if (switches.notifications === 'reversed') wanted.reverse();
      await Promise.all(wanted.map(attempt));
    },
    reports: () =>
      list.map(({ subscription, form, attempts, dueSec }) => ({
        callbackurl: subscription.callbackurl,
        form,
        attempts,
        state: attempts.at(-1)?.outcome === delivered ? delivered : dueSec === null ? 'given up' : 'waiting',
      })),
  };
}

async function head(deliver: typeof fetch, url: string): Promise<boolean> {
  return (
    (await inTime((signal) => deliver(url, { method: 'HEAD', redirect: 'manual', signal }))) === delivered
  );
}

/** "Notifications are merely HTTP POST requests to this URL", as a form. */
async function post(
  deliver: typeof fetch | undefined,
  url: string,
  form: Readonly<Record<string, string>>,
): Promise<string> {
  if (deliver === undefined) return 'nobody carries it';
  const body = new URLSearchParams(form);
  return inTime((signal) => deliver(url, { method: 'POST', body, redirect: 'manual', signal }));
}

/** Any answer outside 2xx is a failure; so is one that comes late. */
async function inTime(call: (signal: AbortSignal) => Promise<Response>): Promise<string> {
  const giveUp = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => {
      giveUp.abort();
      resolve('no answer within 2 s');
    }, patienceMs);
  });
  const answered = (async () => {
    try {
      const response = await call(giveUp.signal);
      await response.body?.cancel();
      return response.ok ? delivered : `HTTP ${response.status}`;
    } catch {
      return 'no connection';
    }
  })();
  const outcome = await Promise.race([answered, late]);
  clearTimeout(timer);
  return outcome;
}
