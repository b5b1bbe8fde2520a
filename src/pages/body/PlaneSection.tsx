import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import { ScatterPlane } from '#charts/ScatterPlane.tsx';
import type { Sex } from '#settings/schema.ts';
import { useQuantityFormat } from '#settings/use-quantity-format.ts';
import { Card } from '#ui/Card.tsx';
import { SegmentedControl } from '#ui/SegmentedControl.tsx';
import { paths } from '../paths.ts';
import styles from './BodySections.module.css';
import type { CompositionHistory } from './composition-history.ts';
import type { CompositionWindow, CompositionWords } from './composition-view.ts';
import { toPlaneView } from './plane-view.ts';
import { useQueryChoice } from './use-query-choice.ts';

const HEIGHT_PX = 420;

type PlaneSectionProps = {
  history: CompositionHistory;
  window: CompositionWindow;
  words: CompositionWords;
  sex: Sex | undefined;
};

/** Both indices against each other; without a height there is no such plane, and it says why. */
export function PlaneSection({ history, window, words, sex }: PlaneSectionProps) {
  const { messages, composition } = words;
  const texts = composition.plane;
  const quantities = useQuantityFormat();
  const [scheme, setScheme] = useQueryChoice('bmi', ['who', 'asian']);
  const view = useMemo(
    () => toPlaneView(history, window, { sex, scheme }, words),
    [history, window, sex, scheme, words],
  );
  const name = texts.chartName(window.daysText);
  const table = useMemo(
    () => ({
      caption: name,
      columns: [
        { header: texts.table.period },
        { header: texts.x, numeric: true },
        { header: texts.y, numeric: true },
        { header: `${texts.bmi} (kg/m²)`, numeric: true },
        { header: texts.table.count, numeric: true },
      ],
      rows: () => view?.rows ?? [],
    }),
    [name, texts, view],
  );
  if (history.height === null) {
    return (
      <Card title={texts.title}>
        <p>
          {texts.noHeight} <Link to={paths.settings}>{texts.settings}</Link>.
        </p>
      </Card>
    );
  }
  if (view === null) {
    return (
      <Card title={texts.title}>
        <p>{composition.nothingHere}</p>
      </Card>
    );
  }
  const height = quantities.height(history.height.metres);
  return (
    <Card>
      <div className={styles['head']}>
        <h2>{texts.title}</h2>
        <SegmentedControl
          label={texts.scheme.label}
          value={scheme}
          options={[
            { value: 'who', label: texts.scheme.who },
            { value: 'asian', label: texts.scheme.asian },
          ]}
          onChange={setScheme}
        />
      </div>
      <ChartFigure
        name={name}
        summary={
          <>
            <p>{view.summary}</p>
            <p className={styles['quiet']}>
              {history.height.isOwn ? texts.ownHeight(height) : texts.height(height)}{' '}
              {view.box === null ? (
                <>
                  {texts.noSex} <Link to={paths.settings}>{texts.settings}</Link>.
                </>
              ) : (
                texts.source
              )}
            </p>
          </>
        }
        table={table}
        height={HEIGHT_PX}
        words={messages.chart}
      >
        <ScatterPlane
          name={name}
          xAxis={view.xAxis}
          yAxis={view.yAxis}
          points={view.points}
          mode="path"
          regions={view.regions}
          {...(view.box !== null && { box: view.box })}
          height={HEIGHT_PX}
          reading={view.reading}
          words={messages.chart}
        />
      </ChartFigure>
    </Card>
  );
}
