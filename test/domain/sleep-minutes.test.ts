import { describe, expect, it } from 'vitest';
import { assembleNights, defaultNightRules } from '#domain/night-assembly.ts';
import { computeSleepRegularity } from '#domain/regularity.ts';
import { computeSleepRaster, rasterState, toRegularityRows } from '#domain/sleep-minutes.ts';
import type { SleepSegment } from '#domain/sleep.ts';
import { day, segmentsFrom, zone } from './build-sleep.ts';

const BERLIN = zone('Europe/Berlin');

function rasterOf(segments: readonly SleepSegment[], from: string, to = from) {
  const found = assembleNights(segments, { rules: defaultNightRules, zoneOf: () => BERLIN });
  return computeSleepRaster(found, { days: { from: day(from), to: day(to) }, boundaryHour: 12 });
}

/** Runs of equal states of a row as "from–to state" in minutes since noon. */
function runs(minutes: Uint8Array, row = 0): string[] {
  const found: { from: number; to: number; state: number }[] = [];
  for (const [minute, state] of minutes.subarray(row * 1440, row * 1440 + 1440).entries()) {
    const last = found.at(-1);
    if (last?.state === state) last.to = minute + 1;
    else found.push({ from: minute, to: minute + 1, state });
  }
  return found.map(({ from, to, state }) => `${from}–${to} ${nameOf(state)}`);
}

function nameOf(state: number): string {
  return Object.entries(rasterState).find(([, known]) => known === state)?.[0] ?? String(state);
}

describe('the raster of sleep', () => {
  it('has the stages of a night from noon to noon, and is awake around it', () => {
    const { minutes } = rasterOf(
      segmentsFrom('2026-06-10T23:00+02:00', 'A10 L200 D30 R20 S10 A5'),
      '2026-06-11',
    );
    expect(runs(minutes)).toEqual([
      '0–660 awake',
      '660–670 awakeInBed',
      '670–870 light',
      '870–900 deep',
      '900–920 rem',
      '920–930 unspecified',
      '930–935 awakeInBed',
      '935–1440 awake',
    ]);
  });

  it('does not know what is in a hole, or what a code means', () => {
    const { minutes } = rasterOf(segmentsFrom('2026-06-10T23:00+02:00', 'L200 H30 L10 K5 L10'), '2026-06-11');
    expect(runs(minutes).slice(1, 5)).toEqual([
      '660–860 light',
      '860–890 unknown',
      '890–900 light',
      '900–905 unknown',
    ]);
  });

  it('knows nothing of a date without a night but its naps', () => {
    const { minutes } = rasterOf(segmentsFrom('2026-06-10T14:00+02:00', 'L60'), '2026-06-11');
    expect(runs(minutes)).toEqual(['0–120 unknown', '120–180 light', '180–1440 unknown']);
  });

  it('shows a sleep over noon in both rows', () => {
    const { minutes } = rasterOf(segmentsFrom('2026-06-11T06:00+02:00', 'L400'), '2026-06-11', '2026-06-12');
    expect(runs(minutes, 0).at(-1)).toBe('1080–1440 light');
    expect(runs(minutes, 1)[0]).toBe('0–40 light');
  });

  it('does not know the hour that the clock skipped', () => {
    const { minutes } = rasterOf(segmentsFrom('2026-03-28T23:00+01:00', 'L420'), '2026-03-29');
    expect(runs(minutes)).toEqual([
      '0–660 awake',
      '660–840 light',
      '840–900 unknown',
      '900–1140 light',
      '1140–1440 awake',
    ]);
  });

  it('has the hour that came twice once', () => {
    const { minutes } = rasterOf(segmentsFrom('2026-10-24T23:00+02:00', 'L420'), '2026-10-25');
    expect(runs(minutes)).toEqual(['0–660 awake', '660–1020 light', '1020–1440 awake']);
  });

  it('makes two weeks of equal nights perfectly regular', () => {
    const nights = Array.from({ length: 14 }, (_, index) =>
      segmentsFrom(Date.parse('2026-06-10T23:00+02:00') / 1000 + index * 86_400, 'L470'),
    );
    const rows = toRegularityRows(rasterOf(nights.flat(), '2026-06-11', '2026-06-24'));
    expect(computeSleepRegularity(rows)).toEqual({ index: 100, pairs: 13, coverage: 1 });
  });
});
