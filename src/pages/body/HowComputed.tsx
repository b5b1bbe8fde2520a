import { useMethodMessages } from '#settings/use-method-messages.ts';
import styles from './BodyPage.module.css';
import type { WeightHistory } from './weight-history.ts';

export function HowComputed({ history }: { history: WeightHistory }) {
  const how = useMethodMessages();
  return (
    <>
      <p>{how.trend}</p>
      <p className={styles['formula']}>{how.formula}</p>
      <p>{how.daily}</p>
      <p>{how.gap}</p>
      {how.estimators.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p>{how.rate}</p>
      <p>{how.weighing}</p>
      <p>{how.leftOut}</p>
      <p>{how.decisions}</p>
      {history.goal?.isOwn === true && <p>{how.ownGoal}</p>}
      <p>{history.clockZone === null ? how.zone(history.homeZone) : how.homeZone(history.clockZone)}</p>
    </>
  );
}
