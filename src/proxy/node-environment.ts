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

const secrets = ['CLIENT_ID', 'CLIENT_SECRET', 'SECRET_KEY', 'REDIS_URL'] as const;

/** The process environment, completed by `.env`; what is already set wins. */
export function readProcessEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return { ...process.env };
}

/** The same, completed by `NAME_FILE` and by the key that is made for the simulator. */
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
  if (isSimulated && !env['SECRET_KEY'])
    env['SECRET_KEY'] = readOrMakeKey(resolve(env['DATA_DIR'] || '.data'));
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

function readOrMakeKey(folder: string): string {
  const file = join(folder, 'secret-key');
  try {
    if (!existsSync(file)) makeKey(folder, file);
    // Windows has no such bits.
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw new ConfigError('DATA_DIR', `holds a key that others can read`, `Run: chmod 600 ${file}`);
    }
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError('DATA_DIR', `cannot be written (${folder})`, 'Set it to a folder of this user.');
  }
}

/** Whole or not at all, and never over an existing one: two processes that start at once end up with the same key. */
function makeKey(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch {
    // No hard links on this file system (exFAT, some mounts); renaming replaces, and the loser of a race re-reads.
    if (!existsSync(file)) renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}
