import { useMethodMessages } from '#settings/use-method-messages.ts';
import styles from './BodyPage.module.css';

export function HowComputed({ zone }: { zone: string }) {
  const how = useMethodMessages();
  return (
    <>
      <p>{how.trend}</p>
      <p className={styles['formula']}>{how.formula}</p>
      <p>{how.daily}</p>
      <p>{how.gap}</p>
      <p>{how.rate}</p>
      <p>{how.weighing}</p>
      <p>{how.leftOut}</p>
      <p>{how.zone(zone)}</p>
    </>
  );
}
