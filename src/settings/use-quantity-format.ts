import { useMemo } from 'react';
import { createQuantityFormat, type QuantityFormat } from '#locale/quantities.ts';
import { useSettingsValue } from './use-settings.ts';

/** Ways, body measures, temperatures and durations in the reader's units; loaded with the pages that have any. */
export function useQuantityFormat(): QuantityFormat {
  const { format, settings } = useSettingsValue();
  return useMemo(() => createQuantityFormat(format, settings), [format, settings]);
}
