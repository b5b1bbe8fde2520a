import { lazy } from 'react';
import { Navigate } from 'react-router-dom';
import { useSession } from '#queries/session.ts';
import { useMessages } from '#settings/use-settings.ts';
import { paths } from './paths.ts';

const HomePage = lazy(async () => ({ default: (await import('./home/HomePage.tsx')).HomePage }));

/** The first page where there is a sign-in or anything stored; else it leads to where one connects. */
export function StartPage() {
  const messages = useMessages();
  const { status, hasArchive } = useSession();
  if (status === 'connected' || status === 'reconnect' || hasArchive) return <HomePage />;
  if (status === 'loading') return <p aria-busy="true">{messages.loading}</p>;
  return <Navigate to={paths.connect} replace />;
}
