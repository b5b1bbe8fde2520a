/** Names and grammar of the cookies of one installation. */
export type CookieJar = {
  readonly session: string;
  /** Name of one sign-in attempt's cookie; `suffix` is 8 characters of base64url. */
  readonly transaction: (suffix: string) => string;
  readonly isTransaction: (name: string) => boolean;
  readonly setSession: (value: string, maxAgeSec: number) => string;
  readonly setTransaction: (name: string, value: string, maxAgeSec: number) => string;
  readonly expire: (name: string) => string;
};

/** Limit of browsers for a name and its value together. */
export const COOKIE_LIMIT = 4096;

/**
 * On https the `__Host-Http-` prefix makes the browser itself refuse a cookie that a sibling host or a script set.
 * Loopback over plain http cannot have prefixes or `Secure`; cookies of one host are shared by all its ports, so the
 * port is in the name.
 */
export function createCookieJar(publicOrigin: string): CookieJar {
  const { protocol, port } = new URL(publicOrigin);
  const secure = protocol === 'https:';
  const session = secure ? '__Host-Http-sid' : `homeostat-sid-${port || '80'}`;
  const prefix = secure ? '__Host-Http-txn-' : `homeostat-txn-${port || '80'}-`;
  const attributes = secure ? 'Path=/; Secure; HttpOnly' : 'Path=/; HttpOnly';
  const set = (name: string, value: string, sameSite: string, maxAgeSec: number): string =>
    `${name}=${value}; ${attributes}; SameSite=${sameSite}; Max-Age=${Math.floor(maxAgeSec)}`;
  const isTransaction = (name: string): boolean => name.startsWith(prefix);
  return {
    session,
    transaction: (suffix) => prefix + suffix,
    isTransaction,
    setSession: (value, maxAgeSec) => set(session, value, 'Strict', maxAgeSec),
    // Lax: it has to come along when the consent page of another site sends the browser back.
    setTransaction: (name, value, maxAgeSec) => set(name, value, 'Lax', maxAgeSec),
    expire: (name) => set(name, '', isTransaction(name) ? 'Lax' : 'Strict', 0),
  };
}

/**
 * The cookies of a request, in order, repeated names included.
 *
 * Only space and tab are trimmed: `String.trim` also drops U+00A0, and a browser that keeps it would let a foreign
 * cookie named "\u00A0__Host-Http-sid" pass for ours.
 */
export function parseCookies(header: string | null): readonly (readonly [name: string, value: string])[] {
  if (header === null) return [];
  return header.split(';').flatMap((pair) => {
    const separator = pair.indexOf('=');
    if (separator < 0) return [];
    return [[trimBlanks(pair.slice(0, separator)), trimBlanks(pair.slice(separator + 1))] as const];
  });
}

function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
