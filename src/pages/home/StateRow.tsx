import { useId, useMemo } from 'react';
import { Link } from 'react-router-dom';
import { measureType } from '#domain/measures.ts';
import { type LocalDay, toLocalDay } from '#domain/time.ts';
import { useDeviceList } from '#queries/devices.ts';
import { useLatestActivityDay, useLatestNightDay } from '#queries/latest.ts';
import { useReadings } from '#queries/measures.ts';
import { useSession } from '#queries/session.ts';
import { useSyncStatus } from '#queries/sync.ts';
import styles from './HomePage.module.css';
import { pressureTypes } from './pressure-types.ts';
import { type StateFact, toStateView } from './state-view.ts';
import { useHomeWords } from './use-home-words.ts';
import { useToday } from './use-today.ts';
import { countDoubtful, type HomeWeight } from './weight-view.ts';

/** What waits for the reader, and how old the newest of each kind is; null `weight` while it is read. */
export function StateRow({ weight }: { weight: HomeWeight | null }) {
  const words = useHomeWords();
  const labelId = useId();
  const { today } = useToday();
  const { status } = useSession();
  const { phase } = useSyncStatus();
  const devices = useDeviceList();
  const night = useLatestNightDay();
  const day = useLatestActivityDay();
  const { readings } = useReadings(pressureTypes);
  const weighed = weight?.weighIns.at(-1);
  // A scale tells a pulse without a pressure.
  const measured = readings?.findLast(({ type }) => type === measureType.systolic);
  const needsSignIn = status === 'reconnect' || phase === 'reconnect';
  const isHere = weight !== null && night !== undefined && day !== undefined && readings !== undefined;
  const doubtful = weight === null ? 0 : countDoubtful(weight);
  const newest = useMemo(
    () => ({
      weighing: weighed === undefined ? null : toLocalDay(weighed.at, weighed.timeZone),
      night: night ?? null,
      day: day ?? null,
      pressure: measured === undefined ? null : toLocalDay(measured.at, measured.timeZone),
    }),
    [weighed, night, day, measured],
  ) satisfies Readonly<Record<string, LocalDay | null>>;
  const view = toStateView({ needsSignIn, doubtful, devices, newest, today }, words);
  return (
    <section className={styles['state']} aria-label={words.own.state.label}>
      {isHere && (
        <>
          {view.calm !== null && <p>{view.calm}</p>}
          {view.urgent.length > 0 && (
            <ul className={styles['urgent']}>
              <Facts facts={view.urgent} />
            </ul>
          )}
          {view.newest.length > 0 && (
            <div className={styles['newest']}>
              <p id={labelId}>{words.own.state.newest}</p>{' '}
              <ul aria-labelledby={labelId}>
                <Facts facts={view.newest} />
              </ul>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function Facts({ facts }: { facts: readonly StateFact[] }) {
  return facts.map(({ id, text, to }) => (
    <li key={id}>
      <Link to={to}>{text}</Link>
    </li>
  ));
}
