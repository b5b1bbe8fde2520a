import { useEffect } from 'react';
import { toPhase } from '#pages/sync-phase.ts';
import { useSession } from '#queries/session.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { useSettings, useSpeech } from '#settings/use-settings.ts';
import { useMediaQuery } from '#ui/use-media-query.ts';

/** Coarser than the phases: what styles and outside observers tell apart. */
const syncStates = {
  idle: 'idle',
  syncing: 'syncing',
  waiting: 'syncing',
  // What is here stands, and nothing moves.
  paused: 'idle',
  offline: 'offline',
  reconnect: 'error',
  error: 'error',
} as const;

/** Keeps language, `data-sync`, `data-theme`, `data-density` and the browser's own bar in step. */
export function useDocumentState(): void {
  const { status } = useSession();
  const phase = toPhase(status, useSyncStatus());
  const [{ theme, density }] = useSettings();
  const { language } = useSpeech();
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)');
  const resolved = theme === 'system' ? (prefersDark ? 'dark' : 'light') : theme;

  // The root element stands outside React's tree.
  useEffect(() => {
    document.documentElement.dataset['sync'] = syncStates[phase];
  }, [phase]);

  // As above.
  useEffect(() => {
    document.documentElement.dataset['theme'] = resolved;
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
      meta.media = meta.dataset['theme'] === resolved ? 'all' : 'not all';
  }, [resolved]);

  // As above.
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);

  // As above.
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
}
