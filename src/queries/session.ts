import { useState, useSyncExternalStore } from 'react';
import { useRuntime } from './runtime-context.ts';
import type { SessionState } from './runtime.ts';

/** Who is signed in, and whether there is anything to show without. */
export function useSession(): SessionState {
  const { session } = useRuntime();
  return useSyncExternalStore(session.subscribe, session.get);
}

/** Where the button of a service leads: a page of our own server, which sends the reader on to the service. */
export function loginUrl(providerId: string, returnPath: string): string {
  const params = new URLSearchParams({ provider: providerId, return: returnPath });
  return `${basePath()}auth/login?${params}`;
}

/** The server writes the subpath it is mounted under into the page. */
function basePath(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? '/';
}

/** Ends the session and removes the record from this device. */
export function useSignOut(): { signOut: () => Promise<void>; isPending: boolean } {
  const runtime = useRuntime();
  const [isPending, setPending] = useState(false);
  return {
    isPending,
    async signOut() {
      setPending(true);
      try {
        await runtime.signOut();
      } finally {
        setPending(false);
      }
    },
  };
}
