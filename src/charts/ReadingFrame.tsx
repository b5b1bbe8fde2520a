import { useId, type ReactNode, type RefObject } from 'react';

import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';

import frame from './ReadingFrame.module.css';
import styles from './TimeSeriesChart.module.css';
import { useReading, type ReadingItems } from './use-reading.ts';

export type ReadingFrameProps = {
  readonly name: string;
  /** Spoken after the picture's name, in place of "application". */
  readonly roleDescription: string;
  /** How the keys move the reading, for those who do not see the picture. */
  readonly keyboardHint: string;
  readonly items: ReadingItems;
  /** How the item that is read is marked; `none` where the picture does it itself by `onReading`. */
  readonly mark: 'outline' | 'column' | 'ring' | 'line' | 'none';
  /** Of the whole frame with panel and legend, in CSS pixels; the plot takes what they leave. */
  readonly height?: number;
  /** Of the plot alone, instead of `height`. */
  readonly plotHeight?: number;
  /** Lines of values that the panel has room for on a narrow screen; one where absent. */
  readonly readingRows?: number;
  /** The plot's element, for `useSize`: the svg lies in its upper left corner. */
  readonly plotRef?: RefObject<HTMLDivElement | null>;
  readonly onReading?: (index: number | null) => void;
  readonly onOpen?: (index: number) => void;
  /** The picture shows what was asked before; what is asked now is still on its way. */
  readonly stale?: boolean;
  /** Below the picture and outside it: it may hold buttons. */
  readonly legend?: ReactNode;
  /** One `<svg>` as large as the plot, drawn for eyes alone. */
  readonly children: ReactNode;
};

/** A picture that is read item by item: one tab stop, a fixed panel, a polite voice, and a mark that React never moves. */
export function ReadingFrame(props: ReadingFrameProps): ReactNode {
  const { items, onReading, onOpen, mark, height, plotHeight, plotRef, stale = false } = props;
  const hintId = useId();
  const { parts, handlers } = useReading({ items, onReading, onOpen });
  const { mark: markElement, title, values, announcement } = parts;
  return (
    <div
      className={styles['chart']}
      style={{ blockSize: height }}
      data-stale={stale || undefined}
      aria-busy={stale}
    >
      <p className={`${styles['reading']} ${frame['reading']}`} data-rows={props.readingRows}>
        <span ref={values} className={styles['values']}>
          <span hidden>
            <span /> <span className={styles['value']} />
          </span>
        </span>
        <span ref={title} />
      </p>
      {/* `application` hands a screen reader's arrow keys to the picture. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={plotRef}
        className={`${styles['plot']} ${frame['plot']}`}
        style={plotHeight === undefined ? undefined : { blockSize: plotHeight, flex: 'none' }}
        data-opens={onOpen !== undefined || undefined}
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it takes keys, see `handlers`.
        tabIndex={0}
        aria-label={props.name}
        aria-roledescription={props.roleDescription}
        aria-describedby={hintId}
        {...handlers}
      >
        <div className={styles['frame']} aria-hidden="true">
          {props.children}
        </div>
        <div ref={markElement} className={frame['mark']} data-mark={mark} hidden />
      </div>
      {props.legend}
      <VisuallyHidden>
        <span id={hintId}>{props.keyboardHint}</span>
        <span ref={announcement} aria-live="polite" />
      </VisuallyHidden>
    </div>
  );
}
