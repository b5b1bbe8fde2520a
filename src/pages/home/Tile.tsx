import { type ReactNode, useId } from 'react';
import { Link } from 'react-router-dom';
import { TileFigure } from '#charts/TileFigure.tsx';
import { useSyncStatus } from '#queries/sync.ts';
import { useHomeMessages } from '#settings/use-home-messages.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Button } from '#ui/Button.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import type { TileId } from './arrangement.ts';
import styles from './HomePage.module.css';
import type { FigureView, TileView } from './tile-view.ts';

const PICTURE_PX = 64;

/** What the page gives to each of its tiles. */
export type TileFrame = {
  readonly id: TileId;
  readonly isWide: boolean;
  /** The buttons that arrange it; null while nobody arranges. */
  readonly tools: ReactNode;
  readonly onHide: () => void;
};

export type TileProps = TileFrame & {
  /** The page that says more. */
  to: string;
  view: TileView;
  /** Stands in place of a picture. */
  children?: ReactNode;
};

/** Whose hue a tile has; that of the body is the page's. */
const families: Readonly<Partial<Record<TileId, string>>> = {
  night: 'sleep',
  today: 'activity',
  week: 'activity',
  pressure: 'vitals',
  workouts: 'workouts',
};

/** A heading that leads on, a sentence with its number, and a picture. */
export function Tile({ id, isWide, tools, onHide, to, view, children }: TileProps) {
  const headingId = useId();
  const { tiles } = useHomeMessages();
  return (
    <section
      className={styles['tile']}
      aria-labelledby={headingId}
      aria-busy={view.state === 'loading'}
      data-tile={id}
      data-wide={isWide}
      data-family={families[id]}
    >
      <h2 id={headingId} className={styles['heading']}>
        <Link to={to}>{tiles[id]}</Link>
      </h2>
      {tools}
      <Content id={id} view={view} isArranged={tools !== null} onHide={onHide} />
      {children}
    </section>
  );
}

type ContentProps = { id: TileId; view: TileView; isArranged: boolean; onHide: () => void };

function Content({ id, view, isArranged, onHide }: ContentProps) {
  const { loading } = useMessages();
  const own = useHomeMessages();
  if (view.state === 'loading') {
    return (
      <>
        <VisuallyHidden>{loading}</VisuallyHidden>
        <Skeleton shape="number" />
        <Skeleton shape="line" />
      </>
    );
  }
  if (view.state === 'failed') return <p className={styles['rest']}>{own.failed}</p>;
  if (view.state === 'none')
    return <Nothing id={id} text={view.text} isArranged={isArranged} onHide={onHide} />;
  const { before, main, rest, figure } = view;
  return (
    <>
      <p className={styles['sentence']}>
        {before !== undefined && <span className={styles['rest']}>{before} </span>}
        {main !== null && <strong className={styles['main']}>{main}</strong>}{' '}
        <span className={styles['rest']}>{rest}</span>
      </p>
      {figure !== null && <Picture figure={figure} />}
    </>
  );
}

type NothingProps = { id: TileId; text: string; isArranged: boolean; onHide: () => void };

/** That nothing has arrived is no proof that there is nothing, as long as history is being read. */
function Nothing({ id, text, isArranged, onHide }: NothingProps) {
  const { arriving, arrange, tiles } = useHomeMessages();
  const { complete, phase } = useSyncStatus();
  const isArriving = !complete && (phase === 'idle' || phase === 'syncing' || phase === 'waiting');
  return (
    <>
      <p className={styles['rest']}>{isArriving ? arriving : text}</p>
      {!isArriving && !isArranged && (
        <p>
          <Button
            className={styles['hide']}
            aria-label={arrange.about(arrange.hide, tiles[id])}
            onClick={onHide}
          >
            {arrange.hide}
          </Button>
        </p>
      )}
    </>
  );
}

function Picture({ figure: { name, summary, table, draw } }: { figure: FigureView }) {
  const { chart } = useMessages();
  return (
    <div className={styles['figure']}>
      <TileFigure name={name} summary={summary} table={table} height={PICTURE_PX} words={chart}>
        {draw}
      </TileFigure>
    </div>
  );
}
