/**
 * `npm start` and `npm run simulator`: builds what is missing or older than its sources, then starts it.
 *
 * Plain JavaScript because it runs before anything is built, on a Node that cannot read TypeScript.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const entry = process.argv[2] === 'simulator' ? 'simulator.js' : 'node.js';
const built = ['dist/client/index.html', 'dist/server/node.js', 'dist/server/simulator.js'];
const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json'];

if (isStale()) await build();
await import(pathToFileURL(join(root, 'dist/server', entry)).href);

function isStale() {
  const files = built.map((path) => join(root, path));
  if (!files.every((file) => existsSync(file))) return true;
  const oldest = Math.min(...files.map((file) => statSync(file).mtimeMs));
  return sources.some((path) => existsSync(join(root, path)) && newestIn(join(root, path)) > oldest);
}

/**
 * @param {string} path
 * @returns {number} when the newest file there was changed, epoch ms
 */
function newestIn(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  // A folder's own time tells of files that were removed.
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

async function build() {
  console.log('Building (once; again when the sources change) ...');
  try {
    const vite = await import('vite');
    await vite.build({ root, logLevel: 'error' });
    await vite.build({ root, logLevel: 'error', build: { ssr: true } });
  } catch (error) {
    console.error(`Failed to build: ${error instanceof Error ? error.message : String(error)}. Run: npm ci`);
    process.exit(1);
  }
}
