import type { Count } from './english.ts';
import type { NotificationsMessages } from './english-notifications.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

const every = ({ count, text }: Count) => (count === 1 ? 'jede Minute' : `alle ${text} Minuten`);
const kinds = ({ count, text }: Count) => `${text} ${plural(count, { one: 'Art', other: 'Arten' })}`;

/** Der Abschnitt über die Benachrichtigungen und das Zeichen in der Statuszeile auf Deutsch. */
export const germanNotifications: NotificationsMessages = {
  title: 'Benachrichtigungen',
  state: {
    on: 'Live: Der Dienst sagt diesem Server, was neu ist, und eine offene Seite zeigt es sofort.',
    broken:
      'Die Live-Meldungen sind unterbrochen: Diese Seite hat ihre Leitung zum Server verloren und stellt sie von selbst wieder her.',
    off: 'Live-Meldungen aus: Von etwas, das Sie abonniert haben, sagt der Dienst nichts mehr.',
    none: 'Keine Live-Meldungen: Von dem, was hier gelesen wird, ist nichts abonniert.',
    polls: 'Diese Installation sieht von selbst nach, was neu ist.',
  },
  looks: (minutes) => `Eine offene Seite sieht ${every(minutes)} nach.`,
  looksBeside: (minutes) =>
    `Eine offene Seite sieht außerdem von selbst nach, ${every(minutes)}, damit nichts verloren geht.`,
  next: (time) => `Das nächste Mal um ${time}.`,
  paused: 'Das Lesen ist angehalten: Es wird nicht nachgesehen.',
  retry: (time) => `Es wird von selbst neu abonniert, das nächste Mal um ${time}.`,
  retrySoon: 'Es wird von selbst neu abonniert.',
  operator: {
    title: 'Live-Meldungen sind nicht eingerichtet',
    text: 'Wer diesen Server betreibt, setzt WEBHOOK_ORIGIN auf die https-Adresse, unter der ihn der Dienst erreicht, und startet ihn neu. Danach wählen Sie hier, wovon Sie hören wollen.',
  },
  waiting: 'Der Dienst wird gefragt, wovon er benachrichtigt…',
  notNow: 'Was abonniert ist, sehen Sie, sobald Sie verbunden sind und der Server antwortet.',
  failed: 'Was abonniert ist, ließ sich nicht lesen.',
  again: 'Noch einmal nachsehen',
  all: 'Alles abonnieren, was hier gelesen wird',
  none: 'Alle eigenen abbestellen',
  subscribe: 'Abonnieren',
  revoke: 'Abbestellen',
  named: (action, kind) => `${action}: ${kind}`,
  confirm: {
    title: 'Alle eigenen abbestellen?',
    text: 'Der Dienst sagt diesem Server dann nichts mehr; offene Seiten sehen von selbst nach. Abonnements anderer Apps bleiben. Ein anderer Browser, in dem Sie abonniert haben, bestellt sie neu, bis Sie auch dort abbestellen.',
    yes: 'Abbestellen',
    no: 'Behalten',
  },
  list: 'Wovon der Dienst benachrichtigen kann',
  more: (count) => `${kinds(count)} mehr, die hier niemand liest`,
  ours: 'Abonniert',
  until: (date) => `bis ${date}`,
  lost: 'Beim Dienst verloren gegangen',
  silent: 'Stumm: Es kam etwas an, wovon nichts gesagt wurde',
  notOurs: 'Nicht abonniert',
  others: (addresses) => `Eine andere App wird unter ${addresses} benachrichtigt; das bleibt, wie es ist.`,
  heard: {
    measures: (time) => `Zuletzt von einer Messung gehört: ${time}`,
    activity: (time) => `Zuletzt von Aktivität gehört: ${time}`,
    sleep: (time) => `Zuletzt von Schlaf gehört: ${time}`,
    user: (time) => `Zuletzt vom Profil gehört: ${time}`,
  },
  heardNothing: (time) => `Noch keine Benachrichtigung, Empfang seit ${time}`,
  working: {
    subscribe: (done, all) => `Wird abonniert: ${done.text} von ${all.text}…`,
    revoke: (done, all) => `Wird abbestellt: ${done.text} von ${all.text}…`,
  },
  done: {
    subscribe: (count) => `${kinds(count)} abonniert.`,
    revoke: (count) => `${kinds(count)} abbestellt.`,
  },
  notDone: (kind) => `Nicht gelungen: ${kind}.`,
  lastTry: 'Der letzte Versuch zu abonnieren ist gescheitert.',
  why: {
    bad_request:
      'Der Dienst hat die Adresse dieses Servers nicht angenommen: Er fragt dort zuerst an und braucht eine Antwort über https. Prüfen Sie, ob WEBHOOK_ORIGIN aus dem Internet hierher führt, und versuchen Sie es noch einmal.',
    rate_limited: 'Der Dienst bittet um weniger Anfragen. Versuchen Sie es in einer Minute noch einmal.',
    upstream_unavailable:
      'Der Dienst oder dieser Server ist nicht erreichbar. Versuchen Sie es in einer Minute noch einmal.',
    upstream_invalid:
      'Der Dienst hat eine Antwort gesandt, die sich nicht lesen lässt. Versuchen Sie es in einer Minute noch einmal.',
    upstream_timeout:
      'Der Dienst hat zu lange nicht geantwortet. Versuchen Sie es in einer Minute noch einmal.',
    not_granted:
      'Sie haben nicht erlaubt, diese Daten zu lesen. Verbinden Sie sich noch einmal und erlauben Sie es.',
    auth_required: 'Ihre Anmeldung ist abgelaufen. Verbinden Sie sich noch einmal.',
    auth_expired: 'Ihre Anmeldung ist abgelaufen. Verbinden Sie sich noch einmal.',
    reconnect_required: 'Ihre Anmeldung ist abgelaufen. Verbinden Sie sich noch einmal.',
  },
  whyOther: 'Es hat nicht geklappt. Versuchen Sie es in einer Minute noch einmal.',
  waitSeconds: (seconds) =>
    `Der Dienst bittet um weniger Anfragen. Versuchen Sie es in ${seconds.text} ${plural(seconds.count, { one: 'Sekunde', other: 'Sekunden' })} noch einmal.`,
  noPermission: 'Dafür fehlt dieser Verbindung eine Erlaubnis.',
  unknown: (number) => `Art ${number}`,
  kinds: {
    1: { name: 'Gewicht und Körper', what: 'Eine Wägung und was die Waage dabei gemessen hat.' },
    2: { name: 'Temperatur', what: 'Ein Wert eines Thermometers.' },
    4: {
      name: 'Blutdruck, Puls und Sauerstoff',
      what: 'Ein Wert einer Manschette oder Uhr, auch EKG-Abstände.',
    },
    16: {
      name: 'Aktivität und Trainings',
      what: 'Was Uhr oder Telefon gezählt haben, ein Training, ein geänderter Tag.',
    },
    44: { name: 'Schlaf', what: 'Eine Nacht oder ein Nickerchen, sobald der Dienst es ausgewertet hat.' },
    45: { name: 'Raumklima', what: 'Von einer Waage, die auch die Luft maß; abgeschafft.' },
    46: { name: 'Profil', what: 'Das Konto wurde geändert oder die Verbindung zu ihm beendet.' },
    50: { name: 'Ins Bett', what: 'Jemand hat sich auf die Schlafmatte gelegt.' },
    51: { name: 'Aus dem Bett', what: 'Jemand ist von der Schlafmatte aufgestanden.' },
    52: { name: 'Schlafmatte bereit', what: 'Die Matte hat sich fertig mit Luft gefüllt.' },
    53: { name: 'Gerät ohne Konto', what: 'Für Apps, die eigene Geräte betreiben.' },
    54: { name: 'EKG', what: 'Eine Aufzeichnung wurde gemacht.' },
    55: { name: 'Misslungenes EKG', what: 'Eine Aufzeichnung ist nicht gelungen.' },
    58: { name: 'Blutzucker', what: 'Ein Wert des Blutzuckers.' },
    60: { name: 'Umfrage', what: 'Fragen des Dienstes wurden beantwortet.' },
    61: { name: 'Stethoskop', what: 'Herz oder Lunge wurden abgehört.' },
    62: { name: 'Herzratenvariabilität', what: 'Ein Wert dafür, wie gleichmäßig das Herz schlägt.' },
  },
};
