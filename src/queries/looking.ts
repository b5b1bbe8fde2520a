// For the rooms above, which do not see the sync.
export { LOOK_EVERY_MS } from '#sync/look-interval.ts';
export type { LiveState } from '#sync/sync-status.ts';
