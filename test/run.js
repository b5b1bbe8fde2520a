/**
 * Everything that must hold, quick things first: static checks, unit and contract tests in three time zones,
 * the build, and the whole product in a real browser. The last line counts them all.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './support/find-browser.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = join(root, 'test', '.output');
const total = { passed: 0, failed: 0, skipped: 0 };
let started = performance.now();

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

for (const name of ['typecheck', 'lint', 'unused', 'format']) await check(name);
await vitest('node', 'UTC');
await vitest('parts', 'UTC');
await vitest('dom', 'UTC');
// What reckons with days and zones itself, on both sides of Greenwich; what only hands them on, on the far one.
await vitest('node', 'Europe/Paris', ['domain', 'locale', 'archive']);
await vitest('node', 'Pacific/Auckland', ['domain', 'locale', 'archive', 'sync']);
if (await check('build')) await endToEnd();

console.log('');
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** @param {string} name */
async function check(name) {
  const { code, text } = await run('npm', ['run', '--silent', name]);
  report(`check ${name}`, code === 0 ? { passed: 1 } : { failed: 1 }, code === 0 ? '' : text);
  return code === 0;
}

/**
 * @param {string} project
 * @param {string} zone
 * @param {string[]} rooms
 */
async function vitest(project, zone, rooms = []) {
  const file = join(output, `${project}-${zone.replace('/', '-')}.json`);
  const filters = rooms.map((room) => `test/${room}/`);
  // Whole worlds on clocks of their own, whose people have zones of their own: once is enough.
  const skipped = rooms.length > 0 ? ['--exclude', 'test/sync/{faults-*,cold-sync*}'] : [];
  const flags = [
    ...skipped,
    // Vitest leaves a core free for its reporter, which has little to do.
    '--maxWorkers=2',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const { code, text } = await run('npx', ['vitest', 'run', ...flags, ...filters], { TZ: zone });
  const counts = readCounts(file, (report) => ({
    passed: Number(report['numPassedTests']),
    failed: Number(report['numFailedTests']),
    skipped: Number(report['numPendingTests']),
  }));
  report(`${project} tests in ${zone}`, settle(counts, code), code === 0 ? notices(text) : text);
}

async function endToEnd() {
  const browser = await findBrowser({ light: true });
  console.log(`browser: ${browser.source}`);
  // What must happen within seconds has the machine to itself.
  await browserTests(browser, 'browser tests', ['--grep-invert', '@alone']);
  await browserTests(browser, 'browser tests one by one', ['--grep', '@alone', '--workers=1']);
}

/**
 * @param {Awaited<ReturnType<typeof findBrowser>>} browser
 * @param {string} name
 * @param {string[]} which
 */
async function browserTests(browser, name, which) {
  const file = join(output, `${name.replaceAll(' ', '-')}.json`);
  const { code, text } = await run(
    'npx',
    ['playwright', 'test', '--config', 'test/e2e/playwright.config.ts', ...which],
    {
      ...browser.env,
      BROWSER_PATH: browser.executablePath,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    },
  );
  const counts = readCounts(file, (report) => {
    const stats = /** @type {Record<string, number>} */ (report['stats']);
    return {
      passed: stats['expected'] ?? 0,
      failed: (stats['unexpected'] ?? 0) + (stats['flaky'] ?? 0),
      skipped: stats['skipped'] ?? 0,
    };
  });
  const settled = settle(counts, code);
  report(name, settled, code === 0 ? '' : failuresFirst(text));
}

/**
 * A runner's output with its failures before its list of what passed: a reader with little room sees them.
 * @param {string} text
 */
function failuresFirst(text) {
  const lines = text.split('\n');
  const passed = lines.filter((line) => /^\s+✓/.test(line));
  return [...lines.filter((line) => !passed.includes(line)), ...passed].join('\n');
}

/**
 * @param {string} file
 * @param {(report: Record<string, unknown>) => typeof total} read
 * @returns {typeof total | null}
 */
function readCounts(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * A runner that fails without a failed test (a crash, an unhandled error, nothing collected) still counts as one.
 * @param {typeof total | null} counts
 * @param {number} code
 */
function settle(counts, code) {
  if (counts === null || counts.passed + counts.failed === 0) return { passed: 0, failed: 1, skipped: 0 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * Lines that tests print for the reader, such as why a suite was skipped or the seed of a sample.
 * @param {string} text
 */
function notices(text) {
  return text
    .split('\n')
    .filter((line) => line.startsWith('notice: '))
    .join('\n');
}

/**
 * @param {string} name
 * @param {Partial<typeof total>} counts
 * @param {string} text
 */
function report(name, { passed = 0, failed = 0, skipped = 0 }, text) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const tail = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(
    `${failed === 0 ? 'ok  ' : 'FAIL'} ${name}: ${passed} passed, ${failed} failed${tail} (${seconds} s)`,
  );
  if (text !== '') console.log(text);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<{ code: number, text: string }>}
 */
function run(command, args, env = {}) {
  started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '', ...env },
      // npm and npx are scripts on Windows.
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      text += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: 1, text: `${text}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, text }));
  });
}
