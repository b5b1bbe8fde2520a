import { builtinEnvironments, type Environment } from 'vitest/runtime';

/** Of Node, not of happy-dom: its own take cookies and origins away, without which nobody can be signed in. */
const kept = [
  'AbortController',
  'AbortSignal',
  'Headers',
  'Request',
  'Response',
  'URL',
  'URLSearchParams',
  'fetch',
] as const;

const happyDom = builtinEnvironments['happy-dom'];

/** happy-dom's document with Node's `fetch`, so that the proxy and its simulator can stand behind the page. */
const browserEnvironment: Environment = {
  name: 'browser',
  viteEnvironment: 'client',
  async setup(global, options) {
    const own = kept.map((name) => [name, global[name]] as const);
    const environment = await happyDom.setup(global, options);
    for (const [name, value] of own)
      Object.defineProperty(global, name, { value, configurable: true, writable: true });
    return environment;
  },
};

// oxlint-disable-next-line import/no-default-export -- Vitest looks for the default export of an environment.
export default browserEnvironment;
