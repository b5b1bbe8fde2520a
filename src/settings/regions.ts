/** Ways of writing numbers and dates that are offered; any other tag of the browser's is followed too. */
const tags = [
  'en-GB', 'en-US', 'en-AU', 'en-CA', 'en-IE', 'en-IN', 'en-NZ', 'en-ZA', 'cs-CZ', 'da-DK', 'de-AT', 'de-CH', 'de-DE',
  'es-ES', 'es-MX', 'et-EE', 'fi-FI', 'fr-BE', 'fr-CA', 'fr-CH', 'fr-FR', 'hu-HU', 'it-IT', 'ja-JP', 'ko-KR', 'nb-NO',
  'nl-BE', 'nl-NL', 'pl-PL', 'pt-BR', 'pt-PT', 'sv-SE', 'tr-TR', 'uk-UA', 'zh-CN', 'zh-TW',
]; // prettier-ignore

/** Each in its own language, sorted by that name; the one in force is always among them. */
export function regionOptions(current: string | undefined): { value: string; label: string }[] {
  const all = current === undefined || tags.includes(current) ? tags : [current, ...tags];
  return all
    .map((value) => ({ value, label: languageName(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
}

/** A tag in its own language: `British English`, `Deutsch (Schweiz)`. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}
