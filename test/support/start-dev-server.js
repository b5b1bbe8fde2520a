/** Starts what `npm run dev` starts, on a free port, and stops it again. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './start-product.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @returns {Promise<{ origin: string, stop: () => Promise<void> }>} */
export async function startDevServer() {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'homeostat-dev-'));
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), '--port', String(port), '--strictPort'],
    {
      cwd: root,
      env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, SIM_YEARS: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (/** @type {Buffer} */ chunk) => {
      printed += chunk.toString();
    });
  }
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const origin = `http://127.0.0.1:${port}`;
  for (let attempt = 0; ; attempt += 1) {
    if (child.exitCode !== null || attempt > 600) {
      child.kill('SIGKILL');
      throw new Error(
        `Failed to start the development server: it printed "${printed}". Run "npm run dev" to see more.`,
      );
    }
    const answer = await fetch(origin, { headers: { accept: 'text/html' } }).catch(() => null);
    if (answer?.ok === true) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    origin,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
