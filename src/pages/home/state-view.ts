import { batteryLevelOf } from '#domain/device-records.ts';
import type { Device } from '#domain/devices.ts';
import { differenceInDays, type LocalDay } from '#domain/time.ts';
import { formatDaysAgo } from '#locale/days-ago.ts';
import { toCount } from '../count.ts';
import { paths } from '../paths.ts';
import type { Words } from './tile-view.ts';

/** Something small that is to be known, and where one deals with it. */
export type StateFact = {
  readonly id: string;
  readonly text: string;
  readonly to: string;
};

export type StateInput = {
  readonly needsSignIn: boolean;
  readonly doubtful: number;
  readonly devices: readonly Device[];
  /** The day of the newest of each kind; null where there is none. */
  readonly newest: {
    readonly weighing: LocalDay | null;
    readonly night: LocalDay | null;
    readonly day: LocalDay | null;
    readonly pressure: LocalDay | null;
  };
  readonly today: LocalDay;
};

export type StateView = {
  /** What waits for the reader. */
  readonly urgent: readonly StateFact[];
  /** How old the newest of each kind is. */
  readonly newest: readonly StateFact[];
  /** One sentence where nothing waits. */
  readonly calm: string | null;
};

/** What waits for the reader, and how old the newest of each kind is. */
export function toStateView(
  { needsSignIn, doubtful, devices, newest, today }: StateInput,
  { format, own }: Words,
): StateView {
  const { state } = own;
  const low = devices.filter((device) => batteryLevelOf(device) === 'low');
  const urgent: StateFact[] = [
    ...(needsSignIn ? [{ id: 'reconnect', text: state.reconnect, to: paths.connect }] : []),
    ...(doubtful > 0
      ? [{ id: 'doubtful', text: state.doubtful(toCount(doubtful, format)), to: paths.bodyTray }]
      : []),
    ...(low.length > 0
      ? [{ id: 'battery', text: batteryText(low, { format, own }), to: paths.devices }]
      : []),
  ];
  const ago = (day: LocalDay): string =>
    // Where it was taken it may be tomorrow already.
    formatDaysAgo(Math.max(0, differenceInDays(today, day)), format.locale);
  const ages = [
    { id: 'weighing', to: paths.body },
    { id: 'night', to: paths.sleep },
    { id: 'day', to: paths.activity },
    { id: 'pressure', to: paths.vitals },
  ] as const;
  const fresh = ages.flatMap(({ id, to }) => {
    const day = newest[id];
    return day === null ? [] : [{ id, text: state[id](ago(day)), to }];
  });
  return {
    urgent,
    newest: fresh,
    calm: urgent.length > 0 ? null : fresh.length > 0 ? state.calm : state.empty,
  };
}

function batteryText(low: readonly Device[], { format, own }: Words): string {
  const [first] = low;
  if (first === undefined || low.length > 1) return own.state.batteries(toCount(low.length, format));
  return own.state.battery(first.model === '' ? own.state.device : first.model);
}
