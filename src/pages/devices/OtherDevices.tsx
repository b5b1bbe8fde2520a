import type { RecordsByDevice } from '#domain/device-records.ts';
import type { Device } from '#domain/devices.ts';
import { Card } from '#ui/Card.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import type { DeviceWords } from './devices-view.ts';
import { Provided } from './Provided.tsx';

export type OtherDevicesProps = {
  devices: readonly Device[];
  records: RecordsByDevice;
  words: DeviceWords;
};

/** Scales and watches of former years: their records are here, they themselves no longer belong to the account. */
export function OtherDevices({ devices, records, words }: OtherDevicesProps) {
  const { messages } = words;
  const linked = new Set(devices.map(({ deviceId }) => deviceId));
  const others = [...records.byId]
    .filter(([id]) => !linked.has(id))
    .toSorted(([, a], [, b]) => b.lastAt - a.lastAt);
  if (others.length === 0) return null;
  return (
    <Card>
      <Disclosure summary={messages.others}>
        {others.map(([id, found]) => (
          <section key={id} aria-label={messages.other}>
            <Provided records={found} words={words} />
          </section>
        ))}
      </Disclosure>
    </Card>
  );
}
