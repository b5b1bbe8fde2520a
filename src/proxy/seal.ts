import { FlattenedEncrypt, flattenedDecrypt } from 'jose';
import { hashText, parseBase64, parseBase85, toBase64Url, toBase85 } from './bytes.ts';

/** What a sealed value is for. A value sealed for one purpose never opens for another. */
type Purpose = 'session' | 'txn';

/**
 * Seals small values into text that fits a cookie: JWE with a direct key, AES-256-GCM, random 96-bit IV, 128-bit tag.
 *
 * The protected header (algorithm, purpose, version, key id) is the additional authenticated data. It is not sent but
 * built anew when opening: a cookie cannot choose any of it, and 100 characters are saved.
 */
export type Sealer = {
  seal: (purpose: Purpose, value: unknown) => Promise<string>;
  /** `undefined` for whatever was not sealed by one of our keys for this purpose. Never throws. */
  open: (purpose: Purpose, text: string) => Promise<unknown>;
};

const KEY_ID_LENGTH = 6;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Above this, the denser spelling: it saves a sixteenth, but web application firewalls stumble over its signs. */
const LONGEST_BASE64 = 3500;
/** A page's calls bring the same cookie one after another; opening it again would take as long as all else they do. */
const MOST_OPENED = 50;

/** The first key seals, all keys open. */
export function createSealer(keys: readonly Uint8Array[]): Sealer {
  const named = Promise.all(
    keys.map(async (bytes) => ({
      key: await importKey(bytes),
      id: (await hashText(toBase64Url(bytes))).slice(0, KEY_ID_LENGTH),
    })),
  );
  // What opened once opens the same as long as these keys are in use; those who ask meanwhile share the work.
  const opened = new Map<string, Promise<string | null>>();
  return {
    async seal(purpose, value) {
      const [first] = await named;
      if (first === undefined) throw new Error('Failed to seal: there is no key. Configure SECRET_KEY.');
      const sealed = await new FlattenedEncrypt(new TextEncoder().encode(JSON.stringify(value)))
        .setProtectedHeader(protectedHeader(purpose, first.id))
        .encrypt(first.key);
      const parts = [sealed.iv, sealed.tag, sealed.ciphertext].map((part) => parseBase64(part ?? '') ?? []);
      const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
      const text = toBase64Url(bytes);
      return text.length <= LONGEST_BASE64 ? `${first.id}.${text}` : `${first.id}~${toBase85(bytes)}`;
    },
    async open(purpose, text) {
      const name = `${purpose} ${text}`;
      let json = opened.get(name);
      if (json === undefined) {
        json = openText(purpose, text);
        if (opened.size >= MOST_OPENED) opened.clear();
        opened.set(name, json);
      }
      const plain = await json;
      if (plain === null) {
        if (opened.get(name) === json) opened.delete(name);
        return undefined;
      }
      // Read anew each time, so that nobody shares it with anybody.
      return JSON.parse(plain) as unknown;
    },
  };

  /** The JSON of what was sealed; null for whatever was not. */
  async function openText(purpose: Purpose, text: string): Promise<string | null> {
    const id = text.slice(0, KEY_ID_LENGTH);
    const known = (await named).find((candidate) => candidate.id === id);
    const bytes = parseBytes(text.slice(KEY_ID_LENGTH));
    if (known === undefined || bytes === null || bytes.length <= IV_BYTES + TAG_BYTES) return null;
    try {
      const { plaintext } = await flattenedDecrypt(
        {
          protected: toBase64Url(new TextEncoder().encode(JSON.stringify(protectedHeader(purpose, id)))),
          iv: toBase64Url(bytes.subarray(0, IV_BYTES)),
          tag: toBase64Url(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)),
          ciphertext: toBase64Url(bytes.subarray(IV_BYTES + TAG_BYTES)),
        },
        known.key,
        { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
      );
      // Authentic is what one of our keys sealed, and that was JSON.
      return new TextDecoder().decode(plaintext);
    } catch {
      return null;
    }
  }
}

/** Once for all that it seals and opens. */
async function importKey(bytes: Uint8Array) {
  // A copy, because its type promises a buffer that is not shared with other threads.
  return crypto.subtle.importKey('raw', Uint8Array.from(bytes), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function protectedHeader(purpose: Purpose, keyId: string) {
  return { alg: 'dir', enc: 'A256GCM', zip: 'DEF', typ: `homeostat-${purpose}-1`, kid: keyId };
}

/** Accepts one spelling per value: base64 has spare bits that would let a changed text open all the same. */
function parseBytes(marked: string): Uint8Array | null {
  const text = marked.slice(1);
  const dense = marked.startsWith('~');
  if (!dense && !marked.startsWith('.')) return null;
  const bytes = dense ? parseBase85(text) : parseBase64(text);
  return bytes !== null && (dense ? toBase85(bytes) : toBase64Url(bytes)) === text ? bytes : null;
}
