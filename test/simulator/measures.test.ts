import { describe, expect, test } from 'vitest';
import { cpuMs } from '../support/cpu-clock.ts';
import { decimal, type DialectName, noon, startSimulator, type WireGroup } from './client.ts';

const dialects: DialectName[] = ['nokia', 'withings'];
const nowSec = noon / 1000;
const byId = (a: { grpid: number }, b: { grpid: number }) => a.grpid - b.grpid;
const ids = (groups: readonly { grpid: number }[]): number[] => groups.map(({ grpid }) => grpid);
const sortedIds = (groups: readonly { grpid: number }[]): number[] => ids(groups).toSorted((a, b) => a - b);
const unique = (groups: readonly WireGroup[]): WireGroup[] => [
  ...new Map(groups.map((group) => [group.grpid, group])).values(),
];

describe.each(dialects)('getmeas in the manner of %s', (dialect) => {
  test('tells the truth in integers and powers of ten', async () => {
    const { signIn, allGroups, truth } = startSimulator();
    const { access_token } = await signIn(dialect);
    const groups = await allGroups(dialect, access_token);
    const told = groups.toSorted(byId).map(({ grpid, date, attrib, category, measures }) => ({
      grpid,
      date,
      attrib,
      category,
      measures: measures.map((measure) => ({ type: measure.type, value: decimal(measure) })),
    }));
    const true_ = (await truth()).toSorted(byId).map(({ grpid, date, attrib, category, measures }) => ({
      grpid,
      date,
      attrib,
      category,
      measures,
    }));
    expect(told).toEqual(true_);
  });

  test('sends whole numbers only', async () => {
    const { signIn, getMeasures, groupsOf } = startSimulator();
    const { access_token } = await signIn(dialect);
    const measures = groupsOf(await getMeasures(dialect, access_token)).flatMap((group) => group.measures);
    expect(measures.filter(({ value, unit }) => !Number.isInteger(value) || !Number.isInteger(unit))).toEqual(
      [],
    );
  });

  test('gives every group exactly once over all pages', async () => {
    const { signIn, allGroups, truth } = startSimulator({ pageSize: 97, years: 1 });
    const { access_token } = await signIn(dialect);
    const groups = await allGroups(dialect, access_token);
    expect(sortedIds(groups)).toEqual(sortedIds(await truth()));
  });

  test('loses nothing when a reading arrives between two pages', async () => {
    const { signIn, allGroups, truth, control } = startSimulator({ pageSize: 100, years: 1 });
    const { access_token } = await signIn(dialect);
    const before = ids(await truth());
    const groups = await allGroups(dialect, access_token, {}, () =>
      control('readings', { add: [{ at: nowSec, values: { weightKg: 80 } }] }),
    );
    expect(ids(unique(groups))).toEqual(expect.arrayContaining(before));
  });

  test('goes back in time from page to page', async () => {
    const { signIn, getMeasures, groupsOf } = startSimulator({ pageSize: 50, years: 1 });
    const { access_token } = await signIn(dialect);
    const first = groupsOf(await getMeasures(dialect, access_token));
    const second = groupsOf(await getMeasures(dialect, access_token, { offset: '50' }));
    const oldestOfFirst = Math.min(...first.map(({ date }) => date));
    expect(Math.max(...second.map(({ date }) => date))).toBeLessThanOrEqual(oldestOfFirst);
  });

  test('leaves the groups of a page unsorted', async () => {
    const { signIn, getMeasures, groupsOf } = startSimulator({ years: 1 });
    const { access_token } = await signIn(dialect);
    const dates = groupsOf(await getMeasures(dialect, access_token)).map(({ date }) => date);
    expect([dates.toSorted((a, b) => a - b), dates.toSorted((a, b) => b - a)]).not.toContainEqual(dates);
  });

  test('says on the last page neither more nor offset', async () => {
    const { signIn, getMeasures } = startSimulator();
    const { access_token } = await signIn(dialect);
    const { body } = await getMeasures(dialect, access_token, { startdate: String(nowSec - 86_400 * 3) });
    expect([Object.hasOwn(body, 'more'), Object.hasOwn(body, 'offset')]).toEqual([false, false]);
  });

  test('puts 500 groups on a page', async () => {
    const { signIn, getMeasures, groupsOf } = startSimulator();
    const { access_token } = await signIn(dialect);
    expect(groupsOf(await getMeasures(dialect, access_token))).toHaveLength(500);
  });

  test('answers limit=1 with the latest group', async () => {
    const { signIn, getMeasures, groupsOf, truth } = startSimulator();
    const { access_token } = await signIn(dialect);
    const latest = (await truth()).at(-1);
    expect(ids(groupsOf(await getMeasures(dialect, access_token, { limit: '1' })))).toEqual([latest?.grpid]);
  });

  test('mixes readings and goals unless asked', async () => {
    const { signIn, allGroups } = startSimulator();
    const { access_token } = await signIn(dialect);
    const categories = new Set((await allGroups(dialect, access_token)).map(({ category }) => category));
    expect(categories).toEqual(new Set([1, 2]));
  });

  test('gives goals alone for category 2', async () => {
    const { signIn, allGroups } = startSimulator();
    const { access_token } = await signIn(dialect);
    const groups = await allGroups(dialect, access_token, { category: '2' });
    expect(groups.map(({ category }) => category)).toEqual([2, 2, 2]);
  });

  test('keeps to a window, both ends included', async () => {
    const { signIn, allGroups, truth } = startSimulator();
    const { access_token } = await signIn(dialect);
    const records = (await truth()).slice(1000, 1100);
    const startdate = records[0]?.date ?? 0;
    const enddate = records.at(-1)?.date ?? 0;
    const groups = await allGroups(dialect, access_token, {
      startdate: String(startdate),
      enddate: String(enddate),
    });
    const expected = await truth(`&from=${startdate}&to=${enddate}`);
    expect(sortedIds(groups)).toEqual(sortedIds(expected));
  });

  test('gives of each group only the measures of the type asked for', async () => {
    const { signIn, allGroups } = startSimulator({ years: 1 });
    const { access_token } = await signIn(dialect);
    const groups = await allGroups(dialect, access_token, { meastype: '1' });
    expect(new Set(groups.flatMap(({ measures }) => measures.map(({ type }) => type)))).toEqual(new Set([1]));
  });

  test('takes a list of types', async () => {
    const { signIn, allGroups } = startSimulator({ years: 1 });
    const { access_token } = await signIn(dialect);
    const groups = await allGroups(dialect, access_token, { meastypes: '9,10' });
    expect(new Set(groups.map(({ measures }) => measures.map(({ type }) => type).join()))).toEqual(
      new Set(['9,10']),
    );
  });

  test('returns by lastupdate what arrived late', async () => {
    const { signIn, allGroups, control, advance } = startSimulator({ years: 1 });
    const { access_token } = await signIn(dialect);
    await advance(100);
    const fortyDaysAgo = nowSec - 40 * 86_400;
    await control('readings', { add: [{ at: fortyDaysAgo, values: { weightKg: 81.5 } }] });
    const groups = await allGroups(dialect, access_token, { lastupdate: String(nowSec + 50) });
    expect(groups.map(({ date }) => date)).toEqual([fortyDaysAgo]);
  });

  test('returns by lastupdate what was edited', async () => {
    const { signIn, allGroups, truth, control, advance } = startSimulator({ years: 1 });
    const { access_token } = await signIn(dialect);
    const edited = (await truth())[40];
    await advance(100);
    await control('readings', { edit: [{ grpid: edited?.grpid, values: { weightKg: 70.25 } }] });
    const groups = await allGroups(dialect, access_token, { lastupdate: String(nowSec + 50) });
    expect(groups.map(({ grpid, measures }) => [grpid, measures.map(decimal)])).toEqual([
      [edited?.grpid, [70.25]],
    ]);
  });

  test('returns by lastupdate nothing that has not changed since', async () => {
    const { signIn, getMeasures, groupsOf, advance } = startSimulator({ years: 1 });
    const { access_token } = await signIn(dialect);
    await advance(100);
    expect(groupsOf(await getMeasures(dialect, access_token, { lastupdate: String(nowSec + 50) }))).toEqual(
      [],
    );
  });

  test('no longer gives what was deleted', async () => {
    const { signIn, allGroups, truth, control } = startSimulator({ years: 1 });
    const { access_token } = await signIn(dialect);
    const [deleted] = await truth();
    await control('readings', { delete: [deleted?.grpid] });
    expect(ids(await allGroups(dialect, access_token))).not.toContain(deleted?.grpid);
  });

  test('states the clock of the service and the zone of the profile', async () => {
    const { signIn, getMeasures } = startSimulator({ years: 1 });
    const { access_token } = await signIn(dialect);
    const { body } = await getMeasures(dialect, access_token, { limit: '1' });
    expect([body['updatetime'], body['timezone']]).toEqual([nowSec, 'Europe/Paris']);
  });

  test.each([
    ['startdate', '1.5'],
    ['lastupdate', 'yesterday'],
    ['offset', '-1'],
    ['limit', '1e3'],
    ['meastypes', '1,,6'],
  ])('refuses %s=%s with 503 and names it', async (name, value) => {
    const { signIn, getMeasures } = startSimulator({ years: 1 });
    const { access_token } = await signIn(dialect);
    const answer = await getMeasures(dialect, access_token, { [name]: value });
    expect([answer.status, answer.error]).toEqual([503, `Invalid Params: invalid ${name}`]);
  });

  test('answers a page at once when the history is there', async () => {
    const { signIn, getMeasures } = startSimulator();
    const { access_token } = await signIn(dialect);
    await getMeasures(dialect, access_token);
    const times: number[] = [];
    for (let offset = 0; offset < 4000; offset += 500) {
      const start = cpuMs();
      await getMeasures(dialect, access_token, { offset: String(offset) });
      times.push(cpuMs() - start);
    }
    // A guard against blow-ups: a few ms of work, the rest is for a slow machine.
    expect(times.toSorted((a, b) => a - b)[times.length >> 1]).toBeLessThan(100);
  });
});

test('today a group says when it was created, by which device and in which zone', async () => {
  const { signIn, getMeasures, groupsOf } = startSimulator();
  const { access_token } = await signIn('withings');
  const [group] = groupsOf(await getMeasures('withings', access_token));
  expect(Object.keys(group ?? {})).toEqual(
    expect.arrayContaining([
      'created',
      'modified',
      'deviceid',
      'hash_deviceid',
      'modelid',
      'model',
      'comment',
      'timezone',
    ]),
  );
});

test('in 2018 a group had six fields', async () => {
  const { signIn, allGroups } = startSimulator();
  const { access_token } = await signIn('nokia');
  const fields = new Set((await allGroups('nokia', access_token)).flatMap((group) => Object.keys(group)));
  expect([...fields].toSorted()).toEqual(['attrib', 'category', 'comment', 'date', 'grpid', 'measures']);
});

test('in 2018 the userid of somebody else is refused', async () => {
  const { signIn, getMeasures } = startSimulator({ years: 1 });
  const { access_token } = await signIn('nokia');
  expect((await getMeasures('nokia', access_token, { userid: '1' })).status).toBe(250);
});

test('in 2018 the own userid is welcome', async () => {
  const { signIn, getMeasures } = startSimulator({ years: 1 });
  const { access_token, userid } = await signIn('nokia');
  expect((await getMeasures('nokia', access_token, { userid: String(userid) })).status).toBe(0);
});

test('groups come twice only where that is switched on', async () => {
  const doubled = startSimulator({ years: 1, duplicateGroups: true });
  const { access_token } = await doubled.signIn('withings');
  const groups = await doubled.allGroups('withings', access_token);
  expect(unique(groups).length).toBeLessThan(groups.length);
});
