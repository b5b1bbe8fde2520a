/** A fact about the surroundings that changes, such as "this tab is visible". */
export type Condition = {
  readonly isTrue: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
};

/** What we need of a BroadcastChannel. */
export type SyncChannel = {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
};

/** Calls back later and returns how to cancel that. */
export type SetTimer = (run: () => void, delayMs: number) => () => void;
