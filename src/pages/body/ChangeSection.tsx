import { useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import { Waterfall } from '#charts/Waterfall.tsx';
import { Card } from '#ui/Card.tsx';
import { Explained } from '../Explained.tsx';
import styles from './BodySections.module.css';
import { toChangeView } from './change-view.ts';
import type { CompositionHistory } from './composition-history.ts';
import type { CompositionWindow, CompositionWords } from './composition-view.ts';

const HEIGHT_PX = 340;
/** A change of 100 g is no cliff. */
const MIN_SPAN_KG = 2;

type ChangeSectionProps = {
  history: CompositionHistory;
  window: CompositionWindow;
  words: CompositionWords;
};

/** From the first to the last composition of the days in view: how much of the difference is fat. */
export function ChangeSection({ history, window, words }: ChangeSectionProps) {
  const { format, messages, composition } = words;
  const texts = composition.change;
  const view = useMemo(() => toChangeView(history, window, words), [history, window, words]);
  // In the unit of the axis, which is pounds for readers of stones.
  const formatTick = useMemo(
    () => (value: number) => format.number(value, Number.isInteger(value) ? 0 : 1),
    [format],
  );
  const name = texts.chartName(format.weightAxisUnit, window.daysText);
  const table = useMemo(
    () => ({
      caption: name,
      columns: [
        { header: texts.table.step },
        { header: texts.table.value(format.weightAxisUnit), numeric: true },
        { header: texts.table.error(format.weightAxisUnit), numeric: true },
      ],
      rows: () => view?.rows ?? [],
    }),
    [name, texts, format, view],
  );
  if (view === null) {
    return (
      <Card title={texts.title}>
        <p>{texts.tooShort}</p>
      </Card>
    );
  }
  return (
    <Card title={texts.title}>
      <p className={styles['pattern']}>{view.pattern}</p>
      <p>
        <Explained name={view.sentence} explain={view.explainChange}>
          {view.sentence}
        </Explained>
      </p>
      <ChartFigure
        name={name}
        summary={
          view.energy === null ? null : (
            <>
              <p>
                <Explained name={view.energy.total} explain={view.explainEnergy}>
                  {view.energy.total}
                </Explained>
              </p>
              <p>{view.energy.perDay}</p>
            </>
          )
        }
        table={table}
        height={HEIGHT_PX}
        words={messages.chart}
      >
        <Waterfall
          name={name}
          steps={view.steps}
          unit={format.weightAxisUnit}
          minSpan={format.weightNumber(MIN_SPAN_KG)}
          height={HEIGHT_PX}
          formatTick={formatTick}
          words={messages.chart}
        />
      </ChartFigure>
    </Card>
  );
}
