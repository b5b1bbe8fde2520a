/** The languages the product speaks. */
export type Language = 'en' | 'de';

export const languages: readonly Language[] = ['en', 'de'];

/** Each in its own words, as whoever looks for it knows it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };
