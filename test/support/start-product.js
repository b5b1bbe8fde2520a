/**
 * Starts the built product as a person would, on a free port with its data in a throw-away folder, and stops it again.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What `npm start` runs. */
const launcher = fileURLToPath(new URL('../../src/proxy/launch.js', import.meta.url));

/** @typedef {{ origin: string, logLines: () => string[], stop: () => Promise<void> }} RunningProduct */

/**
 * @param {{ env?: Record<string, string>, entry?: string, port?: number }} [options]
 * @returns {Promise<RunningProduct>}
 */
export async function startProduct({ env = {}, entry = launcher, port: wanted } = {}) {
  const port = wanted ?? (await freePort());
  const dataDir = mkdtempSync(join(tmpdir(), 'homeostat-test-'));
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [entry], {
    cwd: dataDir,
    env: { PATH: process.env['PATH'] ?? '', PORT: String(port), DATA_DIR: dataDir, SIM_CONTROL: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  /** @type {string[]} */
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (/** @type {Buffer} */ chunk) =>
      lines.push(...chunk.toString().split('\n').filter(Boolean)),
    );
  }
  const gone = new Promise((resolve) => child.once('exit', resolve));
  for (let attempt = 0; ; attempt += 1) {
    if (child.exitCode !== null || attempt > 600) {
      child.kill('SIGKILL');
      throw new Error(
        `Failed to start the product: it printed "${lines.join(' | ')}". Run it by hand to see more.`,
      );
    }
    const answer = await fetch(`${origin}/healthz`).catch(() => null);
    if (answer?.ok === true) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    origin,
    logLines: () => lines,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(),
      );
    });
  });
}
