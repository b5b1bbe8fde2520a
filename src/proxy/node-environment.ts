import { randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { ConfigError, type Environment } from './config.ts';

/** `EX_CONFIG` of sysexits.h: something in the configuration is wrong, and starting again will not help. */
export const EXIT_CONFIG = 78;

const secrets = ['CLIENT_ID', 'CLIENT_SECRET', 'SECRET_KEY', 'REDIS_URL', 'WEBHOOK_SECRET'] as const;

/** The process environment, completed by `.env`; what is already set wins. */
export function readProcessEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return { ...process.env };
}

/** The same, completed by `NAME_FILE` and by what is made where none is given: the simulator's key, the webhook secret. */
export function readNodeEnvironment(): Environment {
  const env: Record<string, string | undefined> = { ...readProcessEnvironment() };
  for (const name of secrets) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) throw new ConfigError(name, `and ${name}_FILE are both set`, 'Keep one of them.');
    env[name] = readSecretFile(`${name}_FILE`, file);
  }
  // A real account needs a key that survives the loss of a folder: there, the owner provides it.
  const isSimulated = (env['PROVIDER'] || 'simulator') === 'simulator';
  const folder = resolve(env['DATA_DIR'] || '.data');
  if (isSimulated && !env['SECRET_KEY']) {
    env['SECRET_KEY'] = readOrMakeSecret(folder, 'secret-key', () => randomBytes(32).toString('base64'));
  }
  // Losing it costs no more than subscribing anew; instances that share nothing but Redis would each make their own.
  if (env['WEBHOOK_ORIGIN'] && !env['WEBHOOK_SECRET'] && !env['REDIS_URL']) {
    env['WEBHOOK_SECRET'] = readOrMakeSecret(folder, 'webhook-secret', () =>
      randomBytes(24).toString('base64url'),
    );
  }
  return env;
}

function readSecretFile(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new ConfigError(
      variable,
      'names a file that cannot be read',
      `Check that ${file} exists for this user.`,
    );
  }
}

function readOrMakeSecret(folder: string, name: string, make: () => string): string {
  const file = join(folder, name);
  try {
    if (!existsSync(file)) keepSecret(folder, file, make());
    // Windows has no such bits.
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw new ConfigError('DATA_DIR', 'holds a secret that others can read', `Run: chmod 600 ${file}`);
    }
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError('DATA_DIR', `cannot be written (${folder})`, 'Set it to a folder of this user.');
  }
}

/** Whole or not at all, and never over an existing one: two processes that start at once end up with the same one. */
function keepSecret(folder: string, file: string, secret: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${secret}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch {
    // No hard links on this file system (exFAT, some mounts); renaming replaces, and the loser of a race re-reads.
    if (!existsSync(file)) renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}
