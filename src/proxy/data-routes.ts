import type { Call } from '#api/dialects/dialect.ts';
import { bareCall, daysCall, parseMeasuresCall, windowCall } from './parameters.ts';

/**
 * The closed table of what may be asked of the service: an address of ours stands for one operation, whose upstream
 * address the dialect holds. A caller chooses typed parameters and nothing else.
 */
export const dataRoutes: readonly {
  readonly path: string;
  readonly parse: (query: URLSearchParams) => Call;
}[] = [
  { path: 'api/user', parse: bareCall('user') },
  { path: 'api/devices', parse: bareCall('devices') },
  { path: 'api/goals', parse: bareCall('goals') },
  { path: 'api/measures', parse: parseMeasuresCall },
  { path: 'api/activity', parse: daysCall('activity') },
  { path: 'api/intraday', parse: windowCall('intraday') },
  { path: 'api/sleep', parse: windowCall('sleep') },
  { path: 'api/sleep-summary', parse: daysCall('sleep-summary') },
  { path: 'api/workouts', parse: daysCall('workouts') },
];
