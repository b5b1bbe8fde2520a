import type { DeviceRecords } from '#domain/device-records.ts';
import { type DeviceWords, toProvided, toSpanText } from './devices-view.ts';
import styles from './DevicesPage.module.css';

/** How many records of which kind come from a device. */
export function Provided({ records, words }: { records: DeviceRecords | undefined; words: DeviceWords }) {
  if (records === undefined) return <p className={styles['small']}>{words.messages.nothing}</p>;
  return (
    <>
      <ul className={styles['provided']}>
        {toProvided(records, words).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className={styles['small']}>{toSpanText(records, words)}</p>
    </>
  );
}
