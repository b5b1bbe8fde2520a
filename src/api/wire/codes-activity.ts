/** Who made the device behind a row of `getactivity`; source: its field `brand` at developer.withings.com. */
export const brand = { withings: 1, external: 18 } as const;

const brands: Readonly<Record<number, string>> = {
  [brand.withings]: 'Withings',
  [brand.external]: 'Another brand',
};

/** The maker of a device in a few words; a brand that is new to us by its number. */
export function nameOfBrand(code: number): string {
  return brands[code] ?? `Brand ${code}`;
}
