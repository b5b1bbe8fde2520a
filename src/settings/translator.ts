import type { Language } from '#locale/languages.ts';
import type { Catalogue } from '#locale/messages/catalogue.ts';

/** What the product is speaking. */
export type Speech = {
  readonly language: Language;
  /** Null for English, which every page brings along. */
  readonly catalogue: Catalogue | null;
  /** The words of the language asked for did not arrive, so that it is English. */
  readonly hasFailed: boolean;
};

export type Translator = {
  readonly read: () => Speech;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Changes the language once its words are here; undefined where nothing has to be waited for.
   *
   * Never rejects: where the words do not arrive, the product speaks English.
   */
  readonly speak: (language: Language) => Promise<void> | undefined;
};

const english: Speech = { language: 'en', catalogue: null, hasFailed: false };

/** Loads what is not English when somebody wants to read it; English readers load nothing. */
export function createTranslator(load: () => Promise<Catalogue> = loadGerman): Translator {
  let speech = english;
  let wanted: Language = 'en';
  let arriving: Promise<void> | undefined;
  const listeners = new Set<() => void>();
  const set = (next: Speech) => {
    speech = next;
    for (const listener of listeners) listener();
  };

  async function arrive(): Promise<void> {
    let next: Speech = { ...english, hasFailed: true };
    try {
      next = { language: 'de', catalogue: await load(), hasFailed: false };
    } catch {
      // Offline before the first visit was over: English is here.
    }
    arriving = undefined;
    // Somebody may have changed their mind meanwhile.
    if (wanted === 'de') set(next);
  }

  return {
    read: () => speech,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    speak(language) {
      wanted = language;
      if (language === 'en') {
        if (speech !== english) set(english);
        return undefined;
      }
      if (speech.language === language) return undefined;
      arriving ??= arrive();
      return arriving;
    },
  };
}

async function loadGerman(): Promise<Catalogue> {
  return (await import('#locale/messages/german-catalogue.ts')).german;
}
