/**
 * Answers recorded from real accounts. They are not part of the project and are read where a folder with them stands
 * beside the checkout; a suite that needs them says so when it is skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../../shared/captures/', import.meta.url);

export const hasCaptures = existsSync(folder);
export const noCapturesReason = `recorded answers, because ${fileURLToPath(folder)} is not there`;

export function readCapture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}
