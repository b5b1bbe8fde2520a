/** For the connection alone, TLS included. */
const CONNECT_MS = 3000;

/**
 * Node's own `fetch`, less patient with a service that does not take the connection.
 *
 * The class that holds connections is not exported; it is taken from the one in use, which undici keeps under this
 * name. Where there is none, the limit for headers holds for connecting as well.
 */
export function createNodeFetch(connectMs = CONNECT_MS): typeof fetch {
  const dispatcher = createDispatcher(connectMs);
  if (dispatcher === undefined) return fetch;
  // Beyond the standard, and so beyond its type: Node's `fetch` takes it.
  return (input, init) => fetch(input, { ...init, dispatcher } as RequestInit);
}

type DispatcherClass = new (options: { connect: { timeout: number } }) => object;

function createDispatcher(connectMs: number): object | undefined {
  // The first Request is what loads undici.
  void new Request('http://127.0.0.1/');
  const inUse: unknown = Reflect.get(globalThis, Symbol.for('undici.globalDispatcher.1'));
  if (typeof inUse !== 'object' || inUse === null) return undefined;
  try {
    // Whatever class it is, it was made by undici with options of this kind.
    const Dispatcher = inUse.constructor as DispatcherClass;
    return new Dispatcher({ connect: { timeout: connectMs } });
  } catch {
    return undefined;
  }
}
