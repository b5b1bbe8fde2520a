/**
 * The lattice in full: days, nights and windows around every change of every zone's clock, 2009 to 2036, and around one
 * moment in each zone whose clock never changed.
 *
 * `npm test` examines a sample of it and shows that it notices wrong rules.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

/** @typedef {typeof import('../domain/lattice.ts')} Lattice */
/** @typedef {typeof import('../domain/independent-clock.ts')} IndependentClock */

const root = fileURLToPath(new URL('../..', import.meta.url));
const seed = 1;
/** The clock is read as often, and each minute where it ran differently in between. */
const strideSec = 900;
const segments = 40;
/** The runtime knows more; fewer would mean that it was built without its data. */
const leastZones = 400;
const leastChanges = 5000;
const shownViolations = 5;
const nightCalls = 200_000;

/** @returns {Promise<import('./run.js').Figure[]>} */
export async function measure() {
  const { lattice, clocks } = await load();
  const findings = lattice.createFindings();
  const examination = { rules: lattice.ourRules, strideSec, segments, random: lattice.createNumbers(seed) };
  const zones = lattice.listZones();
  const { latticeFrom, latticeTo } = lattice;
  const before = process.cpuUsage();
  let changeCount = 0;
  for (const zone of zones) {
    const clock = clocks.createClock(zone);
    const changes = clocks.findChanges(clock, latticeFrom, latticeTo);
    changeCount += changes.length;
    const moments = changes.length > 0 ? changes : [Math.floor((latticeFrom + latticeTo) / 2)];
    for (const moment of moments) lattice.examine(findings, clock, moment, examination);
  }
  const seconds = processorSecSince(before);
  if (zones.length < leastZones || changeCount < leastChanges) {
    throw new Error(
      `Failed to examine the zones: there are ${changeCount} changes in ${zones.length} zones.`,
    );
  }
  const violations = Object.values(findings.violations).flat();
  for (const violation of violations.slice(0, shownViolations)) console.error(violation);
  return [
    { name: 'lattice_zones', value: zones.length },
    { name: 'lattice_changes', value: changeCount },
    { name: 'lattice_days', value: findings.days },
    { name: 'lattice_day_lengths', value: findings.dayLengthsSec.size },
    { name: 'lattice_minutes', value: findings.minutes },
    { name: 'lattice_nights', value: findings.nights },
    { name: 'lattice_segments', value: findings.segments },
    { name: 'lattice_violations', value: violations.length, budget: 0 },
    { name: 'lattice_processor_seconds', value: seconds },
    { name: 'lattice_night_of_per_ms', value: nightsPerMs(lattice) },
  ];
}

/**
 * How many segments of a year are assigned to their nights in a millisecond of processor time.
 *
 * @param {Lattice} lattice
 */
function nightsPerMs({ latticeFrom, ourRules, toZone }) {
  const zone = toZone('Europe/Paris');
  const stepSec = Math.floor((365 * 86_400) / nightCalls);
  const before = process.cpuUsage();
  for (let index = 0; index < nightCalls; index += 1) {
    // Whole seconds are what the brand stands for.
    const at = /** @type {import('#domain/time.ts').EpochSec} */ (latticeFrom + index * stepSec);
    ourRules.nightOf(at, zone);
  }
  return nightCalls / processorSecSince(before) / 1000;
}

/** @param {NodeJS.CpuUsage} before */
function processorSecSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** @returns {Promise<{ lattice: Lattice, clocks: IndependentClock }>} */
async function load() {
  const outDir = join(root, 'test', '.output', 'lattice');
  rmSync(outDir, { recursive: true, force: true });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'es2023',
      outDir,
      copyPublicDir: false,
      rolldownOptions: {
        input: {
          lattice: join(root, 'test', 'domain', 'lattice.ts'),
          clocks: join(root, 'test', 'domain', 'independent-clock.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  /** @param {string} name */
  const open = async (name) => import(pathToFileURL(join(outDir, `${name}.js`)).href);
  return { lattice: await open('lattice'), clocks: await open('clocks') };
}
