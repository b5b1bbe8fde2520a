import { useDeferredValue, useMemo } from 'react';
import { compositionTypes } from '#domain/composition.ts';
import { type Decision, toVerdicts } from '#domain/decisions.ts';
import { measureType } from '#domain/measures.ts';
import { useReadings } from '#queries/measures.ts';
import { useCompositionMessages } from '#settings/use-composition-messages.ts';
import { useFormat, useMessages, useSettings } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import styles from './BodySections.module.css';
import { toTimeTicks, type RangeView } from './body-view.ts';
import { ChangeSection } from './ChangeSection.tsx';
import { computeCompositionHistory } from './composition-history.ts';
import { CompositionCards } from './CompositionCards.tsx';
import { CompositionSection } from './CompositionSection.tsx';
import { MeasuredSections } from './MeasuredSections.tsx';
import { PlaneSection } from './PlaneSection.tsx';
import type { WeightHistory } from './weight-history.ts';

const types = [...compositionTypes, measureType.height];

type BodySectionsProps = {
  history: WeightHistory;
  view: RangeView;
  decisions: readonly Decision[];
};

/** What the weight consists of, and everything else that was measured, over the days that the page shows. */
export function BodySections({ history, view, decisions }: BodySectionsProps) {
  const { readings: latest } = useReadings(types);
  // Ten years of them are drawn in passes that give way to the reader.
  const readings = useDeferredValue(latest);
  const [{ heightM, sex }] = useSettings();
  const format = useFormat();
  const messages = useMessages();
  const composition = useCompositionMessages();
  const words = useMemo(() => ({ format, messages, composition }), [format, messages, composition]);
  const parts = useMemo(
    () =>
      readings === undefined
        ? null
        : computeCompositionHistory(readings, { heightM, verdicts: toVerdicts(decisions, 'measures') }),
    [readings, heightM, decisions],
  );
  const { homeZone, clockZone } = history;
  // A drag over the chart above is drawn there first.
  const { from, to, daysText } = useDeferredValue(view);
  const window = useMemo(
    () => ({ from, to, daysText, homeZone, clockZone }),
    [from, to, daysText, homeZone, clockZone],
  );
  const timeTicks = useMemo(() => toTimeTicks(history, format), [history, format]);

  return (
    <div className={styles['sections']}>
      {parts === null && <Skeleton shape="chart" />}
      {parts !== null && parts.compositions.length === 0 && (
        <Card title={composition.title}>
          <p>{composition.none}</p>
        </Card>
      )}
      {parts !== null && parts.compositions.length > 0 && (
        <>
          <CompositionSection history={parts} window={window} words={words} timeTicks={timeTicks} />
          <CompositionCards history={parts} window={window} words={words} sex={sex} />
          <div className={styles['pair']}>
            <ChangeSection history={parts} window={window} words={words} />
            <PlaneSection history={parts} window={window} words={words} sex={sex} />
          </div>
        </>
      )}
      <MeasuredSections window={window} timeTicks={timeTicks} />
    </div>
  );
}
