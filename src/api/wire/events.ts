/** What a hint is about; `other` is whatever the service tells of that has no subject here. */
export const hintKinds = ['measures', 'activity', 'sleep', 'user', 'other'] as const;
export type HintKind = (typeof hintKinds)[number];

/** That something has changed and when, in epoch seconds: no value, and no word of the service's. */
export type Hint = { readonly kind: HintKind; readonly from: number; readonly to: number };

/** Names of the events of `/events`: a hint, and "some were missed, look at everything". */
export const HINT_EVENT = 'hint';
export const RESYNC_EVENT = 'resync';
