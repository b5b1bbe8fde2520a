import { memo, useMemo } from 'react';
import type { Decision, DecisionChange, Verdict } from '#domain/decisions.ts';
import { toEpochSec } from '#domain/time.ts';
import { useWeighingsMessages } from '#settings/use-weighings-messages.ts';
import { useNow } from '#ui/clock.ts';
import type { Words } from './body-view.ts';
import { DoubtfulTray } from './DoubtfulTray.tsx';
import { LastReadings } from './LastReadings.tsx';
import { NotesCard } from './NotesCard.tsx';
import { useUndoable } from './use-undoable.ts';
import styles from './Weighings.module.css';
import { toJudged, toLastReadings, toTray, type WeighingView } from './weighings-view.ts';
import type { WeightHistory } from './weight-history.ts';

export type WeighingsProps = {
  history: WeightHistory;
  decisions: readonly Decision[];
  words: Words;
};

/**
 * The single readings, those in doubt before all others, and what the reader noted about days: the same whatever days
 * are in view, and so not drawn anew while these move.
 */
export const Weighings = memo(function Weighings({ history, decisions, words }: WeighingsProps) {
  const own = useWeighingsMessages();
  const now = toEpochSec(useNow());
  const { deed, act } = useUndoable();
  const tray = useMemo(() => toTray(history, words, own), [history, words, own]);
  const judged = useMemo(() => toJudged(history, words, own), [history, words, own]);
  const readings = useMemo(() => toLastReadings(history, words, own), [history, words, own]);

  function judge({ groupIds, what }: WeighingView, verdict: Verdict | null): void {
    const changes = groupIds.map((id): DecisionChange => {
      const known = decisions.find(
        (decision) => decision.kind === 'reading' && decision.list === 'measures' && decision.id === id,
      );
      const note = known?.kind === 'reading' ? known.note : undefined;
      const target = { kind: 'reading', list: 'measures', id } as const;
      if (verdict === null && note === undefined) return { remove: target };
      return { put: { ...target, verdict, decidedAt: now, ...(note !== undefined && { note }) } };
    });
    void act(changes, own.done[verdict ?? 'back'](what));
  }

  return (
    <div className={styles['weighings']}>
      {(tray.length > 0 || judged.length > 0 || deed !== null) && (
        <DoubtfulTray tray={tray} judged={judged} deed={deed} onJudge={judge} />
      )}
      <LastReadings readings={readings} onHide={(reading) => judge(reading, 'hide')} />
      <NotesCard decisions={decisions} now={now} homeZone={history.homeZone} />
    </div>
  );
});
