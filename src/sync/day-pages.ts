import { fetchActivity } from '#api/activity.ts';
import { fetchSleepSummary } from '#api/sleep-summary.ts';
import { fetchWorkouts } from '#api/workouts.ts';
import { land, type Landing } from '#archive/landing.ts';
import { nightId } from '#archive/list-books.ts';
import type { ListKind } from '#domain/record-kinds.ts';
import { rest, toListPage, type ListReader } from './list-pages.ts';
import { toDaysParams } from './list-params.ts';

export type DayKind = Exclude<ListKind, 'measures'>;

/** The lists that are asked for by calendar days. */
export const dayLists: Readonly<Record<DayKind, ListReader<Landing>>> = {
  activity: {
    async fetchPage(client, ask, { offset, today, signal }) {
      const page = await fetchActivity(client, toDaysParams(ask, offset, today), signal);
      return toListPage(page, page.days, {
        kind: 'activity',
        toId: ({ day }) => day,
        toDay: ({ day }) => day,
        toLanding: (whole) => ({ kind: 'activity', records: page.days, ...rest(page), whole }),
      });
    },
    land,
  },
  'sleep-summary': {
    async fetchPage(client, ask, { offset, today, signal }) {
      const page = await fetchSleepSummary(client, toDaysParams(ask, offset, today), signal);
      return toListPage(page, page.nights, {
        kind: 'sleep-summary',
        toId: nightId,
        toDay: ({ day }) => day,
        toLanding: (whole) => ({ kind: 'sleep-summary', records: page.nights, ...rest(page), whole }),
      });
    },
    land,
  },
  workouts: {
    async fetchPage(client, ask, { offset, today, signal }) {
      const page = await fetchWorkouts(client, toDaysParams(ask, offset, today), signal);
      return toListPage(page, page.workouts, {
        kind: 'workouts',
        toId: ({ id }) => id,
        toDay: ({ day }) => day,
        toLanding: (whole) => ({ kind: 'workouts', records: page.workouts, ...rest(page), whole }),
      });
    },
    land,
  },
};
