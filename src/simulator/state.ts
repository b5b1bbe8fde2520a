import { type CallLog, createCallLog } from './calls.ts';
import { type Calendar, createCalendar } from './calendar.ts';
import { type Clock, createClock } from './clock.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGrants, type Grants } from './grants.ts';
import { createLimits, type Limits } from './limits.ts';
import { createMeasuresStore, type MeasuresStore } from './measures-store.ts';
import { createPerson, type Person } from './person.ts';
import type { SimulatorOptions } from './options.ts';

/** Everything that a reset forgets. */
export type State = {
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly person: Person;
  readonly measures: MeasuresStore;
  readonly grants: Grants;
  readonly limits: Limits;
  readonly faults: Faults;
  readonly calls: CallLog;
  readonly enforcesLimits: boolean;
  readonly strictAuth: boolean;
  readonly pageSize: number;
  readonly duplicateGroups: boolean;
};

export function createState(options: SimulatorOptions): State {
  const { seed = 1, years = 10, now, limits = 'real' } = options;
  const clock = createClock(now);
  const calendar = createCalendar();
  const person = createPerson({ seed, years, nowSec: clock.nowSec(), calendar });
  return {
    clock,
    calendar,
    person,
    measures: createMeasuresStore(person, calendar),
    grants: createGrants(),
    limits: createLimits(),
    faults: createFaults(),
    calls: createCallLog(),
    enforcesLimits: limits === 'real',
    strictAuth: options.strictAuth ?? false,
    pageSize: options.pageSize ?? 500,
    duplicateGroups: options.duplicateGroups ?? false,
  };
}
