import { type ChangeEvent, useRef, useState } from 'react';
import { toEpochSec } from '#domain/time.ts';
import type { StoredSettings } from '#settings/schema.ts';
import {
  formatSettingsFile,
  MOST_FILE_BYTES,
  parseSettingsFile,
  type ReadSettingsFile,
} from '#settings/settings-file.ts';
import { useFormat, useSettingsValue } from '#settings/use-settings.ts';
import { useSettingsMessages } from '#settings/use-settings-messages.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { Notice } from '#ui/Notice.tsx';
import { readerZone } from '../reader-zone.ts';
import { saveFile } from './save-file.ts';
import styles from './SettingsPage.module.css';

type Read = Exclude<ReadSettingsFile, { problem: string }>;
type Problem = NonNullable<ReadSettingsFile['problem']> | 'unreadable';

type Outcome =
  | { readonly kind: 'loaded'; readonly read: Read; readonly before: StoredSettings }
  | { readonly kind: 'failed'; readonly file: string; readonly problem: Problem }
  | { readonly kind: 'undone' };

const fileName = 'homeostat-settings.json';

/** What was chosen on this page, to be taken elsewhere and brought back. */
export function FileSection() {
  const { file: words } = useSettingsMessages();
  const { store } = useSettingsValue();
  const now = useNow();
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const load = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    const before = store.readStored();
    const read = await readFile(file, before);
    // The same file may be chosen again after it was mended.
    target.value = '';
    if (read.problem !== null) {
      setOutcome({ kind: 'failed', file: file.name, problem: read.problem });
      return;
    }
    store.replace(read.stored);
    setOutcome({ kind: 'loaded', read, before });
  };

  return (
    <Card title={words.title}>
      <p>{words.text}</p>
      <div className={styles['actions']}>
        <Button
          onClick={() => {
            saveFile(fileName, formatSettingsFile(store.readStored(), now * 1000));
          }}
        >
          {words.save}
        </Button>
        <Button
          onClick={() => {
            input.current?.click();
          }}
        >
          {words.load}
        </Button>
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={words.load}
          onChange={(event) => {
            void load(event);
          }}
        />
      </div>
      {outcome !== null && (
        <OutcomeNotice
          outcome={outcome}
          onUndo={(before) => {
            store.replace(before);
            setOutcome({ kind: 'undone' });
          }}
        />
      )}
    </Card>
  );
}

async function readFile(
  file: File,
  current: StoredSettings,
): Promise<ReadSettingsFile | { readonly problem: 'unreadable' }> {
  if (file.size > MOST_FILE_BYTES) return { problem: 'tooLarge' };
  try {
    return parseSettingsFile(await file.text(), current);
  } catch {
    return { problem: 'unreadable' };
  }
}

type OutcomeNoticeProps = { outcome: Outcome; onUndo: (before: StoredSettings) => void };

function OutcomeNotice({ outcome, onUndo }: OutcomeNoticeProps) {
  const { file: words } = useSettingsMessages();
  const format = useFormat();
  if (outcome.kind === 'undone') {
    return (
      <output>
        <Notice tone="info">
          <p>{words.undone}</p>
        </Notice>
      </output>
    );
  }
  if (outcome.kind === 'failed') {
    return (
      <Notice tone="error" urgent title={words.failed(outcome.file)}>
        <p>{words.problems[outcome.problem]}</p>
      </Notice>
    );
  }
  const { savedAtMs, kept, isNewer } = outcome.read;
  const saved =
    savedAtMs === null ? null : format.dateTime(toEpochSec(Math.floor(savedAtMs / 1000)), readerZone());
  return (
    <output>
      <Notice
        tone={kept.length > 0 || isNewer ? 'warning' : 'info'}
        action={
          <Button
            onClick={() => {
              onUndo(outcome.before);
            }}
          >
            {words.undo}
          </Button>
        }
      >
        <p>{saved === null ? words.loadedUndated : words.loaded(saved)}</p>
        {kept.length > 0 && <p>{words.kept(kept.join(', '))}</p>}
        {isNewer && <p>{words.newer}</p>}
      </Notice>
    </output>
  );
}
