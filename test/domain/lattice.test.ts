import { describe, expect, it } from 'vitest';
import type { Span } from '#domain/record-kinds.ts';
import { addDays, SECONDS_PER_DAY, startOfLocalDay, toEpochSec } from '#domain/time.ts';
import { noonOf } from '#domain/windows.ts';
import { createClock, findChanges, readMinutes } from './independent-clock.ts';
import {
  aspects,
  createFindings,
  createNumbers,
  examine,
  type Findings,
  latticeFrom,
  latticeTo,
  listZones,
  ourRules,
  type Rules,
  toZone,
} from './lattice.ts';

const MINUTE_SEC = 60;
const HOUR_SEC = 3600;
const sampledZones = 24;
const changesPerZone = 2;

/** What every run examines: each kind of thing that a zone has done to its clock since 2009. */
const peculiar = [
  ['Europe/Paris', '2025-03-30T01:00:00Z', 'an hour skipped'],
  ['Europe/Paris', '2025-10-26T01:00:00Z', 'an hour repeated'],
  ['Australia/Lord_Howe', '2025-10-04T15:30:00Z', 'half an hour skipped'],
  ['Australia/Lord_Howe', '2025-04-05T15:00:00Z', 'half an hour repeated'],
  ['Antarctica/Troll', '2025-03-30T01:00:00Z', 'two hours skipped'],
  ['Antarctica/Casey', '2010-03-04T15:00:00Z', 'three hours repeated, back over midnight'],
  ['Antarctica/Davis', '2010-03-10T20:00:00Z', 'two hours skipped for good'],
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z', 'midnight skipped'],
  ['America/Sao_Paulo', '2018-02-18T02:00:00Z', 'the hour before midnight repeated'],
  ['America/Havana', '2024-11-03T05:00:00Z', 'midnight repeated'],
  ['America/St_Johns', '2010-11-07T02:31:00Z', 'a minute after midnight set back over it'],
  ['America/Caracas', '2016-05-01T07:00:00Z', 'half an hour skipped for good'],
  ['Asia/Pyongyang', '2015-08-14T15:00:00Z', 'half an hour repeated at midnight'],
  ['Asia/Pyongyang', '2018-05-04T15:00:00Z', 'the half hour before midnight skipped'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z', 'a date skipped'],
  ['Pacific/Chatham', '2025-09-27T14:00:00Z', 'an hour skipped at a quarter to three'],
] as const;

const seed = Number(process.env['LATTICE_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
process.stdout.write(`notice: lattice seed ${seed} (LATTICE_SEED=${seed} repeats it)\n`);

function instant(text: string): number {
  return Date.parse(text) / 1000;
}

function examinePeculiar(rules: Rules, strideSec = 15 * MINUTE_SEC): Findings {
  const findings = createFindings();
  const random = createNumbers(seed);
  for (const [zone, at] of peculiar) {
    const examination = { rules, strideSec, segments: 100, random };
    examine(findings, createClock(zone), instant(at), examination);
  }
  return findings;
}

/** Some zones and some of the changes of each, or any moment of those that never change. */
function examineSample(): Findings & { readonly moments: readonly string[] } {
  const findings = createFindings();
  const random = createNumbers(seed);
  const moments: string[] = [];
  const draw = <T>(from: T[]): T | undefined => from.splice(Math.floor(random() * from.length), 1)[0];
  const zones = listZones();
  for (let drawn = 0; drawn < sampledZones; drawn += 1) {
    const clock = createClock(draw(zones) ?? '');
    const changes = findChanges(clock, latticeFrom, latticeTo);
    for (let count = 0; count < changesPerZone; count += 1) {
      const moment = draw(changes) ?? Math.floor(latticeFrom + random() * (latticeTo - latticeFrom));
      moments.push(`${clock.zone} ${new Date(moment * 1000).toISOString()}`);
      examine(findings, clock, moment, {
        rules: ourRules,
        strideSec: MINUTE_SEC,
        segments: 200,
        random,
      });
    }
  }
  return { ...findings, moments };
}

describe('days and nights around a peculiar change of the clock', () => {
  it.each(peculiar)('are examined where the clock did change: %s %s, %s', (zone, at) => {
    const { read } = createClock(zone);
    expect(read(instant(at)) - read(instant(at) - 1)).not.toBe(1);
  });

  const { violations, dayLengthsSec } = examinePeculiar(ourRules);

  it.each(aspects)('agree with the clock on the wall: %s', (aspect) => {
    expect(violations[aspect]).toEqual([]);
  });

  it('include days of 22 to 27 hours', () => {
    const hours = [...dayLengthsSec].map((lengthSec) => lengthSec / 3600).toSorted((a, b) => a - b);
    expect(hours).toEqual([22, 23, 23.5, 24, 24.5, 25, 27]);
  });
});

describe('days and nights around any change of any clock', () => {
  const { violations, moments, ...found } = examineSample();

  it.each(aspects)('agree with the clock on the wall: %s', (aspect) => {
    expect(violations[aspect], `seed ${seed}`).toEqual([]);
  });

  it('were examined in full', async ({ annotate }) => {
    const count = sampledZones * changesPerZone;
    expect(found.nights).toBeGreaterThanOrEqual(5 * count);
    expect(found.days).toBeGreaterThanOrEqual(6 * count);
    expect(found.segments).toBe(200 * count);
    await annotate(`seed ${seed}, ${found.minutes} minutes:\n${moments.join('\n')}`);
  });
});

/** Rules that look right on most days of the year. */
const wrong: readonly (readonly [string, Partial<Rules>, (typeof aspects)[number]])[] = [
  [
    'days of 24 hours',
    {
      daySpan: (day, zone) => {
        const from = startOfLocalDay(day, zone);
        return from === null ? null : { from, to: toEpochSec(from + SECONDS_PER_DAY) };
      },
    },
    'minutes',
  ],
  [
    'a skipped date that lasts as long as any',
    {
      daySpan: (day, zone) => {
        const from = startOfLocalDay(day, zone) ?? startOfLocalDay(addDays(day, 1), zone) ?? toEpochSec(0);
        return { from, to: startOfLocalDay(addDays(day, 1), zone) ?? from };
      },
    },
    'days',
  ],
  [
    'noon twelve hours after midnight',
    {
      nightSpan: (day, zone) => {
        const start = startOfLocalDay(day, zone);
        const before = startOfLocalDay(addDays(day, -1), zone) ?? startOfLocalDay(addDays(day, -2), zone);
        if (start === null || before === null) return null;
        return { from: toEpochSec(before + 43_200), to: toEpochSec(start + 43_200) };
      },
    },
    'nights',
  ],
  [
    'nights of 24 hours',
    {
      nightSpan: (day, zone) => {
        const to = noonOf(day, zone);
        return to === null ? null : { from: toEpochSec(to - SECONDS_PER_DAY), to };
      },
    },
    'segments',
  ],
  [
    'nights of the day on which they begin',
    { nightOf: (at, zone) => addDays(ourRules.nightOf(at, zone), -1) },
    'segments',
  ],
  [
    'the skipped date in between as the night of the evening before it',
    {
      nightOf: (at, zone) => {
        const today = ourRules.toLocalDay(at, zone);
        return at < (noonOf(today, zone) ?? 0) ? today : addDays(today, 1);
      },
    },
    'segments',
  ],
  ['dates in UTC', { toLocalDay: (at) => ourRules.toLocalDay(at, toZone('UTC')) }, 'dates'],
  ['windows longer than a day', { splitSpan: (span: Span) => [span] }, 'windows'],
  [
    'windows cut off after a day',
    { splitSpan: (span: Span, longestSec: number) => ourRules.splitSpan(span, longestSec).slice(0, 1) },
    'windows',
  ],
];

describe('the lattice', () => {
  it.each(wrong)('notices %s', (_, rules, aspect) => {
    expect(examinePeculiar({ ...ourRules, ...rules }, HOUR_SEC).violations[aspect]).not.toEqual([]);
  });

  it('knows every zone of the runtime', () => {
    expect(listZones()).toEqual(expect.arrayContaining(Intl.supportedValuesOf('timeZone')));
  });

  it('finds both changes of a year in Paris', () => {
    const changes = findChanges(createClock('Europe/Paris'), instant('2026-01-01'), instant('2027-01-01'));
    expect(changes).toEqual([instant('2026-03-29T01:00:00Z'), instant('2026-10-25T01:00:00Z')]);
  });

  it('reads the same minutes when it reckons between readings as when it reads each', () => {
    const stretch = { from: instant('2025-04-05T12:00:00Z'), to: instant('2025-04-05T18:00:00Z') };
    const clock = createClock('Australia/Lord_Howe');
    expect([...readMinutes(clock, { ...stretch, strideSec: HOUR_SEC })]).toEqual([
      ...readMinutes(clock, { ...stretch, strideSec: MINUTE_SEC }),
    ]);
  });

  it('draws the same sample from the same seed', () => {
    const [one, same, other] = [7, 7, 8].map(createNumbers);
    expect([one?.(), one?.()]).toEqual([same?.(), same?.()]);
    expect(other?.()).not.toBe(createNumbers(7)());
  });
});
