import type { ExplainMessages } from './english-explain.ts';
import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

const records = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'Datensatz', other: 'Datensätze' })}`;

/** What the drawer behind every number says in German. */
export const germanExplain: ExplainMessages = {
  close: 'Schließen',
  method: 'Verfahren',
  version: (method, version) => `${method} (Fassung ${version})`,
  formula: 'Formel',
  window: 'Betrachtet',
  everything: 'Alles, was bisher gelesen wurde',
  counted: 'Berechnet aus',
  sum: (all, wentIn, leftOut) =>
    `${records(all)} betrachtet: ${wentIn.text} verwendet, ${leftOut.text} ausgelassen.`,
  leftOut: (left) => (left.count === 0 ? 'Nichts wurde ausgelassen' : `Ausgelassen: ${records(left)}`),
  because: (reason, left) => `${reason}: ${left.text}`,
  wentIn: (all) => (all.count === 0 ? 'Nichts wurde verwendet' : `Verwendet: ${records(all)}`),
  listed: (all) => `${records(all)}, neueste zuerst`,
  more: (rest) => `${rest.text} weitere`,
  record: 'Wie der Dienst es gesendet hat',
  noRecord: 'Der Datensatz des Dienstes wird hiervon nicht aufbewahrt.',
  recordFailed: 'Der gespeicherte Datensatz lässt sich nicht öffnen. Laden Sie die Seite neu.',
};
