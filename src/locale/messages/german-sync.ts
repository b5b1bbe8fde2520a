import type { Count } from './english.ts';
import type { SyncMessages } from './english-sync.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

const records = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'Datensatz', other: 'Datensätze' })}`;

/** How much of a history is here: a count once there is one, and how far back it reaches. */
export const soFar = (what: string, read: Count, back: string | null) => {
  if (read.count === 0) return back === null ? what : `${what}, zurück bis ${back}`;
  return `${what}: bisher ${records(read)}${back === null ? '' : `, zurück bis ${back}`}`;
};

/** What is said in German of the sync. */
export const germanSync: SyncMessages = {
  label: 'Abgleich',
  never: 'Noch nicht abgeglichen',
  syncing: 'Neue Messwerte werden gesucht …',
  history: (read, back) => soFar('Der Verlauf wird gelesen', read, back),
  background: {
    measures: 'Ältere Messungen werden gelesen',
    activity: 'Ältere Tage werden gelesen',
    'sleep-summary': 'Ältere Nächte werden gelesen',
    workouts: 'Ältere Trainings werden gelesen',
    intraday: 'Die Minuten der Tage werden gelesen',
    sleep: 'Der Verlauf der Nächte wird gelesen',
    user: 'Das Profil wird gelesen',
    devices: 'Die Geräte werden gelesen',
    goals: 'Die Ziele werden gelesen',
  },
  backgroundOther: 'Ältere Datensätze werden gelesen',
  share: (what, share) => `${what}: ${share}`,
  paused: 'Angehalten.',
  waiting: (time) => (time === null ? 'Wartet auf den Dienst.' : `Wartet auf den Dienst bis ${time}.`),
  offline: 'Offline. Zu sehen ist, was auf diesem Gerät gespeichert ist.',
  reconnect: 'Die Anmeldung ist abgelaufen.',
  failed: (why, time) => (time === null ? why : `${why} Nächster Versuch um ${time}.`),
  lastSync: 'Letzter Abgleich',
  whyFailed: {
    rate_limited: 'Der Dienst bittet um weniger Abfragen.',
    upstream_unavailable: 'Der Dienst ist nicht zu erreichen.',
    upstream_invalid: 'Der Dienst hat eine unlesbare Antwort geschickt.',
    upstream_timeout: 'Der Dienst braucht zu lange für eine Antwort.',
    not_granted: 'Diese Daten zu lesen haben Sie nicht erlaubt.',
  },
  whyFailedOther: 'Der letzte Abgleich ist misslungen.',
  serverUnreachable: 'Dieser Server antwortet nicht',
};
