import { useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import { StackedBands, type StackedBandsProps } from '#charts/StackedBands.tsx';
import { useSettings } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { SegmentedControl } from '#ui/SegmentedControl.tsx';
import styles from './BodySections.module.css';
import type { CompositionHistory } from './composition-history.ts';
import {
  compositionsIn,
  type CompositionWindow,
  type CompositionWords,
  toBandsPicture,
  toBandsSummary,
  toBandsTable,
  toCompositionTime,
} from './composition-view.ts';
import { useQueryChoice } from './use-query-choice.ts';

const HEIGHT_PX = 400;

export type CompositionSectionProps = {
  history: CompositionHistory;
  window: CompositionWindow;
  words: CompositionWords;
  timeTicks: StackedBandsProps['timeTicks'];
};

/** The parts of the weight over time, as masses or as shares. */
export function CompositionSection({ history, window, words, timeTicks }: CompositionSectionProps) {
  const { format, messages, composition } = words;
  const [{ weightUnit }] = useSettings();
  const [mode, setMode] = useQueryChoice('parts', ['amount', 'share']);
  const picture = useMemo(() => toBandsPicture(history, words), [history, words]);
  const unit = mode === 'share' ? '%' : messages.unit.axis[weightUnit];
  const name = composition.chartName(unit, window.daysText);
  const table = useMemo(
    () => ({ caption: name, ...toBandsTable(history, window, mode, words) }),
    [name, history, window, mode, words],
  );
  const drawn = useMemo(
    () => ({
      formatTime: (at: number) => toCompositionTime(history, window, at, words),
      formatTick: mode === 'share' ? (value: number) => format.number(value, 0) : format.weightTick,
      formatValue:
        mode === 'amount' && weightUnit === 'st'
          ? (value: number) => format.weightTick(Math.round(value * 10) / 10)
          : (value: number) => format.number(value, 1),
    }),
    [history, window, words, format, mode, weightUnit],
  );
  const summary = toBandsSummary(history, window, words);
  const isEmpty = compositionsIn(history, window).length === 0;

  return (
    <Card>
      <div className={styles['head']}>
        <h2>{composition.title}</h2>
        <SegmentedControl
          label={composition.mode.label}
          value={mode}
          options={[
            { value: 'amount', label: composition.mode.amount },
            { value: 'share', label: composition.mode.share },
          ]}
          onChange={setMode}
        />
      </div>
      {isEmpty ? (
        summary.map((sentence) => <p key={sentence}>{sentence}</p>)
      ) : (
        <ChartFigure
          name={name}
          summary={summary.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          table={table}
          height={HEIGHT_PX}
          words={messages.chart}
        >
          <StackedBands
            {...picture}
            {...drawn}
            name={name}
            mode={mode}
            from={window.from}
            to={window.to}
            height={HEIGHT_PX}
            unit={unit}
            timeTicks={timeTicks}
            words={messages.chart}
          />
        </ChartFigure>
      )}
    </Card>
  );
}
