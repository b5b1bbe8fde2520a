import { type Language, languages } from '#locale/languages.ts';
import { cleanLocale } from './schema.ts';

/** The language chosen, or the first that the browser asks for and the product speaks, or English. */
export function chooseLanguage(chosen: Language | undefined, wanted: readonly string[]): Language {
  if (chosen !== undefined) return chosen;
  for (const tag of wanted) {
    const spoken = languages.find((language) => language === tag.toLowerCase().split('-')[0]);
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}

/** How the browser's reader writes numbers and dates; `wanted` is what it asks for, best first. */
export function browserLocale(wanted: readonly string[]): string {
  return wanted.map(cleanLocale).find((tag) => tag !== null) ?? 'en';
}
