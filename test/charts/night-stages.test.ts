import { describe, expect, test } from 'vitest';

import { hypnogramPaths, LANE_PX, timeX, wrapLabel } from '#charts/hypnogram-layout.ts';
import { computeBouts, lanesOf, type StageSegment } from '#charts/night-stages.ts';

import { stageLabels } from './stage-labels.ts';

/** `awake 10, gap 5, rem 20`: stages and minutes, one after the other. */
function buildNight(text: string): StageSegment[] {
  let minute = 0;
  return text.split(', ').flatMap((part) => {
    const [stage = '', minutes = ''] = part.split(' ');
    const from = minute * 60;
    minute += Number(minutes);
    if (stage === 'gap') return [];
    // Names of stages, written in this file.
    return [{ from, to: minute * 60, stage: stage as StageSegment['stage'] }];
  });
}

function boutsOf(night: readonly StageSegment[]): string[] {
  return computeBouts(night, stageLabels).map(
    ({ from, to, label, ordinal, count }) => `${from / 60}-${to / 60} ${label} ${ordinal}/${count}`,
  );
}

function lanesOfNight(night: readonly StageSegment[]): string[] {
  return lanesOf(computeBouts(night, stageLabels), stageLabels).map(({ label }) => label);
}

function pathsOf(text: string) {
  const bouts = computeBouts(buildNight(text), stageLabels);
  const lanes = lanesOf(bouts, stageLabels);
  const to = bouts.at(-1)?.to ?? 0;
  return hypnogramPaths(bouts, { from: 0, to, left: 0, width: to / 60, lanes });
}

describe('bouts', () => {
  test('are numbered within their stage', () => {
    expect(boutsOf(buildNight('light 10, deep 20, light 30'))).toEqual([
      '0-10 Light (N1+N2) 1/2',
      '10-30 Deep (N3) 1/1',
      '30-60 Light (N1+N2) 2/2',
    ]);
  });

  test('join where segments of one stage touch', () => {
    expect(boutsOf(buildNight('deep 10, deep 20, rem 5, deep 5'))).toEqual([
      '0-30 Deep (N3) 1/2',
      '30-35 REM 1/1',
      '35-40 Deep (N3) 2/2',
    ]);
  });

  test('tell a hole as one, and never join across it', () => {
    expect(boutsOf(buildNight('deep 10, gap 5, deep 20'))).toEqual([
      '0-10 Deep (N3) 1/2',
      '10-15 No data 0/0',
      '15-35 Deep (N3) 2/2',
    ]);
  });

  test('come in order, without overlap and without the empty', () => {
    const night: StageSegment[] = [
      { from: 600, to: 1800, stage: 'deep' },
      { from: 0, to: 1200, stage: 'light' },
      { from: 900, to: 900, stage: 'rem' },
      { from: 300, to: 600, stage: 'awake' },
    ];
    expect(boutsOf(night)).toEqual(['0-20 Light (N1+N2) 1/1', '20-30 Deep (N3) 1/1']);
  });

  test('of unknown states keep their own names', () => {
    const night: StageSegment[] = [
      { from: 0, to: 60, stage: 'unknown', label: 'State 7' },
      { from: 60, to: 120, stage: 'unknown', label: 'State 9' },
      { from: 120, to: 180, stage: 'unknown' },
    ];
    expect(boutsOf(night)).toEqual(['0-1 State 7 1/1', '1-2 State 9 1/1', '2-3 Unknown 1/1']);
  });

  test('of nothing are none', () => {
    expect(computeBouts([], stageLabels)).toEqual([]);
  });
});

describe('lanes', () => {
  test('stand in laboratory order even in an empty night', () => {
    expect(lanesOfNight([])).toEqual(['Wake', 'REM', 'Light (N1+N2)', 'Deep (N3)']);
  });

  test('out of bed stands above where it occurs, unknown states below', () => {
    const night: StageSegment[] = [
      { from: 0, to: 60, stage: 'unknown', label: 'State 7' },
      { from: 60, to: 120, stage: 'out' },
    ];
    expect(lanesOfNight(night)).toEqual([
      'Out of bed',
      'Wake',
      'REM',
      'Light (N1+N2)',
      'Deep (N3)',
      'State 7',
    ]);
  });
});

describe('a hypnogram', () => {
  /** One pixel per minute, the line on the upper edge of bars of 8 px. */
  const wake = 10;
  const rem = wake + LANE_PX;
  const light = rem + LANE_PX;

  test('steps from one known stage to the next', () => {
    expect(pathsOf('awake 5, light 10').steps).toBe(`M0 ${wake}H5V${light}H15`);
  });

  test('does not step across a hole', () => {
    expect(pathsOf('awake 5, gap 2, light 10').steps).toBe(`M0 ${wake}H5M7 ${light}H17`);
  });

  test.each(['unknown', 'out'])('does not step to or from "%s"', (stage) => {
    expect(pathsOf(`awake 5, ${stage} 2, awake 5`).steps).toMatch(/^M0 [\d.]+H5M7 [\d.]+H12$/);
  });

  test('draws REM once more, to be thick', () => {
    expect(pathsOf('awake 5, rem 10, light 5').rem).toBe(`M5 ${rem}H15`);
  });

  test('is one path per lane, whatever the number of bouts', () => {
    const cycle = Array.from({ length: 20 }, () => 'light 10, deep 20, light 5, rem 10').join(', ');
    const { bars } = pathsOf(cycle);
    expect(bars.map(({ kind }) => kind)).toEqual(['rem', 'light', 'deep']);
    expect(bars[1]?.path.match(/M/g)).toHaveLength(40);
  });

  test('marks a hole over its full height', () => {
    expect(pathsOf('awake 5, gap 2, light 10').gaps).toBe(`M5 0h2v${4 * LANE_PX}h-2z`);
  });

  test('hatches the time out of bed', () => {
    const [bar] = pathsOf('out 30, awake 5').bars;
    expect(bar?.path.match(/M/g)?.length).toBeGreaterThan(5);
  });

  test('keeps a bout of a second visible', () => {
    const bouts = computeBouts([{ from: 0, to: 1, stage: 'deep' }], stageLabels);
    const { bars } = hypnogramPaths(bouts, {
      from: 0,
      to: 36_000,
      left: 0,
      width: 300,
      lanes: lanesOf(bouts, stageLabels),
    });
    expect(bars[0]?.path).toContain('h1v');
  });

  test('places nothing beyond its axis', () => {
    const axis = { from: 100, to: 200, left: 10, width: 50 };
    expect([0, 100, 150, 200, 900].map((at) => timeX(axis, at))).toEqual([10, 10, 35, 60, 60]);
    expect(timeX({ ...axis, to: 100 }, 100)).toBe(10);
  });
});

test('a long name of a lane breaks between words, into two lines at most', () => {
  expect(wrapLabel('Wake', 8)).toEqual(['Wake']);
  expect(wrapLabel('Light (N1+N2)', 8)).toEqual(['Light', '(N1+N2)']);
  expect(wrapLabel('Out of bed', 8)).toEqual(['Out of', 'bed']);
  expect(wrapLabel('one longer than two lines', 8)).toEqual(['one', 'longer than two lines']);
});
