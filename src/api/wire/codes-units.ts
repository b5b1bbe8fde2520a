/**
 * Codes of the units a person prefers, by quantity.
 *
 * Source: "unit_pref" of developer.withings.com. Distance 8 is documented as yards and is the imperial setting. Answers
 * are metric whatever the preference.
 */
const unitPreferences = {
  weight: { 1: 'kg', 2: 'lb', 14: 'st' },
  height: { 6: 'm', 7: 'in' },
  distance: { 6: 'km', 8: 'yd' },
  temperature: { 11: '°C', 13: '°F' },
} as const satisfies Record<string, Readonly<Record<number, string>>>;

/** The unit that a preference stands for; a code that is new to us by its number. */
export function nameOfUnitPreference(quantity: keyof typeof unitPreferences, code: number): string {
  const units: Readonly<Record<number, string>> = unitPreferences[quantity];
  return units[code] ?? `Unit ${code}`;
}
