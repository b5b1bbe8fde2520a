import type { Language } from '#locale/languages.ts';
import type { Catalogue } from '#locale/messages/catalogue.ts';

/** What the product is speaking. */
export type Speech = {
  readonly language: Language;
  /** Null for English, which every page brings along. */
  readonly catalogue: Catalogue | null;
  /** The words of the language asked for did not arrive yet, so that it is English. */
  readonly hasFailed: boolean;
};

export type Translator = {
  readonly read: () => Speech;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Changes the language once its words are here; undefined where nothing has to be waited for.
   *
   * Never rejects and never waits for long: where the words do not arrive, the product speaks English, until they do.
   */
  readonly speak: (language: Language) => Promise<void> | undefined;
};

const english: Speech = { language: 'en', catalogue: null, hasFailed: false };
const withoutWords: Speech = { ...english, hasFailed: true };

/** Longer than words take on a slow network, and shorter than a reader looks at an empty page. */
const PATIENCE_MS = 4000;

/** Loads what is not English when somebody wants to read it; English readers load nothing. */
export function createTranslator(
  load: () => Promise<Catalogue> = loadGerman,
  patienceMs: number = PATIENCE_MS,
): Translator {
  let speech = english;
  let wanted: Language = 'en';
  let arriving: Promise<void> | undefined;
  const listeners = new Set<() => void>();
  const set = (next: Speech) => {
    speech = next;
    for (const listener of listeners) listener();
  };

  const setWanted = (next: Speech) => {
    // Somebody may have changed their mind meanwhile.
    if (wanted === 'de') set(next);
  };

  async function arrive(): Promise<void> {
    let next = withoutWords;
    try {
      next = { language: 'de', catalogue: await load(), hasFailed: false };
    } catch {
      // Offline before the first visit was over: English is here.
    }
    arriving = undefined;
    setWanted(next);
  }

  async function losePatience(): Promise<void> {
    await new Promise((resolve) => {
      setTimeout(resolve, patienceMs);
    });
    if (arriving !== undefined) setWanted(withoutWords);
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
      return Promise.race([arriving, losePatience()]);
    },
  };
}

async function loadGerman(): Promise<Catalogue> {
  return (await import('#locale/messages/german-catalogue.ts')).german;
}
