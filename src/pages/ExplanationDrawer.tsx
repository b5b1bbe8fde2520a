import { use } from 'react';
import { groupExcluded } from '#domain/derived.ts';
import { useExplainMessages } from '#settings/use-explain-messages.ts';
import { useFormat } from '#settings/use-settings.ts';
import { Drawer } from '#ui/Drawer.tsx';
import { toCount } from './count.ts';
import styles from './ExplanationDrawer.module.css';
import type { Explanation } from './explanation.ts';
import { ExplainedRecords } from './ExplainedRecords.tsx';

export type ExplanationDrawerProps = { opened: Promise<Explanation>; onClose: () => void };

/** What a number is, how it was made, of which records, and what was left out of it. */
export function ExplanationDrawer({ opened, onClose }: ExplanationDrawerProps) {
  const explanation = use(opened);
  const words = useExplainMessages();
  const format = useFormat();
  const { derived, formula, notes = [] } = explanation;
  const { inputs, excluded } = derived;
  const count = (number: number) => toCount(number, format);
  return (
    <Drawer title={explanation.title} closeLabel={words.close} onClose={onClose}>
      <div className={styles['part']}>
        <p className={styles['value']}>{explanation.value}</p>
        <p>{explanation.what}</p>
      </div>
      <dl className={styles['facts']}>
        <div>
          <dt>{words.method}</dt>
          <dd>{words.version(explanation.method, format.number(derived.version, 0))}</dd>
        </div>
        {formula !== null && (
          <div>
            <dt>{words.formula}</dt>
            <dd className={styles['formula']}>{formula}</dd>
          </div>
        )}
        <div>
          <dt>{words.window}</dt>
          <dd>{explanation.window ?? words.everything}</dd>
        </div>
        <div>
          <dt>{words.counted}</dt>
          <dd>{explanation.counted}</dd>
        </div>
      </dl>
      {notes.map((note) => (
        <p key={note} className={styles['note']}>
          {note}
        </p>
      ))}
      <p>{words.sum(count(inputs.length + excluded.length), count(inputs.length), count(excluded.length))}</p>
      <section className={styles['part']}>
        <h3>{words.leftOut(count(excluded.length))}</h3>
        {groupExcluded(excluded).map(({ reason, records }) => (
          <ExplainedRecords
            key={reason}
            title={words.because(explanation.reasonText(reason), count(records.length))}
            records={records}
            momentOf={explanation.momentOf}
          />
        ))}
      </section>
      <section className={styles['part']}>
        <h3>{words.wentIn(count(inputs.length))}</h3>
        {inputs.length > 0 && (
          <ExplainedRecords
            title={words.listed(count(inputs.length))}
            records={inputs.toReversed()}
            momentOf={explanation.momentOf}
          />
        )}
      </section>
    </Drawer>
  );
}
