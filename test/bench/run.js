/**
 * Benchmarks, each measured side by side with what it is compared to, in one run. Prints one `name=value` line per
 * figure, and on the other stream what it is at: ratios carry over from machine to machine, times do not. A missed
 * budget ends the run with exit code 1.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {{ name: string, value: number, budget?: number }} Figure */

const folder = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.js'))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.includes(name)));

/** @type {Figure[]} */
const missed = [];
for (const file of files) {
  const { measure } = /** @type {{ measure: () => Promise<Figure[]> }} */ (await import(`./${file}`));
  console.error(`measuring ${file}`);
  for (const figure of await measure()) {
    console.log(`${figure.name}=${Number(figure.value.toFixed(2))}`);
    if (figure.budget !== undefined && figure.value > figure.budget) missed.push(figure);
  }
}
for (const { name, value, budget } of missed) {
  console.error(`budget missed: ${name} is ${value.toFixed(2)}, at most ${budget} is allowed`);
}
process.exitCode = missed.length > 0 ? 1 : 0;
