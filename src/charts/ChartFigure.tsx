import { Component, lazy, Suspense, useId, useRef, useState, type ReactNode } from 'react';

import { Button } from '#ui/Button.tsx';

import styles from './ChartFigure.module.css';
import { ChartTable, type ChartTableData } from './ChartTable.tsx';
import type { ChartWords } from './words.ts';

const FigureExports = lazy(async () => ({
  default: (await import('./FigureExports.tsx')).FigureExports,
}));

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

/** A picture, its summary, the same data as a table that needs neither eyes nor a mouse, and ways to take it away. */
export function ChartFigure(props: ChartFigureProps): ReactNode {
  const { name, summary, table, height, children, fallback = null, words } = props;
  const tableId = useId();
  const exportsId = useId();
  const picture = useRef<HTMLDivElement>(null);
  const summaryElement = useRef<HTMLDivElement>(null);
  const [isTableOpen, setTableOpen] = useState(false);
  const [isMoreOpen, setMoreOpen] = useState(false);

  return (
    <figure className={styles['figure']} aria-label={name}>
      <div
        ref={picture}
        className={styles['picture']}
        style={height === undefined ? undefined : { blockSize: height }}
      >
        <PartBoundary message={words.pictureFailed}>
          <Suspense fallback={fallback}>{children}</Suspense>
        </PartBoundary>
      </div>
      <figcaption className={styles['caption']}>
        <div ref={summaryElement} className={styles['summary']}>
          {summary}
        </div>
        <div className={styles['toggles']}>
          <Button
            tone="quiet"
            className={styles['toggle']}
            aria-expanded={isTableOpen}
            aria-controls={isTableOpen ? tableId : undefined}
            onClick={() => setTableOpen(!isTableOpen)}
          >
            {isTableOpen ? words.hideTable : words.showTable}
          </Button>
          <Button
            tone="quiet"
            className={styles['toggle']}
            aria-expanded={isMoreOpen}
            aria-controls={isMoreOpen ? exportsId : undefined}
            onClick={() => setMoreOpen(!isMoreOpen)}
          >
            {words.more}
          </Button>
        </div>
      </figcaption>
      {isMoreOpen && (
        <PartBoundary message={words.exportFailed}>
          <Suspense>
            <FigureExports
              id={exportsId}
              name={name}
              table={table}
              picture={picture}
              summary={summaryElement}
              words={words}
            />
          </Suspense>
        </PartBoundary>
      )}
      {isTableOpen && <ChartTable id={tableId} table={table} words={words} />}
    </figure>
  );
}

type BoundaryProps = { readonly message: string; readonly children: ReactNode };

/** Keeps the table within reach when another part's chunk cannot be loaded, as after an upgrade of the server. */
class PartBoundary extends Component<BoundaryProps, { hasFailed: boolean }> {
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
