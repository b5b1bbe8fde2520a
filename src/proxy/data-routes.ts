import type { Call } from '#api/dialects/dialect.ts';
import { parseMeasuresCall, parseUserCall } from './parameters.ts';

/**
 * The closed table of what may be asked of the service: an address of ours stands for one operation, whose upstream
 * address the dialect holds. A caller chooses typed parameters and nothing else.
 */
export const dataRoutes: readonly {
  readonly path: string;
  readonly parse: (query: URLSearchParams) => Call;
}[] = [
  { path: 'api/user', parse: parseUserCall },
  { path: 'api/measures', parse: parseMeasuresCall },
];
