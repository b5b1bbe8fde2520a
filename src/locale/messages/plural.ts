type Forms = { readonly [Category in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** Picks the form of a word that goes with a count, by the plural rules of a language (CLDR). */
export function createPlural(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}
