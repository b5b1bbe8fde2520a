import { useSyncExternalStore } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { paths } from '../paths.ts';
import { withRangeQuery } from '../range-query.ts';
import { withAddress } from './activity-address.ts';
import { type ActivityPicture, periodAt, toPeriodText } from './activity-view.ts';
import type { ActivityWords } from './metric-format.ts';

/** Where the reading of a picture stands, or last stood: only the link below follows it. */
export type Signal = {
  readonly get: () => number | null;
  readonly set: (at: number | null) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export function createSignal(): Signal {
  let value: number | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(at) {
      // The pointer leaves the picture on its way to the link.
      if (at === null) return;
      value = at;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type OpenPeriodProps = { signal: Signal; picture: ActivityPicture; words: ActivityWords };

/** Leads from the bar that was read last to its day, or to the days that it is made of. */
export function OpenPeriod({ signal, picture, words }: OpenPeriodProps) {
  const { search } = useLocation();
  const at = useSyncExternalStore(signal.subscribe, signal.get);
  const period = (at === null ? null : periodAt(picture, at)) ?? picture.periods.at(-1);
  if (period === undefined) return null;
  const { unit } = picture;
  const text = words.messages.chart.open(toPeriodText(period, unit, words.format));
  if (unit === 'day') return <Link to={paths.day(period.from)}>{text}</Link>;
  const range = { preset: null, from: period.from, to: period.to };
  return <Link to={{ search: withRangeQuery(withAddress(search, { by: null }), range) }}>{text}</Link>;
}
