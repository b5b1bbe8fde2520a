import { ChartFigure } from '#charts/ChartFigure.tsx';
import { type PlaneAxis, ScatterPlane, type ScatterPlaneProps } from '#charts/ScatterPlane.tsx';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { useMemo } from 'react';
import { daysOf, type GalleryCase, quantities, seriesOf } from './gallery-data.ts';
import { toTable, toTimeWords } from './gallery-words.ts';

const HEIGHT_PX = 420;
const formatTick = (value: number): string => String(value);
const diastolic: PlaneAxis = { title: 'Diastolic (mmHg)', from: 60, to: 110, formatTick };
const systolic: PlaneAxis = { title: 'Systolic (mmHg)', from: 90, to: 180, formatTick };
const muscle: PlaneAxis = { title: 'Muscle (kg)', from: 58, to: 64, formatTick };
const fat: PlaneAxis = { title: 'Fat (kg)', from: 20, to: 28, formatTick };

const classes: ScatterPlaneProps['regions'] = [
  { id: 'low', label: 'below 120/80', kind: 'corner', x: 80, y: 120 },
  { id: 'middle', label: 'below 140/90', kind: 'corner', x: 90, y: 140 },
  { id: 'rest', label: '140/90 and above', kind: 'corner', x: null, y: null },
];
const weights: ScatterPlaneProps['regions'] = [
  { id: '84', label: '84 kg', kind: 'diagonal', sum: 84 },
  { id: '87', label: '87 kg', kind: 'diagonal', sum: 87 },
  { id: 'rest', label: 'more', kind: 'diagonal', sum: null },
];

const usual = { label: 'Usual elsewhere', x: [59, 61], y: [21, 24] } as const;

/** Points among classes with their mean, and the way that somebody went, a step a week. */
export function PlanePicture({ name, data }: { name: string; data: GalleryCase }) {
  const { pressure, body } = useMemo(() => {
    const [upper, lower] = [
      seriesOf(daysOf(data, quantities.systolic)),
      seriesOf(daysOf(data, quantities.diastolic)),
    ];
    const [mass, share] = [seriesOf(daysOf(data, quantities.muscle)), seriesOf(daysOf(data, quantities.fat))];
    // A way of ten years has a step a quarter.
    const step = data.count > 1000 ? 91 : 7;
    const isShown = (_: number, index: number): boolean => index % step === 0;
    return {
      pressure: { label: 'Sessions', at: upper.at, x: lower.value, y: upper.value },
      body: {
        label: 'Weeks',
        at: mass.at.filter(isShown),
        x: mass.value.filter(isShown),
        y: share.value.filter(isShown),
      },
    };
  }, [data]);
  const cross = {
    label: 'Mean with its range',
    x: 84,
    y: 131,
    ellipse: [
      [5, 4],
      [-2, 4],
    ],
  } as const;
  return (
    <>
      <Plane
        name={`${name}: classes`}
        points={pressure}
        mode="points"
        axes={[diastolic, systolic]}
        regions={classes}
        {...(data.count > 1 && { cross })}
      />
      <Plane
        name={`${name}: way`}
        points={body}
        mode="path"
        axes={[muscle, fat]}
        regions={weights}
        box={usual}
      />
    </>
  );
}

type PlaneProps = Pick<ScatterPlaneProps, 'name' | 'points' | 'mode' | 'regions' | 'cross' | 'box'> & {
  axes: readonly [PlaneAxis, PlaneAxis];
};

function Plane({ axes: [xAxis, yAxis], ...drawn }: PlaneProps) {
  const { name, points } = drawn;
  const messages = useMessages();
  const format = useFormat();
  const words = useMemo(() => toTimeWords(format), [format]);
  const table = useMemo(
    () =>
      toTable(
        name,
        [
          { header: xAxis.title, series: { at: points.at, value: points.x } },
          { header: yAxis.title, series: { at: points.at, value: points.y } },
        ],
        words,
      ),
    [name, points, words, xAxis, yAxis],
  );
  return (
    <ChartFigure
      name={name}
      summary={<p>{`${name}: what a page says about it in words.`}</p>}
      table={table}
      height={HEIGHT_PX}
      words={messages.chart}
    >
      <ScatterPlane
        {...drawn}
        xAxis={xAxis}
        yAxis={yAxis}
        height={HEIGHT_PX}
        reading={(index) => ({
          title: words.formatTime(points.at[index] ?? 0),
          lines: [
            { label: xAxis.title, value: format.number(points.x[index] ?? Number.NaN, 1) },
            { label: yAxis.title, value: format.number(points.y[index] ?? Number.NaN, 1) },
          ],
        })}
        words={messages.chart}
      />
    </ChartFigure>
  );
}
