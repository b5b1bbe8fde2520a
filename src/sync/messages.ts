import type { DaySpan, RecordKind } from '#domain/record-kinds.ts';
import type { Wish } from './plan.ts';
import type { SyncStatus } from './sync-status.ts';

/** What the tabs of one browser tell each other; all but the signs of life concern one account. */
export type Message =
  /** The leader tells how things stand. */
  | { readonly kind: 'status'; readonly account: string; readonly status: SyncStatus }
  | {
      readonly kind: 'written';
      readonly account: string;
      readonly subject: RecordKind;
      readonly days: DaySpan | null;
    }
  /** A tab that does not lead asks the one that does to look. */
  | { readonly kind: 'wanted'; readonly account: string; readonly urgent: boolean }
  /** What a tab that does not lead has on its screen. */
  | {
      readonly kind: 'wishes';
      readonly account: string;
      readonly tab: string;
      readonly wishes: readonly Wish[];
    }
  | { readonly kind: 'hint'; readonly account: string; readonly wishes: readonly Wish[] }
  | { readonly kind: 'read-again'; readonly account: string }
  | { readonly kind: 'paused'; readonly account: string; readonly isPaused: boolean }
  /** A tab that has just come asks for the status. */
  | { readonly kind: 'hello'; readonly account: string }
  /** The leader has just begun, and asks for wishes. */
  | { readonly kind: 'leading'; readonly account: string }
  /** Asks for a sign of life, and gives it: there is one leader per browser, whatever account it shows. */
  | { readonly kind: 'ping' }
  | { readonly kind: 'pong' };

const kinds: ReadonlySet<unknown> = new Set<Message['kind']>([
  'status',
  'written',
  'wanted',
  'wishes',
  'hint',
  'read-again',
  'paused',
  'hello',
  'leading',
  'ping',
  'pong',
]);

/** Messages come from our own tabs alone, though perhaps from another release: unknown ones are passed over. */
export function toMessage(data: unknown): Message | null {
  if (typeof data !== 'object' || data === null || !('kind' in data) || !kinds.has(data.kind)) return null;
  // Same origin and a known kind.
  return data as Message;
}

/** Whether a message is meant for the tabs of an account. */
export function concerns(message: Message, account: string): boolean {
  return !('account' in message) || message.account === account;
}
