/** A page in view looks for what is new this long after it last did, ms. */
export const LOOK_EVERY_MS = 5 * 60_000;
