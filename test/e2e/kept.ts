import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import type { Page } from '@playwright/test';
import { openArchive, type Archive } from '#archive/archive.ts';

type KeptStore = {
  readonly name: string;
  readonly keyPath: string | string[] | null;
  readonly keys: readonly IDBValidKey[];
  /** As text, in a notation that tells typed arrays, maps and numbers that JSON has not from each other. */
  readonly values: readonly string[];
};

/** A database of the page's origin, as it lies on the device. */
export type Kept = { readonly name: string; readonly version: number; readonly stores: readonly KeptStore[] };

/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page takes everything along. */
/** Everything that the page's origin keeps in IndexedDB, read without writing. */
export async function readKept(page: Page): Promise<Kept[]> {
  return page.evaluate(async () => {
    const listed = await indexedDB.databases();
    return Promise.all(listed.map(async ({ name = '', version = 1 }) => readDatabase(name, version)));

    async function readDatabase(name: string, version: number) {
      const request = indexedDB.open(name);
      // Listed a moment ago and gone since: it must not come into being by being read.
      request.addEventListener('upgradeneeded', () => request.transaction?.abort());
      const db = await answerOf(request);
      try {
        const names = [...db.objectStoreNames];
        if (names.length === 0) return { name, version, stores: [] };
        // One transaction, so that no page lands between two stores.
        const transaction = db.transaction(names);
        const stores = await Promise.all(
          names.map(async (store) => readStore(transaction.objectStore(store))),
        );
        return { name, version, stores };
      } finally {
        db.close();
      }
    }

    async function readStore(store: IDBObjectStore) {
      const [keys, values] = await Promise.all([answerOf(store.getAllKeys()), answerOf(store.getAll())]);
      const texts = values.map((value: unknown) => JSON.stringify(toPlain(value)));
      return { name: store.name, keyPath: store.keyPath, keys, values: texts };
    }

    async function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
      return new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no reason')));
      });
    }

    function toPlain(value: unknown): unknown {
      if (value === undefined) return { $: 'undefined' };
      if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
        return { $: 'number', of: Object.is(value, -0) ? '-0' : String(value) };
      }
      if (typeof value !== 'object' || value === null) return value;
      if (ArrayBuffer.isView(value)) {
        const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
        const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
        return { $: value.constructor.name, of: btoa(text) };
      }
      if (Array.isArray(value)) return value.map(toPlain);
      if (value instanceof Map) return { $: 'Map', of: [...value].map((pair) => pair.map(toPlain)) };
      if (value instanceof Set) return { $: 'Set', of: [...value].map(toPlain) };
      if (Object.getPrototypeOf(value) !== Object.prototype) {
        throw new Error(`Failed to read what is kept: ${value.constructor.name} has no notation. Add one.`);
      }
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toPlain(part)]));
    }
  });
}

/* oxlint-enable unicorn/consistent-function-scoping */

/** One word for all that is kept: another one as soon as a single bit differs. */
export function hashKept(kept: readonly Kept[], without: readonly string[] = []): string {
  const stores = kept.map(({ stores: all, ...rest }) => ({
    ...rest,
    stores: all.filter(({ name }) => !without.includes(name)),
  }));
  return createHash('sha256').update(JSON.stringify(stores)).digest('hex');
}

/** The product's own archive over a copy of what the page keeps. */
export async function openKept(kept: readonly Kept[]): Promise<Archive> {
  const database = kept.find(({ name }) => name.startsWith('homeostat:'));
  if (database === undefined) throw new Error('Failed to open what is kept: nothing is.');
  const factory = new FakeFactory();
  await copyInto(factory, database);
  const [, provider = '', userid = ''] = database.name.split(':');
  return openArchive({ provider, userid }, { indexedDB: factory });
}

async function copyInto(factory: IDBFactory, { name, version, stores }: Kept): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = factory.open(name, version);
    request.addEventListener('upgradeneeded', () => {
      for (const { name: store, keyPath, keys, values } of stores) {
        const copy = request.result.createObjectStore(store, { keyPath });
        for (const [index, text] of values.entries()) {
          const value = fromPlain(JSON.parse(text));
          if (keyPath === null) copy.put(value, keys[index]);
          else copy.put(value);
        }
      }
    });
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('no reason')));
  });
}

const typedArrays = {
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
} as const;

function fromPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(fromPlain);
  if (!('$' in value)) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fromPlain(part)]));
  }
  const { $: kind, of } = value as { readonly $: string; readonly of?: unknown };
  if (kind === 'undefined') return undefined;
  if (kind === 'number') return Number(of);
  // Written as lists above.
  if (kind === 'Map') return new Map(fromPlain(of) as [unknown, unknown][]);
  if (kind === 'Set') return new Set(fromPlain(of) as unknown[]);
  const Typed = typedArrays[kind as keyof typeof typedArrays];
  const bytes = Buffer.from(String(of), 'base64');
  return new Typed(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
