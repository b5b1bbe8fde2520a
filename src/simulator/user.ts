import type { WireUser, WireUserBody } from '#api/wire/user.ts';
import { formatDay } from './calendar.ts';
import { zoneText } from './notation.ts';
import { type Answer, failure } from './reply.ts';
import type { Context } from './services.ts';
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
export function getInfo(_: ReadonlyMap<string, string>, { state, dialect }: Context): Answer {
  const { switches } = state;
  if (switches.getinfo === 'gone') return failure(2554, 'Wrong action or wrong webservice');
  const truth = trueUser(state);
  const timezone = zoneText(truth.timezone, 'profile', dialect, switches);
  const first: WireUser = {
    userid: truth.userid,
    mac_address: '00:24:e4:00:00:01',
    type: 1,
    model: 4,
    timezone,
  };
  const second: WireUser = {
    id: truth.userid,
    created: truth.created,
    firstmeasure: { weight: truth.firstWeightDay, activity: truth.firstActivityDay },
  };
  const user =
    switches.getinfo === 'userid' ? first : switches.getinfo === 'id' ? second : { ...first, ...second };
  const body: WireUserBody = switches.getinfo === 'users' ? { users: [user] } : { user };
  return { status: 0, body };
}
