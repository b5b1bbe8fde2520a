import 'fake-indexeddb/auto';
import { openArchive, type Archive } from '#archive/archive.ts';

export const account = { provider: 'simulator-withings', userid: '42' };
export const databaseName = 'homeostat:simulator-withings:42';

/** An archive of the account; `patienceMs` is short where a database does not answer. */
export async function openOn(indexedDB: IDBFactory | undefined, patienceMs = 3000): Promise<Archive> {
  return openArchive(account, { indexedDB, patienceMs });
}

/** The raw database, to look at or to damage what is stored. */
export async function openRaw(factory: IDBFactory, version?: number): Promise<IDBDatabase> {
  return settled(factory.open(databaseName, version));
}

export async function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')));
  });
}

export async function getRaw(factory: IDBFactory, store: string, key: string): Promise<unknown> {
  const db = await openRaw(factory);
  const value: unknown = await settled(db.transaction(store).objectStore(store).get(key));
  db.close();
  return value;
}

export async function putRaw(factory: IDBFactory, store: string, key: string, value: unknown): Promise<void> {
  const db = await openRaw(factory);
  await settled(db.transaction(store, 'readwrite').objectStore(store).put(value, key));
  db.close();
}

/** Databases that the browser can take away from under everybody who has them open. */
export function evictable(factory: IDBFactory): { factory: IDBFactory; evict: () => Promise<void> } {
  const open = new Set<IDBDatabase>();
  return {
    factory: tamperWith(
      factory,
      () => undefined,
      (db) => open.add(db),
    ),
    async evict() {
      for (const db of open) db.close();
      await settled(factory.deleteDatabase(databaseName));
    },
  };
}

/** Databases that refuse writes for lack of space, from the nth transaction on. */
export function outOfSpaceAfter(factory: IDBFactory, writes: number, refusals = Infinity): IDBFactory {
  let begun = 0;
  return tamperWith(factory, (transaction, mode) => {
    if (mode !== 'readwrite') return;
    begun++;
    if (begun <= writes || begun > writes + refusals) return;
    onMetaPut(transaction, () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    });
  });
}

/** Transactions that end after the records of a page and before its state. */
export function diesBeforeState(factory: IDBFactory): IDBFactory {
  return tamperWith(factory, (transaction, mode) => {
    if (mode !== 'readwrite') return;
    onMetaPut(transaction, (key) => {
      if (key === 'sync') transaction.abort();
    });
  });
}

function onMetaPut(transaction: IDBTransaction, before: (key: IDBValidKey | undefined) => void): void {
  const objectStore = transaction.objectStore.bind(transaction);
  transaction.objectStore = (name) => {
    const store = objectStore(name);
    if (name !== 'meta') return store;
    const put = store.put.bind(store);
    store.put = (value, key) => {
      before(key);
      return put(value, key);
    };
    return store;
  };
}

/** Fails `times` transactions from the nth on, as when the browser has lost its storage process. */
export function losesConnection(factory: IDBFactory, after: number, times: number): IDBFactory {
  let count = 0;
  return tamperWith(factory, (transaction) => {
    count++;
    if (count <= after || count > after + times) return;
    transaction.abort();
    throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
  });
}

/** Calls back with every transaction that a database of this factory opens; what is thrown there is thrown at it. */
export function tamperWith(
  factory: IDBFactory,
  tamper: (transaction: IDBTransaction, mode: IDBTransactionMode) => void,
  onOpen?: (db: IDBDatabase) => void,
): IDBFactory {
  return new Proxy(factory, {
    get(target, key) {
      if (key !== 'open') {
        const member: unknown = Reflect.get(target, key);
        return typeof member === 'function' ? member.bind(target) : member;
      }
      return (name: string, version?: number) => {
        const request = target.open(name, version);
        request.addEventListener('success', () => {
          const db = request.result;
          onOpen?.(db);
          const begin = db.transaction.bind(db);
          db.transaction = (stores, mode = 'readonly', options) => {
            const transaction = begin(stores, mode, options);
            tamper(transaction, mode);
            return transaction;
          };
        });
        return request;
      };
    },
  });
}
