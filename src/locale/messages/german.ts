import type { Count, Messages } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

const records = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'Datensatz', other: 'Datensätze' })}`;

/** How much of a history is here: a count once there is one, and how far back it reaches. */
export const soFar = (what: string, read: Count, back: string | null) => {
  if (read.count === 0) return back === null ? what : `${what}, zurück bis ${back}`;
  return `${what}: bisher ${records(read)}${back === null ? '' : `, zurück bis ${back}`}`;
};

/** What the product says in German from its first screen on. */
export const germanMain: Messages = {
  product: 'Homeostat',
  pageTitle: (page) => `${page} · Homeostat`,
  skipToContent: 'Zum Inhalt springen',
  loading: 'Wird geladen …',
  explain: (what) => `Erklären: ${what}`,
  navigation: {
    label: 'Seiten',
    home: 'Übersicht',
    body: 'Gewicht',
    sleep: 'Schlaf',
    day: 'Tag',
    vitals: 'Vitalwerte',
    activity: 'Aktivität',
    workouts: 'Trainings',
    devices: 'Geräte',
    settings: 'Einstellungen',
    connect: 'Verbinden',
    more: 'Mehr',
  },
  tools: {
    goToDay: 'Zu einem Datum',
    keys: 'Tasten',
    account: (service) => (service === null ? 'Konto' : `Konto: ${service}`),
  },
  sync: {
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
  },
  reconnect: {
    title: 'Ihre Anmeldung ist abgelaufen',
    text: 'Alles bisher Gelesene bleibt lesbar. Neue Messwerte kommen, sobald Sie sich wieder verbunden haben.',
    action: 'Neu verbinden',
  },
  failure: {
    title: 'Diese Seite funktioniert nicht mehr',
    text: 'Ihre Daten sind auf diesem Gerät sicher. Meist hilft es, die Seite neu zu laden.',
    reload: 'Neu laden',
  },
  newBuild: {
    text: 'Eine neue Version ist da.',
    load: 'Laden',
    later: 'Später',
  },
  notFound: {
    title: 'Seite nicht gefunden',
    text: 'Unter dieser Adresse gibt es nichts.',
    action: 'Zum Gewicht',
  },
  chart: {
    showTable: 'Als Tabelle zeigen',
    hideTable: 'Tabelle ausblenden',
    preparingTable: 'Die Tabelle wird vorbereitet …',
    pictureFailed:
      'Das Bild konnte nicht geladen werden: Sein Programm ist nicht angekommen. In der Tabelle steht jeder Wert.',
    more: 'Mehr',
    copyText: 'Als Text kopieren',
    saveCsv: 'CSV speichern',
    savePng: 'PNG speichern',
    copied: 'Kopiert.',
    copyRefused: 'Der Browser hat es nicht erlaubt. Der Text lässt sich hier kopieren:',
    saved: 'Bei den Downloads gespeichert.',
    exportFailed: 'Das hat nicht geklappt. Bitte die Seite neu laden und noch einmal versuchen.',
    roleDescription: 'Diagramm',
    keyboardHint:
      'Pfeiltasten links und rechts lesen die Werte einzeln vor, mit Umschalt je sieben, Bild auf und Bild ab je zehn, Pos1 und Ende den ersten und den letzten.',
    manual: 'Von Hand eingetragen',
    doubtful: 'Vielleicht von jemand anderem',
    zoomHint: 'Plus und Minus zeigen einen kürzeren und einen längeren Zeitraum.',
    annotationHint: 'Die eckigen Klammern führen zur Notiz davor und danach.',
    overview: 'Der ganze Verlauf',
    overviewFrom: 'Wo das Bild beginnt',
    overviewTo: 'Wo das Bild endet',
    overviewWindow: 'Was das Bild zeigt',
  },
  range: {
    label: 'Zeitraum',
    previous: 'Früher',
    next: 'Später',
    today: 'Heute',
    custom: 'Tage wählen …',
    problem: (received) =>
      `Die Adresse verlangt Tage, die nicht zu lesen sind (${received}). Zu sehen ist der übliche Zeitraum.`,
    presets: {
      w: { short: 'Woche', long: 'Woche' },
      '4w': { short: '4 W', long: '4 Wochen' },
      m: { short: 'Monat', long: 'Monat' },
      q: { short: 'Quartal', long: 'Quartal' },
      y: { short: 'Jahr', long: 'Jahr' },
      '3m': { short: '3 M', long: '3 Monate' },
      '6m': { short: '6 M', long: '6 Monate' },
      '1y': { short: '1 J', long: '1 Jahr' },
      all: { short: 'Alle', long: 'Alle Tage' },
    },
  },
  unit: {
    label: 'Einheit',
    kg: 'kg',
    lb: 'lb',
    st: 'st',
    kgLong: 'Kilogramm',
    lbLong: 'Pound',
    stLong: 'Stone',
    axis: { kg: 'kg', lb: 'lb', st: 'st lb' },
  },
};
