type BuildHost = {
  /** Absent outside secure contexts, whatever the DOM library says. */
  readonly serviceWorker?: { readonly ready: Promise<Registration> } | undefined;
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener'>;
  readonly now: () => number;
};

type Registration = Pick<ServiceWorkerRegistration, 'installing' | 'addEventListener' | 'update'>;

/** Browsers look for a new worker when a page is opened; an installed app may stay open for weeks. */
const LOOK_EVERY_MS = 3_600_000;

/** Calls back when another build lies ready for the next navigation; returns how to stop listening. */
export function onNewBuild(listener: () => void, host: BuildHost = browserHost()): () => void {
  const listening = new AbortController();
  void follow(listener, listening.signal, host);
  return () => {
    listening.abort();
  };
}

async function follow(
  listener: () => void,
  signal: AbortSignal,
  { serviceWorker, page, now }: BuildHost,
): Promise<void> {
  // Stays pending where there is no worker.
  const registration = await serviceWorker?.ready;
  if (registration === undefined || signal.aborted) return;

  const followArriving = (): void => {
    const arriving = registration.installing;
    const tell = (): void => {
      if (arriving?.state === 'installed') listener();
    };
    arriving?.addEventListener('statechange', tell, { signal });
  };
  followArriving();
  registration.addEventListener('updatefound', followArriving, { signal });

  let lookedAt = now();
  const look = (): void => {
    if (page.visibilityState !== 'visible' || now() - lookedAt < LOOK_EVERY_MS) return;
    lookedAt = now();
    // Without a network there is nothing to find.
    registration.update().catch(() => {});
  };
  page.addEventListener('visibilitychange', look, { signal });
}

function browserHost(): BuildHost {
  return { serviceWorker: navigator.serviceWorker, page: document, now: Date.now };
}
