import type { AccountKey } from '#archive/archive.ts';

/** What this device remembers besides the archive, in localStorage. */
export type DeviceMemory = {
  /** The account that was open last: its archive can be shown before anybody is asked. */
  readonly readAccount: () => AccountKey | null;
  readonly writeAccount: (account: AccountKey) => void;
  readonly forgetAccount: () => void;
  /** A sign-out that the server has not heard of yet: the cookie is out of a script's reach. */
  readonly isSignOutPending: () => boolean;
  readonly setSignOutPending: (isPending: boolean) => void;
  /** The reader wants no record kept on this device; outlives a sign-out. */
  readonly keepsNothing: () => boolean;
  readonly setKeepNothing: (keepNothing: boolean) => void;
  /** The reader wants no calls made. */
  readonly isPaused: () => boolean;
  readonly setPaused: (isPaused: boolean) => void;
};

const accountItem = 'homeostat.account';
const signOutItem = 'homeostat.signout-pending';
const keepItem = 'homeostat.keep-nothing';
const pauseItem = 'homeostat.paused';

/** Storage may be missing, full or forbidden; then nothing is remembered, and nothing fails. */
export function createDeviceMemory(storage: Storage | undefined): DeviceMemory {
  // Until the page is closed, what the storage refuses is remembered here.
  const refused = new Map<string, string | null>();

  function read(item: string): string | null {
    const own = refused.get(item);
    if (own !== undefined) return own;
    try {
      return storage?.getItem(item) ?? null;
    } catch {
      return null;
    }
  }

  function write(item: string, text: string | null): void {
    try {
      if (storage === undefined) throw new Error('Failed to remember: there is no storage. Nothing to do.');
      if (text === null) storage.removeItem(item);
      else storage.setItem(item, text);
      refused.delete(item);
    } catch {
      refused.set(item, text);
    }
  }

  return {
    readAccount: () => parseAccount(read(accountItem)),
    writeAccount: ({ provider, userid }) => write(accountItem, JSON.stringify({ provider, userid })),
    forgetAccount: () => write(accountItem, null),
    isSignOutPending: () => read(signOutItem) !== null,
    setSignOutPending: (isPending) => write(signOutItem, isPending ? '1' : null),
    keepsNothing: () => read(keepItem) !== null,
    setKeepNothing: (keepNothing) => write(keepItem, keepNothing ? '1' : null),
    isPaused: () => read(pauseItem) !== null,
    setPaused: (isPaused) => write(pauseItem, isPaused ? '1' : null),
  };
}

function parseAccount(text: string | null): AccountKey | null {
  try {
    const stored: unknown = JSON.parse(text ?? 'null');
    if (typeof stored !== 'object' || stored === null) return null;
    const { provider, userid } = { provider: undefined, userid: undefined, ...stored };
    return typeof provider === 'string' && typeof userid === 'string' ? { provider, userid } : null;
  } catch {
    return null;
  }
}
