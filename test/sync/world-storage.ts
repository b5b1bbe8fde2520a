import 'fake-indexeddb/auto';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';

/** What a fault of the device does to one tab's databases. Every part is asked anew each time. */
export type StorageFault = {
  /** Called with each transaction; what it throws is thrown at the tab. */
  onTransaction?: (transaction: IDBTransaction, mode: IDBTransactionMode) => void;
  /** The error with which databases refuse to open, `'throws'` where the call itself fails, `'never'` for silence. */
  onOpen?: () => DOMException | 'throws' | 'never' | null;
};

/** So long a tab of these tests waits for a database, of real time. */
export const tabPatienceMs = 250;
/** Until it has tried once more, and given up. */
const silenceMs = tabPatienceMs + 200;

/** One tab's way to the device's databases. */
type TabStorage = {
  readonly factory: IDBFactory;
  /** The process ended: what was not committed is gone, and nothing answers any more. */
  readonly kill: () => void;
};

/** The databases of one origin, shared by its tabs. */
export function createStorage() {
  const factory = new FakeFactory();
  const fault: StorageFault = {};
  let busy = 0;

  /** Counted until it has ended, so that the world knows when it is quiet. */
  function track(target: EventTarget, events: readonly string[]): void {
    busy += 1;
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      busy -= 1;
    };
    for (const event of events) target.addEventListener(event, end);
  }

  const connectionsOf = new Map<string, Set<IDBDatabase>>();

  /** The browser takes a database away from under everybody, as it does for want of space. */
  async function evict(name: string): Promise<void> {
    for (const db of connectionsOf.get(name) ?? []) {
      db.close();
      db.dispatchEvent(new Event('close'));
    }
    await settled(factory.deleteDatabase(name));
  }

  /** Of real time, in which the tab gives up. */
  function waitFor(ms: number): void {
    busy += 1;
    setTimeout(() => {
      busy -= 1;
    }, ms);
  }

  function forTab(onEvent: () => void): TabStorage {
    let isDead = false;
    const connections = new Set<IDBDatabase>();
    const transactions = new Set<IDBTransaction>();

    function tap(db: IDBDatabase): void {
      connections.add(db);
      const siblings = connectionsOf.get(db.name) ?? new Set();
      connectionsOf.set(db.name, siblings.add(db));
      const begin = db.transaction.bind(db);
      db.transaction = (stores, mode = 'readonly', options) => {
        onEvent();
        const transaction = begin(stores, mode, options);
        track(transaction, ['complete', 'abort']);
        transactions.add(transaction);
        for (const end of ['complete', 'abort'])
          transaction.addEventListener(end, () => transactions.delete(transaction));
        fault.onTransaction?.(transaction, mode);
        return transaction;
      };
    }

    function open(name: string, version?: number): IDBOpenDBRequest {
      const refusal = isDead ? 'never' : (fault.onOpen?.() ?? null);
      if (refusal === 'throws') throw new DOMException('Access is denied.', 'SecurityError');
      if (refusal !== null) {
        if (!isDead) waitFor(silenceMs);
        return refusingRequest(refusal === 'never' ? null : refusal);
      }
      const request = factory.open(name, version);
      track(request, ['success', 'error']);
      request.addEventListener('success', () => {
        tap(request.result);
        if (isDead) request.result.close();
      });
      return request;
    }

    return {
      factory: new Proxy(factory, {
        get(target, key) {
          if (key === 'open') return open;
          const member: unknown = Reflect.get(target, key);
          return typeof member === 'function' ? member.bind(target) : member;
        },
      }),
      kill() {
        isDead = true;
        for (const transaction of transactions) transaction.abort();
        for (const db of connections) db.close();
      },
    };
  }

  return { factory, fault, forTab, evict, isBusy: () => busy > 0 };
}

/** A request that fails, or one that is never heard of again. */
function refusingRequest(error: DOMException | null): IDBOpenDBRequest {
  const request = Object.assign(new EventTarget(), { error, readyState: 'pending' });
  if (error !== null) setImmediate(() => request.dispatchEvent(new Event('error')));
  // The archive looks at nothing but these events and the error.
  return request as unknown as IDBOpenDBRequest;
}

/** A database as it lies on the device, to look at or to damage what is stored. */
export async function openRaw(factory: IDBFactory, name: string, version?: number): Promise<IDBDatabase> {
  return settled(factory.open(name, version));
}

export async function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')));
  });
}
