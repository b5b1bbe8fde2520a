import type { SessionBody } from '#api/client.ts';
import type { AccountKey } from '#archive/archive.ts';

/** The session now belongs to somebody else, or to nobody. */
export class AccountChangedError extends Error {
  override readonly name = 'AccountChangedError';

  constructor() {
    super('Failed to sync: another account is connected now. Reload the page.');
  }
}

/**
 * Makes sure that what was just fetched belongs to the account that it will be stored under.
 *
 * A data answer does not say whose it is, and another tab may sign in as somebody else at any time. Asked after the
 * fetch, the session tells: a cookie that is still the same account's now was so when the call was made.
 */
export function requireAccount(session: SessionBody, account: AccountKey): void {
  if (!session.connected || session.provider !== account.provider || session.userid !== account.userid) {
    throw new AccountChangedError();
  }
}
