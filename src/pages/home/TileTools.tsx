import { useHomeMessages } from '#settings/use-home-messages.ts';
import { Button } from '#ui/Button.tsx';
import type { KnownTile } from './arrangement.ts';
import styles from './HomePage.module.css';
import type { TileAction } from './use-arranging.ts';

export type TileToolsProps = {
  tile: KnownTile;
  isFirst: boolean;
  isLast: boolean;
  onAct: (action: TileAction) => void;
};

/** What one can do to a tile. */
export function TileTools({ tile: { id, isWide }, isFirst, isLast, onAct }: TileToolsProps) {
  const { arrange, tiles } = useHomeMessages();
  const buttons = [
    // Not disabled at the ends: the focus would be lost there.
    { action: 'earlier', word: arrange.earlier, isOff: isFirst },
    { action: 'later', word: arrange.later, isOff: isLast },
    { action: 'size', word: isWide ? arrange.narrower : arrange.wider, isOff: false },
    { action: 'hide', word: arrange.hide, isOff: false },
  ] as const;
  return (
    <div className={styles['tools']}>
      {buttons.map(({ action, word, isOff }) => (
        <Button
          key={action}
          data-action={action}
          aria-label={arrange.about(word, tiles[id])}
          aria-disabled={isOff}
          onClick={() => onAct(action)}
        >
          {word}
        </Button>
      ))}
    </div>
  );
}
