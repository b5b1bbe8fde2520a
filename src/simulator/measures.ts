import type { WireMeasureGroup, WireMeasuresBody } from '#api/wire/measures.ts';
import type { Params } from './day-query.ts';
import type { DialectId } from './grants.ts';
import { attrib, type TrueMeasure } from './measures-draft.ts';
import type { MeasureRecord } from './measures-history.ts';
import { answerWith, arrange, isOneIn, zoneText } from './notation.ts';
import { pageFields, type PageNotation, samePlace, takePage } from './paging.ts';
import { type Answer, invalid } from './reply.ts';
import type { Context } from './services.ts';
import type { State } from './state.ts';
import type { Switches } from './switches.ts';

type Query = {
  readonly startdate: number | null;
  readonly enddate: number | null;
  readonly lastupdate: number | null;
  readonly types: readonly number[] | null;
  readonly category: number | null;
  readonly limit: number | null;
  readonly offset: number;
};

const notation: PageNotation = { more: 'number', onLastPage: null };
const oxygenType = 54;
/** What the cheaper plans of today do not tell: of the person's measures, pulse wave velocity, fitness and the ECG. */
const typesBeyondBasic: ReadonlySet<number> = new Set([
  91, 123, 130, 135, 136, 137, 138, 155, 168, 169, 170, 226, 227,
]);

/**
 * `getmeas`: groups newest first from page to page, in no order inside a page.
 *
 * The offset counts groups from the newest, so a group that arrives between two pages makes the next page repeat
 * one, and none is skipped. `more` and `offset` are absent on the last page.
 */
export function getMeasures(params: Params, { state, dialect }: Context): Answer {
  const query = readQuery(params);
  if (typeof query === 'string') return invalid(query);
  const { switches } = state;
  const nowSec = state.clock.nowSec();
  const found = state.measures
    .visible(nowSec)
    .filter((record) => matches(record, query))
    .reverse();
  const readsLimit = dialect === 'nokia' || switches.limitParameter === 'read';
  const size = Math.min((readsLimit ? query.limit : null) ?? switches.pageSize, switches.pageSize);
  const page = takePage(found, { offset: query.offset, size }, switches);
  const groups = arrange(page.rows, switches, 'scattered', {
    at: ({ date }) => date,
    key: ({ grpid }) => grpid,
  }).flatMap((record) => toWireGroups(record, query.types, dialect, state));
  const rest: WireMeasuresBody = {
    updatetime: nowSec,
    timezone: zoneText(state.person.homeZone, 'record', dialect, switches),
    ...pageFields(page, notation, switches),
  };
  return answerWith('measuregrps', groups, rest, switches);
}

/** The query, or the name of the parameter that is wrong. Fractions are refused, as the service does. */
function readQuery(params: Params): Query | string {
  for (const name of ['startdate', 'enddate', 'lastupdate', 'meastype', 'category', 'limit', 'offset']) {
    const text = params.get(name);
    if (text !== undefined && !/^\d{1,15}$/.test(text)) return name;
  }
  const list = params.get('meastypes');
  if (list !== undefined && !/^\d{1,9}(,\d{1,9})*$/.test(list)) return 'meastypes';
  const number = (name: string): number | null => (params.has(name) ? Number(params.get(name)) : null);
  const type = number('meastype');
  return {
    startdate: number('startdate'),
    enddate: number('enddate'),
    lastupdate: number('lastupdate'),
    types: list === undefined ? (type === null ? null : [type]) : list.split(',').map(Number),
    category: number('category'),
    limit: number('limit'),
    offset: number('offset') ?? 0,
  };
}

function matches(record: MeasureRecord, query: Query): boolean {
  if (query.category !== null && record.category !== query.category) return false;
  if (query.types !== null && !record.measures.some(({ type }) => query.types?.includes(type))) return false;
  // "updated or created after a certain date"; the window is then not needed, says the document, and not read.
  if (query.lastupdate !== null) return record.modified > query.lastupdate;
  return record.date >= (query.startdate ?? -Infinity) && record.date <= (query.enddate ?? Infinity);
}

function toWireGroups(
  record: MeasureRecord,
  types: readonly number[] | null,
  dialect: DialectId,
  state: State,
): WireMeasureGroup[] {
  const { switches } = state;
  const isHidden = (type: number): boolean =>
    dialect === 'withings' && switches.plan === 'basic' && typesBeyondBasic.has(type);
  const measures = record.measures
    .filter(({ type }) => (types === null || types.includes(type)) && !isHidden(type))
    .map((measure) => toWire(measure, switches));
  // What the plan does not have leaves no empty group behind.
  if (measures.length === 0 && record.measures.length > 0) return [];
  const { grpid, date, category, comment } = record;
  const isUnknown = switches.unknownEnums && isOneIn(7, grpid);
  if (isUnknown) measures.push({ value: 1234, type: 9876, unit: -2 });
  const told = isUnknown ? 10_009 : record.attrib;
  const common = { grpid, attrib: told, date, category };
  const group: WireMeasureGroup =
    dialect === 'nokia'
      ? { ...common, measures, ...(comment !== null && { comment }) }
      : {
          grpid,
          attrib: told,
          date,
          created: record.created,
          modified: record.modified,
          category,
          deviceid: record.deviceid,
          hash_deviceid: record.deviceid,
          measures,
          modelid: record.modelid,
          model: record.model,
          comment,
          timezone: zoneText(record.timezone, 'record', dialect, switches),
        };
  // Seen in recordings: one group twice, once as the device's and once as confirmed by hand.
  const isDoubled = switches.duplicateGroups && isOneIn(17, grpid);
  return isDoubled ? [group, { ...group, attrib: attrib.manual }] : [group];
}

function toWire(
  { type, value, unit, position }: TrueMeasure,
  { spo2 }: Switches,
): NonNullable<WireMeasureGroup['measures']>[number] {
  const isRatio = type === oxygenType && spo2 === 'ratio';
  return {
    value: Math.round(value * 10 ** -unit),
    type,
    // Seen both ways: 99·10⁰ and 95·10⁻².
    unit: isRatio ? unit - 2 : unit,
    ...(position !== undefined && { position }),
  };
}

/** What a fault makes of a page; the good groups stay as they are, so that the truth can still be compared. */
export function spoilMeasures(answer: Answer, fault: { kind: string }, requestedOffset: number): Answer {
  if (!isMeasures(answer.body)) return answer;
  const body = answer.body;
  switch (fault.kind) {
    case 'badRecords':
      return { ...answer, body: { ...body, measuregrps: mingle(body.measuregrps ?? []) } };
    case 'emptyPage':
      return { ...answer, body: { ...body, measuregrps: [], more: 1, offset: samePlace + requestedOffset } };
    case 'moreForever':
      return { ...answer, body: { ...body, more: 1, offset: 500 } };
    default:
      return answer;
  }
}

function isMeasures(body: unknown): body is WireMeasuresBody {
  return typeof body === 'object' && body !== null && 'measuregrps' in body;
}

function mingle(groups: readonly WireMeasureGroup[]): WireMeasureGroup[] {
  const mingled: unknown[] = [];
  const bad = badGroups(groups[0]?.date ?? 1_500_000_000);
  const step = Math.max(1, Math.floor(groups.length / bad.length));
  groups.forEach((group, index) => {
    if (index % step === 0 && bad.length > 0) mingled.push(bad.shift());
    mingled.push(group);
  });
  // The declared type is the promise that these records break.
  return [...mingled, ...bad] as WireMeasureGroup[];
}

/** Each breaks another expectation; ids are far above every real one. */
function badGroups(date: number | string): unknown[] {
  const group = (id: number, measures: unknown, extra: object = {}): object => ({
    grpid: 9_000_000_000 + id,
    attrib: 0,
    date,
    category: 1,
    measures,
    ...extra,
  });
  return [
    null,
    'group',
    42,
    [],
    {},
    group(1, null),
    group(2, {}),
    group(3, [null, 7, 'x']),
    group(4, one(null, -3)),
    group(5, one('NaN', -3)),
    group(6, one('7e400', -3)),
    group(7, one(78_400, 400)),
    group(8, one(78_400, -400)),
    group(9, one(2 ** 53, 3)),
    group(10, one(78_400, 'abc')),
    group(11, one(78_400, -3), { date: null }),
    group(12, one(78_400, -3), { date: 'yesterday' }),
    group(13, one(78_400, -3), { date: 1_500_000_000_000 }),
    group(14, one(78_400, -3), { date: -5 }),
    group(15, one(78_400, -3), { grpid: null }),
    group(16, one(1234, -2, 9999)),
    group(17, one(1234, -2), { category: 7 }),
    group(18, one(78_400, -3), { timezone: '"Nowhere\\/Land"', attrib: 10_009, category: 7 }),
  ];
}

function one(value: unknown, unit: unknown, type: unknown = 1): object[] {
  return [{ value, unit, type }];
}
