import { useState, type ReactNode } from 'react';

import { createCrosshairStore, CrosshairContext } from './crosshair-group.ts';

/** One crosshair through all time series inside: they agree on the instant, whatever instants each of them has. */
export function CrosshairGroup({ children }: { readonly children: ReactNode }): ReactNode {
  const [store] = useState(createCrosshairStore);
  return <CrosshairContext value={store}>{children}</CrosshairContext>;
}
