import type { englishData } from './english-data.ts';
import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

const days = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Tag', other: 'Tage' })}`;
/** As it stands after a preposition. */
const daysDative = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Tag', other: 'Tagen' })}`;
const minutes = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Minute', other: 'Minuten' })}`;

/** What the section about the record on this device says in German. */
export const germanData: typeof englishData = {
  title: 'Ihre Daten',
  now: {
    // Short units end with a full stop of their own: „4 Min.“
    remaining: (time) => `Noch etwa ${time}.`.replace(/\.\.$/, '.'),
    complete: 'Alles ist da.',
    incomplete: 'Noch ist nicht alles da.',
    looks: (every, at) => {
      if (every === null) return `Sieht um ${at} nach Neuem.`;
      const interval = every.count === 1 ? 'jede Minute' : `alle ${minutes(every)}`;
      return `Sieht ${interval} nach Neuem, solange die Seite offen ist, das nächste Mal um ${at}.`;
    },
    paused: (share) =>
      share === null
        ? 'Angehalten. Nichts wird gelesen, bis Sie es fortsetzen.'
        : `Angehalten; ${share} Ihres Verlaufs sind hier. Nichts wird gelesen, bis Sie es fortsetzen.`,
    waiting: 'Er hat um weniger Abfragen gebeten; was gelesen wurde, bleibt.',
    bar: 'Gelesener Anteil Ihres Verlaufs',
  },
  actions: {
    sync: 'Jetzt abgleichen',
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    readAgain: 'Alles noch einmal lesen',
    confirm: {
      title: 'Alles noch einmal lesen?',
      text: 'Der Dienst wird noch einmal nach Ihrem ganzen Verlauf gefragt, was so lange dauert wie beim ersten Mal. Unterdessen wird nichts entfernt, und Ihre Diagramme bleiben, wie sie sind.',
      yes: 'Alles noch einmal lesen',
      no: 'Lassen',
    },
  },
  notices: {
    newerSchema: {
      title: 'Dieser Browser enthält Daten einer neueren Version',
      text: 'Sie blieben unberührt; was Sie sehen, bleibt daher nur, bis diese Seite geschlossen wird. Laden Sie die Seite neu; bleibt dieser Hinweis, läuft auf dem Server eine ältere Version und muss aktualisiert werden.',
      action: 'Neu laden',
    },
    notDurable: {
      title: 'Nur aufbewahrt, bis diese Seite geschlossen wird',
      text: 'Der Browser lässt diese Seite nichts speichern oder hat keinen Platz mehr. Beim nächsten Mal wird alles neu vom Dienst gelesen.',
    },
    pruned: {
      title: 'Die ältesten Minuten wurden entfernt, um Platz zu schaffen',
      text: 'Tagessummen, Nächte und Messwerte sind alle noch da. Minuten kommen wieder, wenn Sie ihren Tag ansehen.',
    },
    clock: {
      ahead: (by) => `Die Uhr dieses Geräts geht gegenüber der des Dienstes ${minutes(by)} vor`,
      behind: (by) => `Die Uhr dieses Geräts geht gegenüber der des Dienstes ${minutes(by)} nach`,
      text: 'Ihre Messwerte behalten die Zeiten, die der Dienst ihnen gab. Die Zeiten des Abgleichs, und welcher Tag heute ist, richten sich nach diesem Gerät.',
    },
    failed: {
      title: 'Was hier gespeichert ist, lässt sich nicht auflisten',
      text: 'Laden Sie die Seite neu. Hilft das nicht, melden Sie sich ab und verbinden Sie sich neu: Beim Dienst geht nichts verloren.',
    },
  },
  table: {
    caption: 'Was auf diesem Gerät aufbewahrt wird',
    captionMemory: 'Was im Arbeitsspeicher liegt, bis diese Seite geschlossen wird',
    preparing: 'Der Bestand wird gezählt …',
    kind: 'Art',
    first: 'Erster Tag',
    last: 'Letzter Tag',
    records: 'Datensätze',
    holes: 'Lücken',
    size: 'Größe',
    readAt: 'Zuletzt gelesen',
    together: 'Zusammen',
    nothing: '–',
    never: 'noch nicht',
  },
  kinds: {
    measures: 'Gewicht und Körper',
    activity: 'Tägliche Aktivität',
    'sleep-summary': 'Nächte',
    workouts: 'Trainings',
    intraday: 'Minuten des Tages',
    sleep: 'Schlafphasen',
    user: 'Profil',
    devices: 'Geräte',
    goals: 'Ziele',
  },
  holes: {
    none: 'keine',
    count: (holes, total) => `${holes.text} (${days(total)})`,
    list: (holes) => `${plural(holes.count, { one: 'Tag', other: 'Tage' })} ohne Datensatz`,
    stretch: (stretch, length) => `${stretch}: ${days(length)}`,
    more: (rest) => `und ${rest.text} weitere`,
  },
  notes: {
    unread: 'Noch nicht gelesen.',
    none: 'Der Dienst hat keine.',
    reachedBack: (day) => `Bisher zurück bis ${day} gelesen.`,
    onDemand: (read) => `${days(read)} gelesen; andere, wenn Sie sie ansehen.`,
    onDemandNone: 'Wird gelesen, wenn Sie einen Tag ansehen.',
    removed: (removed) => `Beim Dienst entfernt: ${removed.text}.`,
    unreadable: (unreadable) => `Nicht zu lesen: ${unreadable.text}.`,
  },
  strip: {
    earlier: 'Anfang',
    range: (from, to) => `Streifen: von ${from} bis ${to}.`,
    has: 'mit Datensätzen',
    hole: 'nichts aufgezeichnet',
    unread: 'noch nicht gelesen',
    covered: (kind, from, to, covered, total) =>
      `${kind}: ${covered.text} von ${daysDative(total)} zwischen ${from} und ${to}`,
    between: (kind, from, to) => `${kind}: von ${from} bis ${to}`,
    nothing: (kind) => `${kind}: noch nichts`,
    older: 'ältere Tage sind noch nicht gelesen',
  },
};
