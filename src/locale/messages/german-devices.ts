import type { DevicesMessages } from './english-devices.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

/** The page of devices, in German. */
export const germanDevices: DevicesMessages = {
  title: 'Geräte',
  types: {
    Scale: 'Waage',
    Babyphone: 'Babyfon',
    'Blood Pressure Monitor': 'Blutdruckmessgerät',
    'Activity Tracker': 'Aktivitätstracker',
    'Sleep Monitor': 'Schlafsensor',
    'Smart Connected Thermometer': 'Thermometer',
    Gateway: 'Basisstation',
    iGlucose: 'Blutzuckermessgerät (iGlucose)',
    'HealthKit Apple': 'Apple-Health',
    'HealthKit Google': 'Health Connect von Google',
    'HealthKit Huawei': 'Huawei-Health',
    Lingo: 'Glukosesensor (Lingo)',
  },
  typeMissing: 'Gerät unbekannter Art',
  modelNew: (number) => `Modell ${number}`,
  modelMissing: 'Modell nicht genannt',
  battery: 'Batterie',
  batteryLevels: {
    high: 'Hoch, über 75 %',
    medium: 'Mittel, über 30 %',
    low: 'Niedrig, unter 30 %',
    unknown: 'Dem Dienst nicht bekannt',
    other: 'Diesem Programm neu',
  },
  batteryOther: (word) => `„${word}“`,
  firstSession: 'Erste Verbindung',
  lastSession: 'Letzte Verbindung',
  zone: 'Zone',
  notTold: 'vom Dienst nicht genannt',
  ago: (moment, distance) => `${moment}, ${distance}`,
  provides: 'Was es beigetragen hat',
  measured: (name, count) => `${name}: ${count}`,
  activityDays: ({ count, text }) => `${text} ${plural(count, { one: 'Tag', other: 'Tage' })} Aktivität`,
  nights: ({ count, text }) => `${text} ${plural(count, { one: 'Nacht', other: 'Nächte' })}`,
  workouts: ({ count, text }) => `${text} ${plural(count, { one: 'Training', other: 'Trainings' })}`,
  span: (from, to) => `Von ${from} bis ${to}`,
  nothing: 'Kein Eintrag auf diesem Gerät nennt es.',
  noId: 'Der Dienst hat dieses Gerät ohne Nummer geschickt; welche Einträge von ihm kommen, lässt sich nicht sagen.',
  counting: 'Seine Einträge werden gezählt.',
  unnamed: (unnamed, all) =>
    `${unnamed} von ${all.text} ${plural(all.count, { one: 'Eintrag', other: 'Einträgen' })} nennen kein Gerät: Tagessummen entstehen aus allen, und Eingetipptes hat keines.`,
  others: 'Einträge von Geräten, die nicht mehr verbunden sind',
  other: 'Ein Gerät, das nicht in der Liste steht',
  account: {
    title: 'Was der Dienst über das Konto sagt',
    user: 'Nummer des Kontos',
    zone: 'Zone des Profils',
    created: 'Angelegt',
    firstWeight: 'Erstes Gewicht',
    firstActivity: 'Erste Aktivität',
    missing: 'Von diesem Dienst nicht genannt: Das ist heute üblich, und nichts hängt davon ab.',
  },
  empty: {
    failed: 'Die Geräte waren nicht zu lesen',
    failedText:
      'Die Aufzeichnung auf diesem Gerät hat nicht geantwortet. Laden Sie die Seite neu; beim Dienst ist nichts verloren.',
    disconnected: 'Kein Konto ist verbunden',
    disconnectedText: 'Sobald Sie eines verbinden, erscheinen hier seine Geräte.',
    waiting: 'Die Geräte sind noch nicht angekommen',
    waitingText: 'Nach ihnen wird gefragt, sobald die neuesten Einträge da sind.',
    none: 'Kein Gerät ist verbunden',
    noneText: 'Der Dienst nennt für dieses Konto keines.',
  },
};
