/** What a hint is about; `other` is whatever the service tells of that has no subject here. */
export const hintKinds = ['measures', 'activity', 'sleep', 'user', 'other'] as const;
export type HintKind = (typeof hintKinds)[number];

/** By `appli` (developer.withings.com, "Notification categories"). */
const kindOfAppli: Readonly<Record<number, HintKind>> = {
  1: 'measures',
  2: 'measures',
  4: 'measures',
  16: 'activity',
  44: 'sleep',
  46: 'user',
  50: 'sleep',
  51: 'sleep',
};

/** What a notification of a category is about. */
export function hintKindOf(appli: number): HintKind {
  return kindOfAppli[appli] ?? 'other';
}

/** That something has changed and when, in epoch seconds: no value, and no word of the service's. */
export type Hint = { readonly kind: HintKind; readonly from: number; readonly to: number };

/** Names of the events of `/events`: a hint, and "some were missed, look at everything". */
export const HINT_EVENT = 'hint';
export const RESYNC_EVENT = 'resync';
