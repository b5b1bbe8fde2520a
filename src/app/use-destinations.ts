import { paths } from '#pages/paths.ts';
import { useSession } from '#queries/session.ts';
import type { Messages } from '#locale/messages/english.ts';
import { useMessages } from '#settings/use-settings.ts';
import type { IconName } from '#ui/Icon.tsx';

/** A page that the navigation leads to. */
export type Destination = { readonly to: string; readonly icon: IconName; readonly label: string };

type Entry = {
  readonly to: string;
  readonly icon: IconName;
  readonly word: Exclude<keyof Messages['navigation'], 'label' | 'more'>;
  /** Only while nobody is signed in. */
  readonly whileDisconnected?: boolean;
};

/** Whether an address is that of a page, or of one below it. */
export function isAt(page: string, pathname: string): boolean {
  return pathname === page || pathname.startsWith(`${page}/`);
}

/** The pages that exist, those looked at most often first: phones have room for four and a button for the rest. */
const entries: readonly Entry[] = [
  { to: paths.connect, icon: 'connect', word: 'connect', whileDisconnected: true },
  { to: paths.home, icon: 'home', word: 'home' },
  { to: paths.body, icon: 'weight', word: 'body' },
  { to: paths.sleep, icon: 'sleep', word: 'sleep' },
  { to: paths.days, icon: 'day', word: 'day' },
  { to: paths.activity, icon: 'activity', word: 'activity' },
  { to: paths.vitals, icon: 'vitals', word: 'vitals' },
  { to: paths.workouts, icon: 'workouts', word: 'workouts' },
  { to: paths.devices, icon: 'devices', word: 'devices' },
  { to: paths.settings, icon: 'settings', word: 'settings' },
];

export function useDestinations(): readonly Destination[] {
  const { navigation } = useMessages();
  const { status } = useSession();
  return entries
    .filter(({ whileDisconnected = false }) => !whileDisconnected || status === 'disconnected')
    .map(({ to, icon, word }) => ({ to, icon, label: navigation[word] }));
}
