import { useMemo, useState } from 'react';
import { type Annotation, annotationsOf, type Decision } from '#domain/decisions.ts';
import { type EpochSec, type TimeZone, toLocalDay } from '#domain/time.ts';
import { useFormat } from '#settings/use-settings.ts';
import { useWeighingsMessages } from '#settings/use-weighings-messages.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { DeedLine } from './DeedLine.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import { useUndoable } from './use-undoable.ts';
import styles from './Weighings.module.css';

export type NotesCardProps = { decisions: readonly Decision[]; now: EpochSec; homeZone: TimeZone };

/** What the reader noted about days: added, changed, removed, and had back. */
export function NotesCard({ decisions, now, homeZone }: NotesCardProps) {
  const own = useWeighingsMessages();
  const format = useFormat();
  const { deed, act } = useUndoable();
  const notes = useMemo(() => annotationsOf(decisions).toReversed(), [decisions]);
  const [edited, setEdited] = useState<Annotation | 'new' | null>(null);

  return (
    <Card title={own.notes.title}>
      <p className={styles['lead']}>{own.notes.lead}</p>
      <DeedLine deed={deed} />
      {notes.length === 0 ? (
        <p>{own.notes.none}</p>
      ) : (
        <ul className={styles['list']}>
          {notes.map((note) => (
            <li key={note.id} className={styles['row']}>
              <span className={styles['text']}>{note.text}</span>
              <span className={styles['time']}>
                {note.to === null ? format.day(note.from) : format.dayRange(note.from, note.to)}
              </span>
              <span className={styles['actions']}>
                <Button aria-label={own.about(own.notes.edit, note.text)} onClick={() => setEdited(note)}>
                  {own.notes.edit}
                </Button>
                <Button
                  aria-label={own.about(own.notes.remove, note.text)}
                  onClick={() => void act([{ remove: note }], own.done.noteRemoved(note.text))}
                >
                  {own.notes.remove}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button onClick={() => setEdited('new')}>{own.notes.add}</Button>
      </div>
      {edited !== null && (
        <NoteDialog
          note={edited === 'new' ? null : edited}
          today={toLocalDay(now, homeZone)}
          onClose={() => setEdited(null)}
          onSave={(draft) => {
            const id = edited === 'new' ? crypto.randomUUID() : edited.id;
            setEdited(null);
            void act(
              [{ put: { kind: 'annotation', id, ...draft, decidedAt: now } }],
              own.done.noteSaved(draft.text),
            );
          }}
        />
      )}
    </Card>
  );
}
