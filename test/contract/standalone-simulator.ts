/** What `npm run simulator` runs, built from its entry and started as a process of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

import { freePort } from '../proxy/harness.ts';

export type StandaloneSimulator = {
  readonly origin: string;
  /** The control plane. */
  readonly control: (path: string, json: unknown) => Promise<void>;
  /** What the service truly knows of one kind. */
  readonly truth: (kind: string, bounds?: Record<string, string | number>) => Promise<unknown>;
  readonly stop: () => Promise<void>;
};

export type SimulatorBuild = {
  readonly start: (env: Record<string, string>) => Promise<StandaloneSimulator>;
  readonly remove: () => void;
};

/** The entry alone: the whole product takes far longer to build. */
export async function buildSimulator(): Promise<SimulatorBuild> {
  const folder = mkdtempSync(join(tmpdir(), 'homeostat-simulator-'));
  // No node_modules beside it: the bundle has to stand alone.
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: join(folder, 'dist'),
      copyPublicDir: false,
      rolldownOptions: { input: { simulator: 'src/proxy/simulator-node.ts' } },
    },
  });
  return {
    start: (env) => start(folder, env),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function start(folder: string, env: Record<string, string>): Promise<StandaloneSimulator> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(folder, 'dist/simulator.js')], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', SIM_PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let problem = '';
  child.stderr.on('data', (part: Buffer) => (problem += part.toString()));
  const greeted = new Promise<boolean>((resolve) => child.stdout.once('data', () => resolve(true)));
  const isRunning = await Promise.race([greeted, gone.then(() => false)]);
  if (!isRunning) throw new Error(`Failed to start the simulator: ${problem}. Run: npm run simulator`);
  const origin = `http://127.0.0.1:${port}`;

  async function ask(path: string, init: RequestInit = {}): Promise<unknown> {
    const response = await fetch(`${origin}/__sim/${path}`, init);
    if (!response.ok) throw new Error(`Failed to control the simulator: ${await response.text()}.`);
    return response.json();
  }

  return {
    origin,
    control: async (path, json) => {
      await ask(path, { method: 'POST', body: JSON.stringify(json) });
    },
    truth: (kind, bounds = {}) => {
      const query = Object.entries(bounds).map(([name, value]): [string, string] => [name, String(value)]);
      return ask(`truth?${new URLSearchParams([['kind', kind], ...query])}`);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
