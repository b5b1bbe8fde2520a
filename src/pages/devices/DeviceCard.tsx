import type { RecordsByDevice } from '#domain/device-records.ts';
import type { Device } from '#domain/devices.ts';
import { Card } from '#ui/Card.tsx';
import { BatterySign } from './BatterySign.tsx';
import { type DeviceWords, toDeviceView } from './devices-view.ts';
import styles from './DevicesPage.module.css';
import { Provided } from './Provided.tsx';

export type DeviceCardProps = {
  device: Device;
  records: RecordsByDevice | undefined;
  words: DeviceWords;
};

export function DeviceCard({ device, records, words }: DeviceCardProps) {
  const { messages } = words;
  const { type, model, battery, first, last, zone } = toDeviceView(device, words);
  const sessions = [
    { label: messages.firstSession, moment: first },
    { label: messages.lastSession, moment: last },
  ];
  return (
    <Card title={type}>
      <p className={styles['model']}>{model}</p>
      <dl className={styles['facts']}>
        <div>
          <dt>{messages.battery}</dt>
          <dd className={styles['battery']}>
            {battery !== null && <BatterySign level={battery.level} />}
            {battery?.text ?? messages.notTold}
          </dd>
        </div>
        {sessions.map(({ label, moment }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {moment === null ? messages.notTold : <time dateTime={moment.datetime}>{moment.text}</time>}
            </dd>
          </div>
        ))}
        <div>
          <dt>{messages.zone}</dt>
          <dd>{zone ?? messages.notTold}</dd>
        </div>
      </dl>
      <h3>{messages.provides}</h3>
      {device.deviceId === undefined ? (
        <p className={styles['small']}>{messages.noId}</p>
      ) : records === undefined ? (
        <p aria-busy="true">{messages.counting}</p>
      ) : (
        <Provided records={records.byId.get(device.deviceId)} words={words} />
      )}
    </Card>
  );
}
