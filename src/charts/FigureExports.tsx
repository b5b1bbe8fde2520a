import { useState, type ReactNode, type RefObject } from 'react';

import { Button } from '#ui/Button.tsx';

import type { ChartTableData } from './ChartTable.tsx';
import styles from './FigureExports.module.css';
import { drawPicture } from './picture-png.ts';
import { formatCsv, formatFigureText, toFileStem } from './table-text.ts';
import type { ChartWords } from './words.ts';

type FigureExportsProps = {
  readonly id: string;
  readonly name: string;
  readonly table: ChartTableData;
  readonly picture: RefObject<HTMLElement | null>;
  readonly summary: RefObject<HTMLElement | null>;
  readonly words: ChartWords;
};

/** What one can take away from a figure. Loaded when it is asked for, so that a press finds it ready. */
export function FigureExports({ id, name, table, picture, summary, words }: FigureExportsProps): ReactNode {
  const [said, setSaid] = useState('');
  const [refusedText, setRefusedText] = useState<string | null>(null);

  async function take(action: () => string | Promise<string>): Promise<void> {
    // Emptied first: a screen reader says the same sentence again only if it has been gone.
    setSaid('');
    setRefusedText(null);
    try {
      setSaid(await action());
    } catch {
      setSaid(words.exportFailed);
    }
  }

  async function copy(): Promise<string> {
    const text = formatFigureText(name, summary.current?.innerText ?? '', table);
    try {
      await navigator.clipboard.writeText(text);
      return words.copied;
    } catch {
      // Refused by the reader's settings, or absent where the page is not served securely.
      setRefusedText(text);
      return words.copyRefused;
    }
  }

  function saveCsv(): string {
    save(new Blob([formatCsv(table)], { type: 'text/csv;charset=utf-8' }), `${toFileStem(name)}.csv`);
    return words.saved;
  }

  async function savePng(): Promise<string> {
    if (picture.current === null) return words.exportFailed;
    save(await drawPicture(picture.current, name), `${toFileStem(name)}.png`);
    return words.saved;
  }

  return (
    <div id={id} className={styles['exports']}>
      <Button tone="quiet" className={styles['action']} onClick={() => void take(copy)}>
        {words.copyText}
      </Button>
      <Button tone="quiet" className={styles['action']} onClick={() => void take(saveCsv)}>
        {words.saveCsv}
      </Button>
      <Button tone="quiet" className={styles['action']} onClick={() => void take(savePng)}>
        {words.savePng}
      </Button>
      <output className={styles['said']}>{said}</output>
      {refusedText !== null && (
        <textarea
          ref={selectAll}
          className={styles['text']}
          aria-label={words.copyText}
          rows={6}
          readOnly
          value={refusedText}
        />
      )}
    </div>
  );
}

/** Ready for the reader's own copy command. */
function selectAll(element: HTMLTextAreaElement | null): void {
  element?.focus();
  element?.select();
}

/** Long enough for any browser to have begun. */
const KEPT_MS = 60_000;

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
