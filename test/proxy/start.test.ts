import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, realEnv, webhookSecret } from './harness.ts';

let folder: string;
let serial = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'homeostat-start-'));
  mkdirSync(join(folder, 'dist/client'), { recursive: true });
  writeFileSync(join(folder, 'dist/client/index.html'), '<!doctype html><title>built</title>');
  // No node_modules beside it: the bundle has to stand alone.
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: join(folder, 'dist/server'),
      emptyOutDir: true,
      rolldownOptions: { input: { node: 'src/proxy/node.ts', simulator: 'src/proxy/simulator-node.ts' } },
    },
  });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Run = { exitCode: number | null; stdout: string; stderr: string };
type Started = {
  readonly run: Promise<Run>;
  readonly cwd: string;
  readonly stop: () => void;
  readonly output: () => string;
};

function start(
  env: Record<string, string>,
  options: { entry?: string; files?: Record<string, string> } = {},
): Started {
  serial += 1;
  const cwd = join(folder, `run-${serial}`);
  mkdirSync(cwd);
  for (const [name, text] of Object.entries(options.files ?? {})) writeFileSync(join(cwd, name), text);
  const child = spawn(process.execPath, [join(folder, 'dist/server', options.entry ?? 'node.js')], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  const run = new Promise<Run>((resolve) =>
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr })),
  );
  return { run, cwd, stop: () => child.kill('SIGTERM'), output: () => stdout };
}

async function untilHealthy(origin: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (
      await fetch(`${origin}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Failed to wait for ${origin}: it never became healthy. Start it by hand.`);
}

describe('the built server', () => {
  it.each([
    ['S4: plain http on the network', { PUBLIC_ORIGIN: 'http://192.168.1.5' }, 'PUBLIC_ORIGIN'],
    ['S26: certificates unchecked', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'NODE_TLS_REJECT_UNAUTHORIZED'],
    ['S42: a missing key', { ...realEnv, SECRET_KEY: '' }, 'SECRET_KEY'],
    ['S42: a short key', { ...realEnv, SECRET_KEY: 'c2hvcnQ=' }, 'SECRET_KEY'],
    ['S42: a known key', { ...realEnv, SECRET_KEY: `${'A'.repeat(43)}=` }, 'SECRET_KEY'],
    ['a secret twice', { ...realEnv, CLIENT_SECRET_FILE: '/nowhere' }, 'CLIENT_SECRET'],
    [
      'a secret file that is not there',
      { ...realEnv, CLIENT_SECRET: '', CLIENT_SECRET_FILE: '/nowhere' },
      'CLIENT_SECRET_FILE',
    ],
    ['a data folder that cannot be', { DATA_DIR: '/dev/null/data' }, 'DATA_DIR'],
    ['a store that does not answer', { ...realEnv, REDIS_URL: 'redis://127.0.0.1:1' }, 'REDIS_URL'],
    ['a store by another protocol', { ...realEnv, REDIS_URL: 'http://127.0.0.1' }, 'REDIS_URL'],
  ])('ends with code 78 and one line for %s', async (_, env, variable) => {
    const { exitCode, stdout, stderr } = await start(env).run;
    const line = stderr.replaceAll(/^\(node:\d+\) Warning:.*\n|^\(Use `node.*\n/gm, '');
    expect([exitCode, stdout]).toStrictEqual([78, '']);
    expect(line).toMatch(new RegExp(`^Failed to start: ${variable} [^\\n]+\\n$`));
  });

  it('says in one line that its port is taken', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    const { exitCode, stderr } = await start({ PORT: String(port) }).run;
    other.close();
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      `Failed to start: PORT ${port} on 127.0.0.1 is already in use. Set PORT to a free one.\n`,
    );
  });

  it('greets, serves the app, logs without queries and ends cleanly when told', async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const { run, stop } = start({ PORT: String(port) });
    await untilHealthy(origin);
    const page = await fetch(`${origin}/body?from=2026-01-01`);
    expect(await page.text()).toContain('<title>built</title>');
    stop();
    const { exitCode, stdout, stderr } = await run;
    expect([exitCode, stderr]).toStrictEqual([0, '']);
    const [greeting, ...how] = stdout.split('\n').filter((line) => !line.startsWith('{') && line !== '');
    expect(greeting).toContain(`${origin}/`);
    expect(how).toHaveLength(2);
    expect(stdout).toContain('"route":"app"');
    expect(stdout).not.toContain('2026-01-01');
  });

  it('makes the simulator’s key once, readable by its owner alone, and signs in with it after a restart', async () => {
    const port = await freePort();
    const dataDir = join(folder, 'kept-data');
    const keys: string[] = [];
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const { run, stop } = start({ PORT: String(port), DATA_DIR: dataDir });
      await untilHealthy(`http://127.0.0.1:${port}`);
      stop();
      await run;
      keys.push(readFileSync(join(dataDir, 'secret-key'), 'utf8'));
    }
    expect(keys[0]).toBe(keys[1]);
    expect(Buffer.from(keys[0] ?? '', 'base64')).toHaveLength(32);
    expect(statSync(join(dataDir, 'secret-key')).mode & 0o777).toBe(0o600);
  });

  it('S51: makes the webhook secret once, readable by its owner alone, for a real account too', async () => {
    const port = await freePort();
    const dataDir = join(folder, 'hook-data');
    const secrets: string[] = [];
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const { run, stop, output } = start({
        ...realEnv,
        PUBLIC_ORIGIN: `http://127.0.0.1:${port}`,
        PORT: String(port),
        DATA_DIR: dataDir,
        WEBHOOK_ORIGIN: `http://127.0.0.1:${port}`,
        UPSTREAM_API_URL: 'http://127.0.0.1:9/',
      });
      await untilHealthy(`http://127.0.0.1:${port}`);
      const secret = readFileSync(join(dataDir, 'webhook-secret'), 'utf8').trim();
      secrets.push(secret);
      statuses.push((await fetch(`http://127.0.0.1:${port}/hooks/${secret}`, { method: 'HEAD' })).status);
      stop();
      await run;
      expect(output()).not.toContain(secret);
    }
    expect([secrets[0] === secrets[1], statuses]).toStrictEqual([true, [200, 200]]);
    expect(Buffer.from(secrets[0] ?? '', 'base64url').length).toBeGreaterThanOrEqual(16);
    expect(statSync(join(dataDir, 'webhook-secret')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(dataDir, 'secret-key'))).toBe(false);
  });

  it('S51: takes the webhook secrets from a file', async () => {
    const port = await freePort();
    const secrets = [webhookSecret, webhookSecret.split('').toReversed().join('')];
    const { run, stop } = start(
      {
        PORT: String(port),
        WEBHOOK_ORIGIN: `http://127.0.0.1:${port}`,
        WEBHOOK_SECRET_FILE: 'secrets',
      },
      { files: { secrets: `${secrets.join(',')}\n` } },
    );
    await untilHealthy(`http://127.0.0.1:${port}`);
    const answers = await Promise.all(
      [...secrets, 'wrong'].map((secret) =>
        fetch(`http://127.0.0.1:${port}/hooks/${secret}`, { method: 'HEAD' }),
      ),
    );
    stop();
    await run;
    expect(answers.map(({ status }) => status)).toStrictEqual([200, 200, 404]);
  });

  it('T21: refuses a key that others can read', async () => {
    const dataDir = join(folder, 'open-data');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'secret-key'), realEnv.SECRET_KEY);
    chmodSync(join(dataDir, 'secret-key'), 0o644);
    const { exitCode, stderr } = await start({ DATA_DIR: dataDir }).run;
    expect([exitCode, stderr]).toStrictEqual([78, expect.stringContaining('chmod 600')]);
  });

  it('reads .env and secret files, makes no key for a real account, and lets the environment win', async () => {
    const port = await freePort();
    const files = {
      '.env': `PROVIDER=withings\nCLIENT_ID=from-file\nCLIENT_SECRET_FILE=client-secret\nSECRET_KEY=${realEnv.SECRET_KEY}\nPORT=1\n`,
      'client-secret': 'secret-canary\n',
    };
    const { run, stop, cwd, output } = start({ PORT: String(port) }, { files });
    const origin = `http://127.0.0.1:${port}`;
    await untilHealthy(origin);
    const login = await fetch(`${origin}/auth/login?provider=withings`, { redirect: 'manual' });
    const gone = await fetch(`${origin}/__sim/truth`);
    stop();
    await run;
    expect(new URL(login.headers.get('location') ?? '').searchParams.get('client_id')).toBe('from-file');
    expect(output()).toContain(`${origin}/auth/callback/withings`);
    expect(output()).not.toContain('canary');
    expect([gone.status, existsSync(join(cwd, '.data'))]).toStrictEqual([404, false]);
  });
});

describe('the simulator alone', () => {
  it('serves the consent page on its own port, and no controls unless asked', async () => {
    const port = await freePort();
    const { run, stop } = start({ SIM_PORT: String(port) }, { entry: 'simulator.js' });
    const origin = `http://127.0.0.1:${port}`;
    const query = 'response_type=code&client_id=x&redirect_uri=http://127.0.0.1/&scope=user.info&state=s';
    let page: Response | null = null;
    for (let attempt = 0; page === null && attempt < 200; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      page = await fetch(`${origin}/oauth2_user/authorize2?${query}`).catch(() => null);
    }
    const control = await fetch(`${origin}/__sim/truth?kind=user`);
    stop();
    const { exitCode, stdout } = await run;
    expect([page?.status, control.status, exitCode]).toStrictEqual([200, 404, 0]);
    expect(stdout).toContain(origin);
  });
});
