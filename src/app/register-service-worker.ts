type PolicyFactory = {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (input: string) => string },
  ) => { createScriptURL: (input: string) => unknown };
};

type ServiceWorkerHost = {
  /** Absent outside secure contexts, whatever the DOM library says. */
  readonly serviceWorker?: Pick<ServiceWorkerContainer, 'register'> | undefined;
  readonly trustedTypes?: PolicyFactory | undefined;
};

/**
 * Registers the worker that opens the app offline.
 *
 * Under `require-trusted-types-for 'script'` a plain string is refused (and in some browsers hangs): the policy `sw`
 * admits this one address and nothing else. Where workers are missing or refused the app goes on without.
 */
export async function registerServiceWorker(
  baseUrl: string,
  host: ServiceWorkerHost = browserHost(),
): Promise<void> {
  const url = new URL('sw.js', baseUrl).href;
  try {
    const policy = host.trustedTypes?.createPolicy('sw', {
      createScriptURL: (input) => {
        if (input === url) return input;
        throw new TypeError(
          `Failed to admit a script: ${input} is not ${url}. Load nothing but the service worker.`,
        );
      },
    });
    // `register` takes a TrustedScriptURL; its type in the DOM library is still `string`.
    await host.serviceWorker?.register((policy?.createScriptURL(url) ?? url) as string, { scope: baseUrl });
  } catch {
    // Private windows and blocked storage refuse workers.
  }
}

function browserHost(): ServiceWorkerHost {
  return {
    serviceWorker: navigator.serviceWorker,
    // Not in the DOM library yet.
    trustedTypes: 'trustedTypes' in window ? (window.trustedTypes as PolicyFactory) : undefined,
  };
}
