import { useState } from 'react';
import type { RecordRef } from '#domain/derived.ts';
import { useExplainMessages } from '#settings/use-explain-messages.ts';
import { useFormat } from '#settings/use-settings.ts';
import { Button } from '#ui/Button.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { toCount } from './count.ts';
import styles from './ExplanationDrawer.module.css';
import type { Moment } from './moment.ts';
import { RawRecord } from './RawRecord.tsx';

/** A list of ten years is looked into from its newest end. */
const STEP = 20;

export type ExplainedRecordsProps = {
  title: string;
  records: readonly RecordRef[];
  momentOf: (record: RecordRef) => Moment;
};

/** Records by their times, each of which opens as the service sent it. */
export function ExplainedRecords({ title, records, momentOf }: ExplainedRecordsProps) {
  const words = useExplainMessages();
  const format = useFormat();
  const [shown, setShown] = useState(STEP);
  const rest = records.length - shown;
  return (
    <Disclosure summary={title}>
      <ul className={styles['records']}>
        {records.slice(0, shown).map((record, index) => {
          const { datetime, text } = momentOf(record);
          return (
            // Two values of one record have one name.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={`${record.id} ${index}`}>
              <time dateTime={datetime}>{text}</time>
              <Disclosure summary={words.record}>
                <RawRecord record={record} />
              </Disclosure>
            </li>
          );
        })}
      </ul>
      {rest > 0 && (
        <div>
          <Button onClick={() => setShown(shown + STEP)}>
            {words.more(toCount(Math.min(rest, STEP), format))}
          </Button>
        </div>
      )}
    </Disclosure>
  );
}
