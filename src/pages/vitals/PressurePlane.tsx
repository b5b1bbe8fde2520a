import { lazy, useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import type { PressureSession } from '#domain/blood-pressure.ts';
import type { HomeSeries } from '#domain/home-pressure.ts';
import type { BloodPressureGuideline } from '#domain/pressure-classes.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import {
  toCross,
  toPlanePoints,
  toPlaneSummary,
  toPressureTable,
  toRegions,
  toSessionLines,
} from './pressure-view.ts';
import type { VitalsHistory } from './vitals-history.ts';
import { type RangeView, toMomentOf, type Words } from './vitals-view.ts';

const ScatterPlane = lazy(async () => ({
  default: (await import('#charts/ScatterPlane.tsx')).ScatterPlane,
}));

const HEIGHT_PX = 460;
const STEPS = [5, 10, 20, 50];

export type PressurePlaneProps = {
  history: VitalsHistory;
  sessions: readonly PressureSession[];
  home: HomeSeries | null;
  view: RangeView;
  guideline: BloodPressureGuideline;
  words: Words;
};

/** Diastolic against systolic, on the ground of the classes of the chosen guideline. */
export function PressurePlane({ history, sessions, home, view, guideline, words }: PressurePlaneProps) {
  const { common, messages, format } = words;
  const { plane } = messages.pressure;
  const name = plane.name(view.daysText);
  // The picture compares these by identity.
  const drawn = useMemo(() => {
    const formatTick = (value: number): string => format.number(value, 0);
    const cross = toCross(home, words);
    return {
      points: toPlanePoints(sessions, words),
      regions: toRegions(guideline, words),
      ...(cross !== null && { cross }),
      xAxis: { title: plane.diastolic, from: 55, to: 100, tickSteps: STEPS, formatTick },
      yAxis: { title: plane.systolic, from: 95, to: 160, tickSteps: STEPS, formatTick },
      reading: (index: number) => {
        const session = sessions[index];
        if (session === undefined) return { title: '', lines: [] };
        return {
          title: toMomentOf(session, history, words).text,
          lines: toSessionLines(session, guideline, words),
        };
      },
    };
  }, [sessions, home, guideline, history, words, plane, format]);
  const table = useMemo(() => {
    const { columns, rowOf } = toPressureTable(history, guideline, words);
    return { caption: name, columns, rows: () => sessions.toReversed().map(rowOf) };
  }, [history, sessions, guideline, words, name]);
  return (
    <ChartFigure
      name={name}
      summary={<p>{toPlaneSummary(sessions, guideline, words)}</p>}
      table={table}
      height={HEIGHT_PX}
      fallback={<Skeleton shape="chart" />}
      words={common.chart}
    >
      <ScatterPlane {...drawn} name={name} mode="points" height={HEIGHT_PX} words={common.chart} />
    </ChartFigure>
  );
}
