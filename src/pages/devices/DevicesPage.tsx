import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { RecordsByDevice } from '#domain/device-records.ts';
import { toEpochSec, toLocalDay } from '#domain/time.ts';
import { type DeviceFacts, useDevices } from '#queries/devices.ts';
import { useSession } from '#queries/session.ts';
import { useDevicesMessages } from '#settings/use-devices-messages.ts';
import { useMeasuresMessages } from '#settings/use-measures-messages.ts';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { useWeightMessages } from '#settings/use-weight-messages.ts';
import { buttonClass } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { toCount } from '../count.ts';
import { PageHeading } from '../PageHeading.tsx';
import { paths } from '../paths.ts';
import { readerZone } from '../reader-zone.ts';
import { DeviceCard } from './DeviceCard.tsx';
import styles from './DevicesPage.module.css';
import type { DeviceWords } from './devices-view.ts';
import { OtherDevices } from './OtherDevices.tsx';

/** What is linked to the account, how it is doing, and what it has provided. */
export function DevicesPage() {
  const messages = useDevicesMessages();
  const { loading } = useMessages();
  const { facts, records, isPending, error } = useDevices();
  const words = useDeviceWords(facts);
  return (
    <div className={styles['page']}>
      <PageHeading title={messages.title} />
      {error !== null && (
        <Notice tone="error" title={messages.empty.failed}>
          <p>{messages.empty.failedText}</p>
        </Notice>
      )}
      {isPending && (
        <div aria-busy="true">
          <VisuallyHidden>{loading}</VisuallyHidden>
          <Skeleton shape="number" />
        </div>
      )}
      {!isPending && error === null && facts === undefined && <Disconnected />}
      {facts !== undefined && <Devices facts={facts} records={records} words={words} />}
    </div>
  );
}

function useDeviceWords(facts: DeviceFacts | undefined): DeviceWords {
  const format = useFormat();
  const messages = useDevicesMessages();
  const measures = useMeasuresMessages();
  const now = useNow();
  const zone = facts?.user?.timeZone ?? readerZone();
  return useMemo(() => ({ format, messages, measures, zone, now }), [format, messages, measures, zone, now]);
}

function Disconnected() {
  const { empty } = useDevicesMessages();
  const { empty: common } = useWeightMessages();
  return (
    <Card title={empty.disconnected}>
      <p>{empty.disconnectedText}</p>
      <p>
        <Link className={buttonClass('primary')} to={paths.connect}>
          {common.connect}
        </Link>
      </p>
    </Card>
  );
}

type DevicesProps = {
  facts: DeviceFacts;
  records: RecordsByDevice | undefined;
  words: DeviceWords;
};

function Devices({ facts, records, words }: DevicesProps) {
  const { format, messages } = words;
  const { devices } = facts;
  const { empty } = messages;
  return (
    <>
      {devices === null || devices.length === 0 ? (
        <Card title={devices === null ? empty.waiting : empty.none}>
          <p>{devices === null ? empty.waitingText : empty.noneText}</p>
        </Card>
      ) : (
        <div className={styles['list']}>
          {devices.map((device, index) => (
            // Two alike may be two devices, and they come in one order.
            // oxlint-disable-next-line react/no-array-index-key
            <DeviceCard key={index} device={device} records={records} words={words} />
          ))}
        </div>
      )}
      {records !== undefined && <OtherDevices devices={devices ?? []} records={records} words={words} />}
      {records !== undefined && records.unnamed > 0 && (
        <p className={styles['small']}>
          {messages.unnamed(format.number(records.unnamed, 0), toCount(records.all, format))}
        </p>
      )}
      <AccountFacts facts={facts} words={words} />
    </>
  );
}

function AccountFacts({ facts: { user }, words }: { facts: DeviceFacts; words: DeviceWords }) {
  const { format, messages, zone } = words;
  const { account } = messages;
  const { userid } = useSession();
  const known = [
    { label: account.user, value: user?.userid ?? userid ?? null },
    { label: account.zone, value: user?.timeZone ?? null },
    {
      label: account.created,
      value: user?.createdAt === undefined ? null : format.day(toLocalDay(toEpochSec(user.createdAt), zone)),
    },
    {
      label: account.firstWeight,
      value: user?.firstWeightDay === undefined ? null : format.day(user.firstWeightDay),
    },
    {
      label: account.firstActivity,
      value: user?.firstActivityDay === undefined ? null : format.day(user.firstActivityDay),
    },
  ];
  return (
    <Card title={account.title}>
      <dl className={styles['facts']}>
        {known.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? messages.notTold}</dd>
          </div>
        ))}
      </dl>
      {known.some(({ value }) => value === null) && <p className={styles['small']}>{account.missing}</p>}
    </Card>
  );
}
