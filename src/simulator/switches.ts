import { ControlError, readChoice, readInteger, readObject } from './control-input.ts';

/**
 * How the service behaves where its documents contradict themselves or the answers that were recorded, and how
 * dirty its data are. Each is an option of `createSimulator` and can be changed through `POST /__sim/switches`.
 */
type Spec<T> = {
  readonly initial: T;
  /** For a person; the first is what it is unless switched. */
  readonly values: readonly string[];
  readonly words: string;
  readonly read: (value: unknown, name: string) => T;
};

const table = {
  limits: choice(['real', 'off'], 'Rules behind status 601; off lifts them'),
  strictAuth: flag(false, 'Accept the token only where the documentation puts it'),
  pageSize: count(500, 'Groups on a page of getmeas', 1),
  limitParameter: choice(['read', 'ignored'], 'Whether today limit of getmeas still counts'),
  rowsPerPage: count(0, 'Rows on a page of getactivity, getworkouts and getsummary; 0 as documented'),
  more: choice(['real', 'number', 'boolean', 'text'], 'Notation of more: as recorded, 1, true or "true"'),
  lastPage: choice(['real', 'told', 'silent'], 'Whether the last page says more and offset'),
  offset: choice(['real', 'never'], 'never promises more without saying where'),
  emptyMiddlePage: flag(
    false,
    'The second page of every list comes empty; the third goes on where it should',
  ),
  paging: choice(['newest first', 'oldest first'], 'Order of the records from page to page'),
  order: choice(['real', 'scattered', 'newest first', 'oldest first'], 'Order of the records within a page'),
  duplicateGroups: flag(false, 'Some measure groups come twice, the second time with another attrib'),
  duplicateWorkouts: flag(true, 'Some workouts come twice on a page'),
  spo2: choice(['percent', 'ratio'], 'SpO2 as 97 or as 0.97 with its power of ten'),
  activities: choice(
    ['real', 'list', 'map'],
    'Days as recorded (2018: one day stands flat), as a list, by date',
  ),
  aggregated: choice(['sometimes', 'always', 'never'], 'Rows of a day whose deviceid is null'),
  missingHeartRate: flag(false, 'Every other day and night lacks its hr_ fields'),
  strokes: choice(['stroke', 'strokes'], 'Name of swimming strokes in the minute series'),
  poolNames: choice(['real', '2018', 'today'], 'pool_laps and strokes, or nblengthpool and nbmovement'),
  sleepWindow: choice(['24 hours', '7 days'], 'Span of one call of sleep get; the rest is cut off silently'),
  sleepSegments: count(200, 'Segments in one answer of sleep get; 0 is all of them'),
  outOfBed: flag(false, 'Phases out of bed as state 15 instead of plain awake, as a special plan has them'),
  sleepSeries: choice(['list', 'map'], 'Notation of the series of sleep get'),
  nightsPerCall: choice(
    ['real', '7 days', '7 days cut', '300 rows'],
    'Nights in one answer of getsummary: 2018 pages of 7 days, today of 300 rows; cut drops what is longer',
  ),
  summaryModel: choice(['source', 'device'], 'model of a night: 16 and 32, or the number of the device'),
  missingDataFields: choice(['defaults', 'fails'], 'What today a call without data_fields gives'),
  plan: choice(['full', 'basic'], 'basic leaves out what the cheaper developer plans do not have'),
  sentinels: flag(true, '-1 where a night has no breathing figures'),
  revisions: choice(['late', 'none'], 'Some nights and days change once more after they were first told'),
  modifiedBeforeCreated: flag(false, 'Some nights were modified before they were created'),
  empty: choice(
    ['real', 'map', 'list', 'null', 'absent', 'empty body', 'list body', 'no body'],
    'How the service says that there is nothing',
  ),
  zones: choice(
    ['real', 'plain', 'quoted', 'escaped', 'unknown', 'blank'],
    'Notation of time zones: 2018 quotes those of nights and escapes that of the profile',
  ),
  callbackUrls: choice(
    ['real', 'plain', 'escaped'],
    'Notation of addresses in notify list; 2018 escapes them',
  ),
  numbers: choice(['number', 'text'], 'Every number of the data as text'),
  falseForIntegers: flag(false, 'false in place of modified, created and the last offset'),
  unknownEnums: flag(false, 'Some categories, states, types and models that no document lists'),
  getinfo: choice(['both', 'userid', 'id', 'users', 'gone'], 'Body of getinfo: the document shows two'),
  goals: choice(['some', 'none'], 'Whether the person has set any'),
  tokens: choice(['real', 'text'], 'Numbers of a token answer as text'),
  notifications: choice(
    ['on', 'muted', 'twice', 'reversed'],
    'Deliveries: as they should, none at all, each twice, the latest first',
  ),
  notificationDate: choice(
    ['real', 'window', 'day', 'epoch'],
    'Fields that say what a notification is about',
  ),
  notificationDelaySec: count(0, 'Seconds between the news and the notification'),
  retries: choice(
    ['today', '2018'],
    'Ten attempts over some hours, or the end of the subscription after four',
  ),
} as const;

type Table = typeof table;
export type Switches = { [Name in keyof Table]: Table[Name] extends Spec<infer T> ? T : never };

export const switchList = Object.entries(table).map(([name, { values, words }]) => ({ name, values, words }));

export function createSwitches(options: Partial<Switches>): Switches {
  const entries = Object.entries(table).map(([name, { initial }]) => [
    name,
    // Options carry the same names.
    options[name as keyof Switches] ?? initial,
  ]);
  // One entry for every name of the table, of its own type.
  return Object.fromEntries(entries) as Switches;
}

/** Reads a change whole before anything is switched. */
export function readSwitches(json: unknown): Partial<Switches> {
  const body = readObject(json, 'body', Object.keys(table));
  return Object.fromEntries(
    // Unknown names were refused above.
    Object.entries(body).map(([name, value]) => [name, table[name as keyof Table].read(value, name)]),
  );
}

function flag(initial: boolean, words: string): Spec<boolean> {
  return {
    initial,
    values: [String(initial), String(!initial)],
    words,
    read: (value, name) => {
      if (typeof value !== 'boolean') throw new ControlError(name, 'true or false');
      return value;
    },
  };
}

function count(initial: number, words: string, lowest = 0): Spec<number> {
  return {
    initial,
    values: [String(initial), `a number from ${lowest}`],
    words,
    read: (value, name) => readInteger(value, name, lowest),
  };
}

function choice<const T extends readonly [string, ...string[]]>(choices: T, words: string): Spec<T[number]> {
  return {
    initial: choices[0],
    values: choices,
    words,
    read: (value, name) => readChoice<T[number]>(value, name, choices),
  };
}
