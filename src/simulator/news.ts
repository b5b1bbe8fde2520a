import type { WireNotification } from '#api/wire/notify.ts';
import type { KnownNight } from './days-store.ts';
import type { NightSketch } from './days-cache.ts';
import type { MeasureRecord } from './measures-history.ts';
import type { State } from './state.ts';
import type { Switches } from './switches.ts';

/** What happened, in one category: the stretch of time that an app should ask for. */
export type NewsItem = {
  readonly appli: number;
  readonly from: number;
  readonly to: number;
  /** Local day, where the news is about a whole one. */
  readonly day?: string;
  readonly deviceId?: string;
  readonly action?: string;
};

export type News = {
  /** Looks for records that became known since it last looked. */
  readonly look: () => void;
  /** Tells of records that a tester changed; of those that cannot be read yet, only now. */
  readonly announce: (items: readonly NewsItem[], isAhead: boolean) => void;
};

const appli = {
  weight: 1,
  temperature: 2,
  pressure: 4,
  activity: 16,
  sleep: 44,
  profile: 46,
  inBed: 50,
  outOfBed: 51,
};
/** Category by type of measure; a goal has none. */
const appliOfType: Readonly<Record<number, number>> = { 9: 4, 10: 4, 11: 4, 54: 4, 12: 2, 71: 2, 73: 2 };
/** After a leap of the clock nobody is told of more than the last weeks. */
const longestLookSec = 60 * 86_400;
const matModel = 32;

/** Becomes aware of what the clock brought, and tells those who subscribed to it. */
export function createNews(state: Omit<State, 'news'>): News {
  const { clock, subscriptions, deliveries } = state;
  let lookedAt = clock.nowSec();
  const toldAhead = new Set<string>();

  const tell = (items: readonly NewsItem[]): void => {
    for (const item of items) {
      for (const subscription of subscriptions.all()) {
        if (subscription.appli === item.appli) {
          deliveries.send(subscription, toForm(item, subscription.dialect, state));
        }
      }
    }
  };
  return {
    announce: (items, isAhead) => {
      if (isAhead) for (const item of items) toldAhead.add(keyOf(item));
      tell(items);
    },
    look: () => {
      const nowSec = clock.nowSec();
      const since = Math.max(lookedAt, nowSec - longestLookSec);
      lookedAt = nowSec;
      if (since >= nowSec || subscriptions.all().length === 0) return;
      const items = [
        ...measureNews(since, nowSec, state),
        ...dayNews(since, nowSec, state),
        ...bedNews(since, nowSec, state),
      ];
      tell(items.filter((item) => !toldAhead.delete(keyOf(item))).sort((a, b) => a.to - b.to));
    },
  };
}

function keyOf({ appli, from, to }: NewsItem): string {
  return `${appli} ${from} ${to}`;
}

export function measureItem(record: MeasureRecord): NewsItem {
  const [type = 0] = record.measures.map((measure) => measure.type);
  return {
    appli: appliOfType[type] ?? appli.weight,
    from: record.date,
    // "startdate=1260350649&enddate=1260350650": the end is the second after.
    to: record.date + 1,
    ...(record.deviceid !== null && { deviceId: record.deviceid }),
  };
}

export function activityItem({ day, from, to }: { day: string; from: number; to: number }): NewsItem {
  return { appli: appli.activity, day, from, to };
}

export function nightItem({ from, to, deviceId }: Pick<KnownNight, 'from' | 'to' | 'deviceId'>): NewsItem {
  return { appli: appli.sleep, from, to, deviceId };
}

/** The person cut the link. */
export function unlinkItem(nowSec: number): NewsItem {
  return { appli: appli.profile, from: nowSec, to: nowSec + 1, action: 'unlink' };
}

/** Groups of one weighing travel as one. */
function measureNews(since: number, nowSec: number, { measures }: Pick<State, 'measures'>): NewsItem[] {
  const items = measures
    .visible(nowSec)
    .filter(({ modified }) => modified > since)
    .map(measureItem);
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

function dayNews(since: number, nowSec: number, { days }: Pick<State, 'days'>): NewsItem[] {
  const isNew = ({ modified }: { modified: number }): boolean => modified > since;
  return days.daysChangedSince(since, nowSec).flatMap((number) => {
    const day = days.day(number, nowSec);
    const workout = days.workouts(number, nowSec).find(isNew);
    const moved = day !== null && isNew(day) ? day : workout;
    const nights = days.nights(number, nowSec).filter(isNew);
    return [...(moved === undefined ? [] : [activityItem(moved)]), ...nights.map(nightItem)];
  });
}

/** The mat tells at once when somebody lies down on it and gets up. */
function bedNews(
  since: number,
  nowSec: number,
  { days, subscriptions }: Pick<State, 'days' | 'subscriptions'>,
): NewsItem[] {
  const isWanted = subscriptions
    .all()
    .some((wanted) => wanted.appli === appli.inBed || wanted.appli === appli.outOfBed);
  if (!isWanted) return [];
  const isRecent = (at: number): boolean => at > since && at <= nowSec;
  return days
    .daysChangedSince(since, nowSec)
    .flatMap((day) => days.stays(day))
    .filter(({ model }) => model === matModel)
    .flatMap(({ from, to, deviceId }: NightSketch) => [
      ...(isRecent(from) ? [{ appli: appli.inBed, from, to: from + 1, deviceId }] : []),
      ...(isRecent(to) ? [{ appli: appli.outOfBed, from: to, to: to + 1, deviceId }] : []),
    ]);
}

/** 2018 knows a window alone; today activity comes by its day. */
function toForm(
  item: NewsItem,
  dialect: 'nokia' | 'withings',
  { person, switches }: { person: State['person']; switches: Switches },
): Record<string, string> {
  const form: WireNotification = {
    userid: String(person.userid),
    ...timesOf(item, dialect, switches.notificationDate),
    appli: String(item.appli),
    ...(dialect === 'withings' && item.deviceId !== undefined && { deviceid: item.deviceId }),
    ...(item.action !== undefined && { action: item.action }),
  };
  return { ...form };
}

function timesOf(
  { from, to, day, action }: NewsItem,
  dialect: 'nokia' | 'withings',
  style: Switches['notificationDate'],
): WireNotification {
  if (action !== undefined) return {};
  if (style === 'epoch') return { date: String(from) };
  const isDay = style === 'day' || (style === 'real' && dialect === 'withings');
  if (isDay && day !== undefined) return { date: day };
  return { startdate: String(from), enddate: String(to) };
}
