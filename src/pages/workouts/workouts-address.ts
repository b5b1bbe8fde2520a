import { type Bounds, openBounds, type WorkoutOrder, workoutOrders } from '#domain/workout-filter.ts';
import { type WorkoutMeasure, workoutMeasures } from '#domain/workout-periods.ts';
import type { WorkoutSource } from '#domain/workout-rows.ts';

/** What of the list is in the address besides its days, in SI units, so that a link means the same to every reader. */
export type WorkoutsAddress = {
  readonly categories: readonly number[];
  readonly durationSec: Bounds;
  readonly distanceM: Bounds;
  readonly meanBpm: Bounds;
  readonly source: WorkoutSource | null;
  readonly text: string;
  readonly order: WorkoutOrder;
  readonly isDescending: boolean;
  readonly measure: WorkoutMeasure;
};

const usual: WorkoutsAddress = {
  categories: [],
  durationSec: openBounds,
  distanceM: openBounds,
  meanBpm: openBounds,
  source: null,
  text: '',
  order: 'date',
  isDescending: true,
  measure: 'time',
};

const boundsNames = { durationSec: 'duration', distanceM: 'distance', meanBpm: 'hr' } as const;

/** The address read as far as it can be; what cannot is named, and is as if it were not there. */
export function readWorkoutsAddress(search: string): {
  readonly address: WorkoutsAddress;
  readonly unreadable: readonly string[];
} {
  const params = new URLSearchParams(search);
  const unreadable: string[] = [];
  const read = <Value>(name: string, parse: (text: string) => Value | null, otherwise: Value): Value => {
    const text = params.get(name);
    if (text === null || text === '') return otherwise;
    const value = parse(text);
    if (value === null) unreadable.push(`${name}=${text}`);
    return value ?? otherwise;
  };
  const sort = read('sort', parseSort, { order: usual.order, isDescending: usual.isDescending });
  return {
    address: {
      categories: read('type', parseCategories, usual.categories),
      durationSec: read(boundsNames.durationSec, parseBounds, openBounds),
      distanceM: read(boundsNames.distanceM, parseBounds, openBounds),
      meanBpm: read(boundsNames.meanBpm, parseBounds, openBounds),
      source: read<WorkoutSource | null>('source', parseSource, null),
      text: params.get('q') ?? '',
      order: sort.order,
      isDescending: sort.isDescending,
      measure: read(
        'measure',
        (text) => workoutMeasures.find((known) => known === text) ?? null,
        usual.measure,
      ),
    },
    unreadable,
  };
}

/** The query with a part of it changed; what is as usual is left out, and what else stands there stays. */
export function withWorkoutsAddress(search: string, change: Partial<WorkoutsAddress>): string {
  const params = new URLSearchParams(search);
  const next = { ...readWorkoutsAddress(search).address, ...change };
  const write = (name: string, text: string): void => {
    if (text === '') params.delete(name);
    else params.set(name, text);
  };
  write('type', next.categories.join(','));
  for (const name of ['durationSec', 'distanceM', 'meanBpm'] as const) {
    write(boundsNames[name], boundsText(next[name]));
  }
  write('source', next.source ?? '');
  write('q', next.text);
  const isUsual = next.order === usual.order && next.isDescending === usual.isDescending;
  write('sort', isUsual ? '' : `${next.isDescending ? '-' : ''}${next.order}`);
  write('measure', next.measure === usual.measure ? '' : next.measure);
  return `?${params.toString()}`;
}

/** Everything that narrows the list, taken away: the days too. Order and measure stay. */
export function withoutFilters(search: string): string {
  const { order, isDescending, measure } = readWorkoutsAddress(search).address;
  const params = new URLSearchParams(withWorkoutsAddress(search, { ...usual, order, isDescending, measure }));
  for (const name of ['range', 'from', 'to']) params.delete(name);
  return `?${params.toString()}`;
}

/** How many things narrow the list, its days aside. */
export function countFilters(address: WorkoutsAddress): number {
  const bounds = [address.durationSec, address.distanceM, address.meanBpm];
  return (
    address.categories.length +
    bounds.filter(({ min, max }) => min !== null || max !== null).length +
    Number(address.source !== null) +
    Number(address.text !== '')
  );
}

function parseCategories(text: string): number[] | null {
  const numbers = text.split(',').map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : Number.NaN));
  return numbers.some(Number.isNaN) ? null : [...new Set(numbers)];
}

/** `1200-3600`, `1200-` or `-3600`. */
function parseBounds(text: string): Bounds | null {
  const match = /^(\d+(?:\.\d+)?)?-(\d+(?:\.\d+)?)?$/.exec(text);
  if (match === null || text === '-') return null;
  const [, min, max] = match;
  const bounds = {
    min: min === undefined ? null : Number(min),
    max: max === undefined ? null : Number(max),
  };
  return bounds.min !== null && bounds.max !== null && bounds.min > bounds.max ? null : bounds;
}

function boundsText({ min, max }: Bounds): string {
  return min === null && max === null ? '' : `${min ?? ''}-${max ?? ''}`;
}

function parseSource(text: string): WorkoutSource | null {
  return text === 'detected' || text === 'manual' ? text : null;
}

function parseSort(text: string): Pick<WorkoutsAddress, 'order' | 'isDescending'> | null {
  const isDescending = text.startsWith('-');
  const order = workoutOrders.find((known) => known === text.slice(isDescending ? 1 : 0));
  return order === undefined ? null : { order, isDescending };
}
