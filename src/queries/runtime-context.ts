import { createContext, use } from 'react';
import type { Runtime } from './runtime.ts';

export const RuntimeContext = createContext<Runtime | null>(null);

export function useRuntime(): Runtime {
  const runtime = use(RuntimeContext);
  if (runtime === null) {
    throw new Error('Failed to find the runtime: no HealthProvider is above. Wrap the screen in one.');
  }
  return runtime;
}
