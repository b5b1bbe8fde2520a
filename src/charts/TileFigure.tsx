import { lazy, Suspense, useId, useRef, useState, type ReactNode } from 'react';

import { Button } from '#ui/Button.tsx';

import type { ChartTableData } from './ChartTable.tsx';
import styles from './TileFigure.module.css';
import { useSize, type Size } from './use-size.ts';
import type { ChartWords } from './words.ts';

// Asked for seldom: the pictures of a page of tiles do not wait for it.
const ChartTable = lazy(async () => ({ default: (await import('./ChartTable.tsx')).ChartTable }));

export type TileFigureProps = {
  /** What is drawn, in which unit, over which range: the figure's accessible name. */
  readonly name: string;
  /** The picture in words, for everyone. */
  readonly summary: string;
  readonly table: ChartTableData;
  /** Of the picture in CSS pixels; its width is that of the place. */
  readonly height: number;
  readonly words: Pick<ChartWords, 'showTable' | 'hideTable' | 'preparingTable'>;
  /** Draws the picture, for eyes alone. */
  readonly children: (size: Size) => ReactNode;
};

/** A picture too small for axes, its summary, and the same data as a table. */
export function TileFigure({ name, summary, table, height, words, children }: TileFigureProps): ReactNode {
  const tableId = useId();
  const picture = useRef<HTMLDivElement>(null);
  const size = useSize(picture);
  const [isTableOpen, setTableOpen] = useState(false);
  return (
    <figure className={styles['figure']} aria-label={name}>
      <div ref={picture} className={styles['picture']} style={{ blockSize: height }}>
        {size !== null && children(size)}
      </div>
      <figcaption className={styles['caption']}>
        <span className={styles['summary']}>{summary}</span>
        <Button
          tone="quiet"
          className={styles['toggle']}
          aria-expanded={isTableOpen}
          aria-controls={isTableOpen ? tableId : undefined}
          onClick={() => setTableOpen(!isTableOpen)}
        >
          {isTableOpen ? words.hideTable : words.showTable}
        </Button>
      </figcaption>
      {isTableOpen && (
        <Suspense fallback={<output>{words.preparingTable}</output>}>
          <ChartTable id={tableId} table={table} words={words} />
        </Suspense>
      )}
    </figure>
  );
}
