import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { RuntimeContext } from './runtime-context.ts';
import type { Runtime } from './runtime.ts';

/** Gives the screens below it their data. */
export function HealthProvider({ runtime, children }: { runtime: Runtime; children: ReactNode }) {
  return (
    <RuntimeContext value={runtime}>
      <QueryClientProvider client={runtime.queryClient}>{children}</QueryClientProvider>
    </RuntimeContext>
  );
}
