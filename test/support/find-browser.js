/**
 * Finds a Chromium for the browser tests, so that they need nothing but Node: one named by BROWSER_PATH, one of the
 * machine, Playwright's own, or the one that comes inside an npm package (Linux on x64). A candidate counts only
 * when it answers `--version`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { chmod } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

/** @typedef {{ executablePath: string, args: string[], env: Record<string, string>, source: string }} Browser */

const require = createRequire(import.meta.url);
const cacheRoot = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
// Containers and CI run as root, where Chromium refuses its own sandbox; the pages under test are ours alone.
const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * `light`: the one from the package first. It has no windows, and what a browser test costs falls by a quarter.
 *
 * @param {{ light?: boolean }} [wish]
 * @returns {Promise<Browser>}
 */
export async function findBrowser({ light = false } = {}) {
  /** @type {string[]} */
  const tried = [];
  const named = process.env['BROWSER_PATH'];
  if (named !== undefined && named !== '') {
    if (answers(named, {})) return { executablePath: named, args, env: {}, source: 'BROWSER_PATH' };
    throw new Error(
      `Failed to start the browser of BROWSER_PATH: ${named} does not answer --version. Correct the path or unset it.`,
    );
  }
  const lightest = light ? await bundledBrowser(tried) : null;
  if (lightest !== null) return lightest;
  for (const path of installed()) {
    tried.push(path);
    if (answers(path, {})) return { executablePath: path, args, env: {}, source: path };
  }
  const own = await playwrightsOwn();
  if (own !== null) {
    tried.push(own);
    if (answers(own, {})) return { executablePath: own, args, env: {}, source: "Playwright's own" };
  }
  const bundled = light ? null : await bundledBrowser(tried);
  if (bundled !== null) return bundled;
  throw new Error(
    `Failed to find a browser: none of ${tried.join(', ')} starts. ` +
      'Install Chromium or Chrome, run "npx playwright install chromium", or set BROWSER_PATH.',
  );
}

/** @returns {string[]} */
function installed() {
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge',
    'brave',
  ];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const places = {
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
      const root = process.env[variable];
      if (root === undefined) return [];
      return [
        join(root, 'Google/Chrome/Application/chrome.exe'),
        join(root, 'Microsoft/Edge/Application/msedge.exe'),
      ];
    }),
  };
  const candidates = [...onPath, ...(process.platform === 'darwin' ? places.darwin : places.win32)];
  return [...new Set(candidates)].filter((path) => existsSync(path));
}

/** @returns {Promise<string | null>} */
async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : null;
}

/**
 * Chrome on Windows opens a window for `--version`; there the file itself must do.
 * @param {string} path
 * @param {Record<string, string>} env
 */
function answers(path, env) {
  if (process.platform === 'win32') return existsSync(path);
  const result = spawnSync(path, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 });
  return result.status === 0;
}

/**
 * @param {string[]} tried
 * @returns {Promise<Browser | null>}
 */
async function bundledBrowser(tried) {
  const name = '@sparticuz/chromium';
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    tried.push(`${name} (Linux on x64 only)`);
    return null;
  }
  const folder = await unpackBundled(name);
  if (folder === null) {
    tried.push(`${name} (not installed)`);
    return null;
  }
  const executablePath = join(folder, 'chromium');
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  for (const env of [fonts, { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }]) {
    if (answers(executablePath, env)) return { executablePath, args, env, source: name };
  }
  tried.push(executablePath);
  return null;
}

/**
 * Unpacks once into node_modules/.cache; a temporary folder and a rename keep two runs apart.
 * @param {string} name
 * @returns {Promise<string | null>}
 */
async function unpackBundled(name) {
  const root = packageRoot(name);
  if (root === null) return null;
  const { version } = /** @type {{ version: string }} */ (require(join(root, 'package.json')));
  const target = join(cacheRoot, `chromium-${version}`);
  if (existsSync(join(target, 'fonts.conf'))) return target;
  mkdirSync(cacheRoot, { recursive: true });
  const scratch = mkdtempSync(join(cacheRoot, 'unpack-'));
  await brotli(join(root, 'bin', 'chromium.br'), join(scratch, 'chromium'));
  await chmod(join(scratch, 'chromium'), 0o755);
  for (const [archive, folder] of [
    ['swiftshader.tar.br', '.'],
    ['al2023.tar.br', 'al2023'],
    ['fonts.tar.br', 'fonts'],
  ]) {
    const tar = join(scratch, 'archive.tar');
    const into = join(scratch, String(folder));
    mkdirSync(into, { recursive: true });
    await brotli(join(root, 'bin', String(archive)), tar);
    execFileSync('tar', ['-xf', tar, '-C', into]);
    rmSync(tar);
  }
  // The package's own font configuration points at a fixed folder; without fonts every text has zero size.
  writeFileSync(
    join(scratch, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir>` +
      `<dir>${join(target, 'fonts')}</dir><cachedir>${join(target, 'fontcache')}</cachedir></fontconfig>\n`,
  );
  try {
    renameSync(scratch, target);
  } catch {
    // Another run was faster; its copy is as good.
    rmSync(scratch, { recursive: true, force: true });
  }
  return target;
}

/**
 * @param {string} name
 * @returns {string | null}
 */
function packageRoot(name) {
  try {
    let folder = dirname(require.resolve(name));
    // The package keeps a second package.json beside its CommonJS build.
    while (!existsSync(join(folder, 'bin')) || !existsSync(join(folder, 'package.json')))
      folder = dirname(folder);
    return folder;
  } catch {
    return null;
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
async function brotli(from, to) {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}
