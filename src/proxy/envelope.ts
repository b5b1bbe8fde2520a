import { ProxyError } from './errors.ts';
import { parseJson } from './upstream-call.ts';

/** How a successful answer begins, as both generations write it. */
const BEGINNING = '{"status":0,"body":';
/** No answer of the service comes near it; what reads one recursively stands it in every runtime. */
const DEEPEST = 1000;

/**
 * Reads the service's envelope, `{"status":0,"body":{…}}`.
 *
 * `bodyText` is the body as it came, where the envelope is written in the usual way: what stands between its beginning
 * and its last brace is a JSON text of its own exactly when nothing else of the envelope does. It is null for every
 * other spelling of the same, and for what is nested so deep that it has to be looked at.
 */
export function readEnvelope(text: string): { readonly json: unknown; readonly bodyText: string | null } {
  if (text.startsWith(BEGINNING) && text.endsWith('}')) {
    const bodyText = text.slice(BEGINNING.length, -1);
    const body = parseJson(bodyText);
    if (isObject(body) && isShallow(bodyText)) return { json: { status: 0, body }, bodyText };
  }
  return { json: parseJson(text), bodyText: null };
}

/** The body of an envelope as JSON text, written anew; an empty one where there is none. */
export function bodyOf(json: unknown): string {
  const body = typeof json === 'object' && json !== null && 'body' in json ? json.body : undefined;
  try {
    return JSON.stringify(isObject(body) ? body : {});
  } catch {
    // Nested deeper than the stack.
    throw new ProxyError('upstream_invalid');
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of valid JSON. */
function isShallow(text: string): boolean {
  // Each level takes two characters.
  if (text.length <= 2 * DEEPEST) return true;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x22) index = endOfString(text, index);
    // `{` and `[`, `}` and `]`.
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    if (depth > DEEPEST) return false;
  }
  return true;
}

/** Where the quote stands that ends what the quote at `start` begins. */
function endOfString(text: string, start: number): number {
  let end = start;
  let slashes = 0;
  do {
    end = text.indexOf('"', end + 1);
    slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1;
    // After an odd number of them the quote itself is part of the text.
  } while (slashes % 2 === 1);
  return end;
}
