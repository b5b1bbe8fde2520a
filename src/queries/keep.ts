import { useSyncExternalStore } from 'react';
import { useRuntime } from './runtime-context.ts';

/** Whether the reader wants nothing kept on this device: the record then lives in memory, until the page is closed. */
export function useKeepNothing(): readonly [
  keepsNothing: boolean,
  setKeepNothing: (keepNothing: boolean) => void,
] {
  const { keepNothing, setKeepNothing } = useRuntime();
  return [useSyncExternalStore(keepNothing.subscribe, keepNothing.get), setKeepNothing];
}
