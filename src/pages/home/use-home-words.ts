import { useMemo } from 'react';
import { useHomeMessages } from '#settings/use-home-messages.ts';
import { useFormat } from '#settings/use-settings.ts';
import type { Words } from './tile-view.ts';

/** Words and formats of this page, the same object for as long as they stay the same. */
export function useHomeWords(): Words {
  const format = useFormat();
  const own = useHomeMessages();
  return useMemo(() => ({ format, own }), [format, own]);
}
