const encoder = new TextEncoder();

export function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** `null` for anything that is not base64 or base64url. */
export function parseBase64(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Unguessable text of so many random bytes. */
export function randomText(byteLength: number): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(byteLength)));
}

/**
 * Makes names that are unlikely to meet again, each of so many random bytes: `randomText` for what need not be secret,
 * which is drawn from the runtime for many names at once.
 */
export function createNaming(byteLength: number): () => string {
  let drawn = new Uint8Array();
  let used = 0;
  return () => {
    if (used + byteLength > drawn.length) {
      drawn = crypto.getRandomValues(new Uint8Array(byteLength * 128));
      used = 0;
    }
    used += byteLength;
    return toBase64Url(drawn.subarray(used - byteLength, used));
  };
}

/** A name for a secret or a long key that gives nothing of it away. */
export async function hashText(text: string): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text))));
}

/** Compares without telling by its duration where two texts differ. */
export async function isSameText(left: string, right: string): Promise<boolean> {
  const [a, b] = await Promise.all([hashText(left), hashText(right)]);
  return a === b;
}

/** What a cookie value may hold beside letters and digits (RFC 6265 §4.1.1), without `%`, `=` and quotes. */
const digits85 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$&()*+-./:<>?@^_`{|}~';

/** Five characters for four bytes; one byte more than a multiple of four takes two characters, and so on. */
export function toBase85(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 4) {
    const size = Math.min(4, bytes.length - start);
    let value = 0;
    for (let index = 0; index < 4; index += 1) value = value * 256 + (bytes[start + index] ?? 0);
    let group = '';
    for (let index = 0; index < 5; index += 1) {
      group = (digits85[value % 85] ?? '') + group;
      value = Math.floor(value / 85);
    }
    text += group.slice(0, size + 1);
  }
  return text;
}

/** `null` for a foreign character; the caller compares `toBase85` of the outcome to refuse a second spelling. */
export function parseBase85(text: string): Uint8Array | null {
  const bytes: number[] = [];
  for (let start = 0; start < text.length; start += 5) {
    const group = text.slice(start, start + 5);
    let value = 0;
    for (let index = 0; index < 5; index += 1) {
      // The highest digit stands in for what was cut off, so that the kept bytes round to themselves.
      const digit = index < group.length ? digits85.indexOf(group[index] ?? '') : 84;
      if (digit < 0) return null;
      value = value * 85 + digit;
    }
    if (value > 0xff_ff_ff_ff) return null;
    for (let index = 0; index < group.length - 1; index += 1) {
      bytes.push(Math.floor(value / 256 ** (3 - index)) % 256);
    }
  }
  return Uint8Array.from(bytes);
}
