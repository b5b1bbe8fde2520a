import { type ComponentType, lazy, Suspense, useRef } from 'react';
import { useWishes } from '#queries/wishes.ts';
import { Button } from '#ui/Button.tsx';
import { PageHeading } from '../PageHeading.tsx';
import { paths } from '../paths.ts';
import type { KnownTile, TileId } from './arrangement.ts';
import { toHomeWishes } from './home-wishes.ts';
import styles from './HomePage.module.css';
import { StateRow } from './StateRow.tsx';
import { Tile, type TileFrame } from './Tile.tsx';
import { TileBoundary } from './TileBoundary.tsx';
import { TileTools } from './TileTools.tsx';
import { useArranging } from './use-arranging.ts';
import { useHomeWeight } from './use-home-weight.ts';
import { useHomeWords } from './use-home-words.ts';
import { useToday } from './use-today.ts';
import { WeightTile } from './WeightTile.tsx';

const NightTile = lazy(async () => ({ default: (await import('./NightTile.tsx')).NightTile }));
const TodayTile = lazy(async () => ({ default: (await import('./TodayTile.tsx')).TodayTile }));
const WeekTile = lazy(async () => ({ default: (await import('./WeekTile.tsx')).WeekTile }));
const PressureTile = lazy(async () => ({ default: (await import('./PressureTile.tsx')).PressureTile }));
const WorkoutsTile = lazy(async () => ({ default: (await import('./WorkoutsTile.tsx')).WorkoutsTile }));

/** Each comes with a program of its own, so that none waits for another; that of the weight is here. */
const others: Readonly<Record<Exclude<TileId, 'weight'>, ComponentType<{ frame: TileFrame }>>> = {
  night: NightTile,
  today: TodayTile,
  week: WeekTile,
  pressure: PressureTile,
  workouts: WorkoutsTile,
};

/** Where a tile leads that is not here yet. */
const pages: Readonly<Record<TileId, string>> = {
  weight: paths.body,
  night: paths.sleep,
  today: paths.days,
  week: paths.activity,
  pressure: paths.vitals,
  workouts: paths.workouts,
};

/** How things stand, at a glance: what waits for the reader, and a tile for each kind of record. */
export function HomePage() {
  const words = useHomeWords();
  const { own } = words;
  const page = useRef<HTMLDivElement>(null);
  const { weight, error } = useHomeWeight();
  const arranging = useArranging(page, words);
  const { visible, hidden, isArranging, said } = arranging;
  const { arrange, tiles } = own;

  function toFrame(tile: KnownTile, index: number): TileFrame {
    return {
      id: tile.id,
      isWide: tile.isWide,
      onHide: () => arranging.act(tile, 'hide'),
      tools: isArranging ? (
        <TileTools
          tile={tile}
          isFirst={index === 0}
          isLast={index === visible.length - 1}
          onAct={(action) => arranging.act(tile, action)}
        />
      ) : null,
    };
  }

  return (
    <div ref={page} className={styles['page']}>
      {/* Before the tiles, whose own wishes come after it. */}
      <Wishes />
      <div className={styles['header']}>
        <PageHeading title={own.title} />
        <output className={styles['said']}>{said}</output>
        <div className={styles['controls']}>
          {isArranging && (
            <Button tone="quiet" onClick={arranging.reset}>
              {arrange.reset}
            </Button>
          )}
          <Button tone="quiet" data-action="arrange" onClick={arranging.toggle}>
            {isArranging ? arrange.end : arrange.start}
          </Button>
        </div>
      </div>
      <StateRow weight={weight} />
      <div className={styles['tiles']}>
        {visible.map((tile, index) => {
          const frame = toFrame(tile, index);
          const to = pages[tile.id];
          return (
            <TileBoundary key={tile.id} fallback={<Tile {...frame} to={to} view={{ state: 'failed' }} />}>
              <Suspense fallback={<Tile {...frame} to={to} view={{ state: 'loading' }} />}>
                {tile.id === 'weight' ? (
                  <WeightTile frame={frame} weight={weight} error={error} />
                ) : (
                  <OtherTile id={tile.id} frame={frame} />
                )}
              </Suspense>
            </TileBoundary>
          );
        })}
      </div>
      {isArranging && hidden.length > 0 && (
        <section className={styles['hidden']} aria-label={arrange.hidden}>
          {hidden.map(({ id }) => (
            <Button key={id} data-action={`show-${id}`} onClick={() => arranging.show(id)}>
              {arrange.show(tiles[id])}
            </Button>
          ))}
        </section>
      )}
    </div>
  );
}

function OtherTile({ id, frame }: { id: keyof typeof others; frame: TileFrame }) {
  const Own = others[id];
  return <Own frame={frame} />;
}

function Wishes() {
  const { today } = useToday();
  useWishes(toHomeWishes(today));
  return null;
}
