import type { RecordRef } from '#domain/derived.ts';
import { useRawRecord } from '#queries/raw-record.ts';
import { useExplainMessages } from '#settings/use-explain-messages.ts';
import { useMessages } from '#settings/use-settings.ts';
import styles from './ExplanationDrawer.module.css';

/** A record as the service sent it: no unit changed, no field left out. */
export function RawRecord({ record }: { record: RecordRef }) {
  const words = useExplainMessages();
  const { loading } = useMessages();
  const { raw, isPending, error } = useRawRecord(record);
  if (isPending) return <p aria-busy="true">{loading}</p>;
  if (error !== null) return <p>{words.recordFailed}</p>;
  if (raw === null) return <p>{words.noRecord}</p>;
  return (
    // It scrolls sideways, which a keyboard can do only where there is focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles['raw']} tabIndex={0} aria-label={words.record}>
      <pre>{JSON.stringify(raw, null, 2)}</pre>
    </section>
  );
}
