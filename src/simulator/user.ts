import type { WireUserBody } from '#api/wire/user.ts';
import { formatDay } from './calendar.ts';
import type { Answer } from './reply.ts';
import type { State } from './state.ts';

/** What the service knows about the person, in plain values. */
type TrueUser = {
  readonly userid: number;
  readonly timezone: string;
  readonly created: number;
  readonly firstWeightDay: string | null;
  readonly firstActivityDay: string;
};

export function trueUser(state: State): TrueUser {
  const { person, calendar } = state;
  const first = state.measures
    .visible(state.clock.nowSec())
    .find((record) => record.category === 1 && record.measures.some(({ type }) => type === 1));
  return {
    userid: person.userid,
    timezone: person.homeZone,
    created: calendar.toInstant(person.firstDay, 19.5 * 3600, person.homeZone),
    firstWeightDay: first === undefined ? null : formatDay(calendar.dayOf(first.date, first.timezone)),
    firstActivityDay: formatDay(person.firstDay + 1),
  };
}

/**
 * `getinfo`: the document's two example bodies in one, as both existed, with its doubly escaped zone.
 * Today's documentation has dropped the call, but it is still answered.
 */
export function getInfo(_: ReadonlyMap<string, string>, { state }: { state: State }): Answer {
  const user = trueUser(state);
  const body: WireUserBody = {
    user: {
      userid: user.userid,
      id: user.userid,
      mac_address: '00:24:e4:00:00:01',
      type: 1,
      model: 4,
      created: user.created,
      timezone: user.timezone.replaceAll('/', '\\/'),
      firstmeasure: { weight: user.firstWeightDay, activity: user.firstActivityDay },
    },
  };
  return { status: 0, body };
}
