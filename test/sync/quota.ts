import { serialize } from 'node:v8';
import type { StorageFault } from './world-storage.ts';

function placeOf(store: string, key: IDBValidKey | IDBKeyRange | undefined): string {
  return `${store} ${JSON.stringify(key)}`;
}

/** A device with so much room and no more: what does not fit is refused as browsers refuse it. */
export function createQuota(limitBytes: () => number): Required<Pick<StorageFault, 'onTransaction'>> & {
  readonly usedBytes: () => number;
} {
  const sizes = new Map<string, number>();
  let used = 0;

  function onTransaction(transaction: IDBTransaction, mode: IDBTransactionMode): void {
    if (mode !== 'readwrite') return;
    const before = new Map<string, number | undefined>();
    const resize = (key: string, bytes: number | undefined): void => {
      if (!before.has(key)) before.set(key, sizes.get(key));
      used += (bytes ?? 0) - (sizes.get(key) ?? 0);
      if (bytes === undefined) sizes.delete(key);
      else sizes.set(key, bytes);
    };
    transaction.addEventListener('abort', () => {
      for (const [key, bytes] of before) resize(key, bytes);
    });
    const objectStore = transaction.objectStore.bind(transaction);
    transaction.objectStore = (name) => {
      const store = objectStore(name);
      const put = store.put.bind(store);
      const remove = store.delete.bind(store);
      store.put = (value, key) => {
        const place = placeOf(name, key);
        const bytes = serialize(value).length;
        if (used - (sizes.get(place) ?? 0) + bytes > limitBytes())
          throw new DOMException('The disk is full.', 'QuotaExceededError');
        resize(place, bytes);
        return put(value, key);
      };
      store.delete = (key) => {
        resize(placeOf(name, key), undefined);
        return remove(key);
      };
      return store;
    };
  }

  return { onTransaction, usedBytes: () => used };
}
