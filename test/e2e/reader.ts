/** Screen, language and clock of whoever reads in the browser tests. */
export const readerOptions = {
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  timezoneId: 'Europe/Paris',
} as const;
