import { DataSection } from './DataSection.tsx';
import { NotificationsSection } from './NotificationsSection.tsx';

/** What has to be counted or asked for; the rest of the page need not wait for it. */
export function LateSections({ className }: { className?: string | undefined }) {
  return (
    <>
      <NotificationsSection className={className} />
      <DataSection className={className} />
    </>
  );
}
