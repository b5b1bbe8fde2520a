import { parseLocalDay, type LocalDay } from '#domain/time.ts';

/** A calendar day from `2026-03-29`. */
export function day(text: string): LocalDay {
  const parsed = parseLocalDay(text);
  if (parsed === null) throw new Error(`Failed to build a day: "${text}" is none. Write YYYY-MM-DD.`);
  return parsed;
}
