import type { HintKind } from './events.ts';

/** Raw JSON of `/notify`. */
export type WireSubscription = {
  appli?: number | string;
  /** Double-escaped in the document: decodes to `http:\/\/www.google.fr`. */
  callbackurl?: string;
  comment?: string | null;
  /** 2147483647, the last second of a 32-bit clock, for "never". */
  expires?: number | null;
};

/** Form of a delivery. Either a window or a `date`, which is `YYYY-MM-DD` or epoch seconds. */
export type WireNotification = {
  userid?: string;
  appli?: string;
  startdate?: string;
  enddate?: string;
  date?: string;
  deviceid?: string;
  /** `delete`, `unlink` or `update`, for changes of the profile. */
  action?: string;
};

/** What our own server adds to the list: whether it can be notified, since when it listens, and what it last heard of. */
export type WireNotifier = {
  readonly live: boolean;
  /** Epoch seconds. */
  readonly since?: number;
  readonly heard?: Readonly<Partial<Record<HintKind, number>>>;
};
