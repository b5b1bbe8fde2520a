import type { WeighingsMessages } from './english-weighings.ts';
import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

const readings = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'Messwert', other: 'Messwerte' })}`;

/** What the weight page says in German about single readings, and about what the reader notes. */
export const germanWeighings: WeighingsMessages = {
  tray: {
    title: 'Sind das Sie?',
    lead: 'Der Dienst wusste nicht, von wem diese Messwerte sind. Sie zählen nirgends, bis Sie entscheiden; Sie können es sich anders überlegen.',
    none: 'Kein zweifelhafter Messwert wartet.',
    more: (rest) => `${rest.text} weitere zeigen`,
    decided: (all) => `Von Ihnen entschieden: ${readings(all)}`,
    local: 'Ihre Entscheidungen liegen nur auf diesem Gerät und gehen mit dem Abmelden.',
  },
  keep: 'Von mir',
  hide: 'Ausblenden',
  notMe: 'Nicht ich',
  takeBack: 'Zurücknehmen',
  about: (action, what) => `${action}: ${what}`,
  verdict: { keep: 'Behalten', hide: 'Ausgeblendet', 'not-me': 'Nicht ich' },
  done: {
    keep: (what) => `Behalten: ${what} zählt jetzt.`,
    hide: (what) => `Ausgeblendet: ${what} zählt nirgends mehr.`,
    'not-me': (what) => `Nicht Sie: ${what} zählt nirgends.`,
    back: (what) => `Zurückgenommen: ${what} ist, wie der Dienst es hat.`,
    noteSaved: (what) => `Notiert: ${what}`,
    noteRemoved: (what) => `Entfernt: ${what}`,
    undone: 'Rückgängig gemacht.',
  },
  undo: 'Rückgängig',
  failed: 'Das ließ sich nicht speichern. Laden Sie die Seite neu.',
  what: (weight, time) => `${weight}, ${time}`,
  notes: {
    title: 'Notizen',
    lead: 'Was Sie notieren, steht als Fähnchen über dem Bild: eine Krankheit, eine Diät, eine Reise.',
    none: 'Noch nichts notiert.',
    add: 'Notiz hinzufügen',
    edit: 'Ändern',
    remove: 'Entfernen',
    addTitle: 'Eine neue Notiz',
    editTitle: 'Die Notiz ändern',
    from: 'Tag',
    to: 'Bis (darf leer sein)',
    text: 'Was war es?',
    save: 'Speichern',
    cancel: 'Abbrechen',
    noDay: 'Wählen Sie den Tag.',
    reversed: 'Der letzte Tag liegt vor dem ersten.',
    noText: 'Schreiben Sie, was es war.',
  },
};
