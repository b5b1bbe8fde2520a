import { type CallLog, createCallLog } from './calls.ts';
import type { Calendar } from './calendar.ts';
import { type Clock, createClock } from './clock.ts';
import { createDaysStore, type DaysStore } from './days-store.ts';
import { createDeliveries, type Deliveries } from './delivery.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGrants, type Grants } from './grants.ts';
import { createLimits, type Limits } from './limits.ts';
import { liveAs } from './lives.ts';
import { createMeasuresStore, type MeasuresStore } from './measures-store.ts';
import { createNews, type News } from './news.ts';
import type { SimulatorOptions } from './options.ts';
import type { Person } from './person.ts';
import { type Apps, createApps } from './signature.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';
import { createSwitches, type Switches } from './switches.ts';

/** Everything that a reset forgets. */
export type State = {
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly person: Person;
  readonly measures: MeasuresStore;
  readonly days: DaysStore;
  readonly apps: Apps;
  readonly grants: Grants;
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  readonly news: News;
  readonly limits: Limits;
  readonly faults: Faults;
  readonly calls: CallLog;
  /** Changed in place, so that everybody sees the change. */
  readonly switches: Switches;
};

export function createState(options: SimulatorOptions): State {
  const { seed = 1, years = 10, homeZone, now, deliver } = options;
  const clock = createClock(now);
  const { calendar, person, days } = liveAs({ seed, years, nowSec: clock.nowSec(), homeZone });
  const switches = createSwitches(options);
  const subscriptions = createSubscriptions();
  const state = {
    clock,
    calendar,
    person,
    switches,
    subscriptions,
    measures: createMeasuresStore(person, calendar),
    days: createDaysStore({ cache: days, person, calendar, switches }),
    apps: createApps(),
    grants: createGrants(),
    deliveries: createDeliveries({ deliver, clock, switches, subscriptions }),
    limits: createLimits(),
    faults: createFaults(),
    calls: createCallLog(),
  };
  return { ...state, news: createNews(state) };
}
