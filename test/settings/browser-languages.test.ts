import { describe, expect, it } from 'vitest';
import { browserLocale, chooseLanguage } from '#settings/browser-languages.ts';

describe('the language', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['DE'], 'de'],
    [['fr-FR', 'de-CH', 'en-GB'], 'de'],
    [['en-US', 'de'], 'en'],
    [['fr-FR'], 'en'],
    [['den', 'x'], 'en'],
    [[], 'en'],
  ])('of a browser that asks for %j is %s', (wanted, language) => {
    expect(chooseLanguage(undefined, wanted)).toBe(language);
  });

  it('that was chosen is the one, whatever the browser asks for', () => {
    expect([chooseLanguage('en', ['de']), chooseLanguage('de', ['en'])]).toEqual(['en', 'de']);
  });
});

describe('the region of the browser', () => {
  it.each([
    [['de-AT', 'en'], 'de-AT'],
    [['en_US.utf8', 'fr-FR'], 'fr-FR'],
    [[], 'en'],
  ])('that asks for %j is %s', (wanted, locale) => {
    expect(browserLocale(wanted)).toBe(locale);
  });
});
