import type { ServiceCall } from './call.ts';
import type { Fault } from './faults.ts';
import { spoilMeasures } from './measures.ts';
import { samePlace } from './paging.ts';
import type { Answer } from './reply.ts';

/** Calls whose answers come in pages, and the name of the list. */
const pagedLists: Readonly<Record<string, string>> = {
  getactivity: 'activities',
  getsummary: 'series',
  getworkouts: 'series',
};

/** What a fault makes of an answer; the good records stay as they are, so that the truth can still be compared. */
export function spoil(answer: Answer, fault: Fault, call: ServiceCall): Answer {
  const offset = Number(call.params.get('offset') ?? 0);
  if (fault.kind === 'more') return withPaging(answer, fault);
  if (fault.kind === 'blank') return { ...answer, body: withoutRecords(bodyOf(answer)) };
  if (call.action === 'getmeas') return spoilMeasures(answer, fault, offset);
  const body = bodyOf(answer);
  const list = pagedLists[call.action ?? ''];
  switch (fault.kind) {
    case 'badRecords':
      return { ...answer, body: spoilRecords(body) };
    case 'emptyPage':
      if (list === undefined) return answer;
      return { ...answer, body: { ...body, [list]: [], more: true, offset: samePlace + offset } };
    case 'moreForever':
      return list === undefined ? answer : { ...answer, body: { ...body, more: true, offset: 500 } };
    default:
      return answer;
  }
}

type Body = Readonly<Record<string, unknown>>;

function bodyOf({ body }: Answer): Body {
  // A body is an object wherever it is one.
  return typeof body === 'object' && body !== null ? (body as Body) : {};
}

function withPaging(answer: Answer, fault: Fault): Answer {
  const body: Record<string, unknown> = { ...bodyOf(answer) };
  for (const name of ['more', 'offset'] as const) {
    if (fault[name] === null) delete body[name];
    else if (fault[name] !== undefined) body[name] = fault[name];
  }
  return { ...answer, body };
}

/** What else stands in the body, such as the service's clock, stays. */
function withoutRecords(body: Body): Body {
  const { more: _more, offset: _offset, ...rest } = body;
  // The single day of 2018 is the body itself.
  if ('date' in rest) return {};
  const emptied = Object.entries(rest).map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null ? [] : value,
  ]);
  return Object.fromEntries(emptied);
}

function spoilRecords(body: Body): Body {
  const spoiled = Object.entries(body).map(([name, value]) => [
    name,
    Array.isArray(value) ? mingle(value) : value instanceof Map ? withBadKeys(value) : value,
  ]);
  return Object.fromEntries(spoiled);
}

function mingle(rows: readonly unknown[]): unknown[] {
  const bad = badRows(rows[0]);
  const mingled: unknown[] = [];
  const step = Math.max(1, Math.floor(rows.length / bad.length));
  rows.forEach((row, index) => {
    if (index % step === 0 && bad.length > 0) mingled.push(bad.shift());
    mingled.push(row);
  });
  return [...mingled, ...bad];
}

/** Each breaks another expectation; ids are far above every real one. */
function badRows(good: unknown): unknown[] {
  const row = typeof good === 'object' && good !== null ? good : {};
  const changes: object[] =
    'startdate' in row
      ? [
          { startdate: null },
          { startdate: 'noon' },
          { startdate: -5 },
          { startdate: 1_500_000_000_000, enddate: 1_500_000_060_000 },
          { enddate: null },
          { enddate: 1 },
        ]
      : [{ date: null }, { date: 'yesterday' }, { date: '2026-02-30' }, { date: 20_260_101 }, { date: -5 }];
  const changed = changes.map((change, index) => ({
    ...row,
    ...('id' in row && { id: 9_000_000_000 + index }),
    ...change,
  }));
  return [null, 'row', 42, [], {}, ...changed];
}

/** Keys that are no epoch seconds, and values that are no entries, before anything that was lived. */
function withBadKeys(entries: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  const bad: [string, unknown][] = [
    ['-5', { steps: 1, duration: 60 }],
    ['noon', { steps: 1, duration: 60 }],
    ['1500000000000', { steps: 1, duration: 60 }],
    ['__proto__', { steps: 1, duration: 60 }],
    ['1', null],
    ['2', 'entry'],
    ['3', 42],
  ];
  return new Map([...entries, ...bad]);
}
