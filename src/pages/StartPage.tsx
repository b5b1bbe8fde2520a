import { Navigate } from 'react-router-dom';
import { useSession } from '#queries/session.ts';
import { useMessages } from '#settings/use-settings.ts';
import { paths } from './paths.ts';

/** Leads on: to the charts where there is a sign-in or anything stored, else to where one connects. */
export function StartPage() {
  const messages = useMessages();
  const { status, hasArchive } = useSession();
  if (status === 'connected' || status === 'reconnect' || hasArchive)
    return <Navigate to={paths.body} replace />;
  if (status === 'loading') return <p aria-busy="true">{messages.loading}</p>;
  return <Navigate to={paths.connect} replace />;
}
