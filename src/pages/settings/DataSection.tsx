import { useMemo } from 'react';
import { useInventory } from '#queries/inventory.ts';
import { useKeepNothing } from '#queries/keep.ts';
import { useSession } from '#queries/session.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { useAccountMessages } from '#settings/use-account-messages.ts';
import { useFormat } from '#settings/use-settings.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { DataControls } from './DataControls.tsx';
import { toDataView } from './data-view.ts';
import { KindTable } from './KindTable.tsx';
import { type NoticeView, toNotices } from './now-view.ts';

/** What is kept on this device, how it stands against the service, and what the reader may do about it. */
export function DataSection({ className }: { className?: string | undefined }) {
  const { data } = useAccountMessages();
  const session = useSession();
  // Nobody's data: there is nothing to say about it.
  if (session.userid === undefined) return null;
  return (
    <Card title={data.title} className={className}>
      <DataNotices />
      <DataControls />
      <Kinds />
    </Card>
  );
}

function DataNotices() {
  const { data } = useAccountMessages();
  const format = useFormat();
  const status = useSyncStatus();
  const [keepsNothing] = useKeepNothing();
  return toNotices(status, keepsNothing, { format, data }).map(({ key, tone, title, text, reload }) => (
    <Notice key={key} tone={tone} title={title} action={reload !== null && <Reload label={reload} />}>
      <p>{text}</p>
    </Notice>
  ));
}

function Reload({ label }: { label: NonNullable<NoticeView['reload']> }) {
  return (
    <Button
      onClick={() => {
        location.reload();
      }}
    >
      {label}
    </Button>
  );
}

function Kinds() {
  const { data } = useAccountMessages();
  const format = useFormat();
  const now = useNow();
  const { durable } = useSyncStatus();
  const { inventory, error } = useInventory();
  const view = useMemo(
    () => (inventory === undefined ? null : toDataView(inventory, now, { format, data })),
    [inventory, now, format, data],
  );

  if (view !== null) {
    return <KindTable view={view} caption={durable ? data.table.caption : data.table.captionMemory} />;
  }
  if (error !== null) {
    return (
      <Notice tone="error" title={data.notices.failed.title}>
        <p>{data.notices.failed.text}</p>
      </Notice>
    );
  }
  return (
    <div aria-busy="true">
      <VisuallyHidden>{data.table.preparing}</VisuallyHidden>
      <Skeleton shape="chart" />
    </div>
  );
}
