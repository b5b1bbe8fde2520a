import { Component, Suspense, useId, useState, type ReactNode } from 'react';

import { Button } from '#ui/Button.tsx';

import styles from './ChartFigure.module.css';
import { ChartTable, type ChartTableData } from './ChartTable.tsx';
import type { ChartWords } from './words.ts';

export type ChartFigureProps = {
  /** What is drawn, in which unit, over which range: the figure's accessible name. */
  readonly name: string;
  /** The picture in words, for everyone. */
  readonly summary: ReactNode;
  readonly table: ChartTableData;
  /**
   * Height of the picture in CSS pixels, kept while it loads so that nothing jumps.
   *
   * Absent for a picture that is drawn with the figure and whose height follows from its width.
   */
  readonly height?: number;
  /** The picture, which may suspend. */
  readonly children: ReactNode;
  readonly fallback?: ReactNode;
  readonly words: ChartWords;
};

/** A picture, its summary, and the same data as a table that needs neither eyes nor a mouse. */
export function ChartFigure(props: ChartFigureProps): ReactNode {
  const { name, summary, table, height, children, fallback = null, words } = props;
  const tableId = useId();
  const [isTableOpen, setTableOpen] = useState(false);

  return (
    <figure className={styles['figure']} aria-label={name}>
      <div className={styles['picture']} style={height === undefined ? undefined : { blockSize: height }}>
        <PictureBoundary message={words.pictureFailed}>
          <Suspense fallback={fallback}>{children}</Suspense>
        </PictureBoundary>
      </div>
      <figcaption className={styles['caption']}>
        <div className={styles['summary']}>{summary}</div>
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
      {isTableOpen && <ChartTable id={tableId} table={table} words={words} />}
    </figure>
  );
}

type BoundaryProps = { readonly message: string; readonly children: ReactNode };

/** Keeps the table within reach when the picture's chunk cannot be loaded, as after an upgrade of the server. */
class PictureBoundary extends Component<BoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <p className={styles['failed']} role="alert">
        {this.props.message}
      </p>
    );
  }
}
