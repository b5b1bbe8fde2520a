import { nokia } from '#api/dialects/nokia.ts';
import type { Dialect, Endpoints } from '#api/dialects/dialect.ts';
import { withings } from '#api/dialects/withings.ts';
import { parseBase64 } from './bytes.ts';
import type { OperationLimits } from './call-budget.ts';
import type { createCallQueue } from './call-queue.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A service that this installation can link. */
export type Provider = {
  readonly id: string;
  readonly name: string;
  readonly simulated: boolean;
  readonly dialect: Dialect;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly endpoints: Endpoints;
  /** Where the service sends the browser back to; registered there, compared by it to the letter. */
  readonly redirectUri: string;
  /** What proves at the token endpoint that a call is the app's: its secret, or a signature made with it. */
  readonly tokenAuth: TokenAuth;
  readonly operationLimits: OperationLimits;
};

const tokenAuths = ['secret', 'signature'] as const;
type TokenAuth = (typeof tokenAuths)[number];

/** Where the service sends its notifications to. */
export type Webhook = {
  readonly origin: string;
  /** Last part of the callback URL. New subscriptions get the first, all are answered. */
  readonly secrets: readonly string[];
};

export type SimulatorConfig = {
  readonly seed: number;
  readonly years: number;
  /** Epoch ms at which its clock starts; the wall clock when absent. */
  readonly startAt?: number;
  readonly limits: 'real' | 'off';
  readonly control: boolean;
};

export type UpstreamLimits = {
  /** Until the headers of an answer are there, connecting included. */
  readonly headersMs: number;
  /** Until its last byte is there. */
  readonly totalMs: number;
  readonly bodyBytes: number;
  readonly callsPerMinute: number;
  readonly queue: Parameters<typeof createCallQueue>[0];
};

const logLevels = ['silent', 'error', 'info'] as const;
type LogLevel = (typeof logLevels)[number];

export type Config = {
  readonly host: string;
  readonly port: number;
  readonly publicOrigin: string;
  /** Starts and ends with `/`. */
  readonly basePath: string;
  readonly providers: readonly Provider[];
  /** The first seals, all open. */
  readonly secretKeys: readonly Uint8Array[];
  readonly logLevel: LogLevel;
  /** Only there when the simulator is the provider. */
  readonly simulator?: SimulatorConfig;
  readonly limits: UpstreamLimits;
  /** Only there when the service can notify this installation. */
  readonly webhook?: Webhook;
  /** Where several instances keep what they share; without it, this one is alone. */
  readonly redisUrl?: string;
};

/** A start that must not happen. The message is one line that names the variable and the mend. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(variable: string, why: string, remedy: string) {
    super(`Failed to start: ${variable} ${why}. ${remedy}`);
  }
}

const real = {
  withings: { name: 'Withings', dialect: withings, operationLimits: {} },
  nokia: {
    name: 'Nokia Health',
    dialect: nokia,
    // "Calls are limited to … calls per minute" (document of 2018, at these two services).
    operationLimits: { activity: 60, intraday: 120 },
  },
} as const;
const providerNames = ['simulator', 'withings', 'nokia'] as const;

/** Stands for the simulator inside this process; nothing is ever sent to it over a network. */
const SIMULATOR_HOST = 'http://simulator.invalid';
export const SIMULATOR_MOUNT = 'simulator/';

const MEBIBYTE = 1024 * 1024;

/**
 * Reads the environment and refuses whatever would be unsafe or could not work.
 *
 * Pure but for the key that the simulator gets where none is given: that one lives as long as the process.
 */
export function readConfig(env: Environment): Config {
  refuseUnsupported(env);
  const provider = oneOf(env, 'PROVIDER', providerNames, 'simulator');
  const host = env['HOST'] || '127.0.0.1';
  const port = integer(env, 'PORT', 8080, 1, 65_535);
  const publicOrigin = readPublicOrigin(env, host, port);
  const basePath = readBasePath(env);
  const base = publicOrigin + basePath;
  const simulator = provider === 'simulator' ? readSimulatorConfig(env) : undefined;
  if (simulator?.control === true && !(isLoopback(host) && isLoopback(new URL(publicOrigin).hostname))) {
    throw new ConfigError(
      'SIM_CONTROL',
      'opens the test controls of the simulator to the network',
      'Unset it, or keep HOST and PUBLIC_ORIGIN on 127.0.0.1.',
    );
  }
  const providers =
    provider === 'simulator' ? simulatedProviders(env, base) : [readProvider(env, provider, base)];
  const webhook = readWebhook(env, basePath, providers);
  const redisUrl = readRedisUrl(env);
  return {
    host,
    port,
    publicOrigin,
    basePath,
    providers,
    secretKeys: readSecretKeys(env, provider === 'simulator'),
    logLevel: oneOf(env, 'LOG_LEVEL', logLevels, 'info'),
    ...(simulator !== undefined && { simulator }),
    limits: {
      headersMs: 10_000,
      totalMs: 20_000,
      bodyBytes: 8 * MEBIBYTE,
      callsPerMinute: simulator?.limits === 'off' ? Infinity : 120,
      // Together with the time of a call, shorter than the half minute that a browser waits.
      queue: { atOnce: 4, waitingPerPerson: 64, longestWaitMs: 8000 },
    },
    ...(webhook !== undefined && { webhook }),
    ...(redisUrl !== undefined && { redisUrl }),
  };
}

export function readSimulatorConfig(env: Environment): SimulatorConfig {
  const startAt = readStartAt(env);
  return {
    seed: integer(env, 'SIM_SEED', 1, 0, 0xff_ff_ff_ff),
    years: integer(env, 'SIM_YEARS', 10, 1, 50),
    ...(startAt !== undefined && { startAt }),
    limits: oneOf(env, 'SIM_LIMITS', ['real', 'off'], 'real'),
    control: oneOf(env, 'SIM_CONTROL', ['0', '1'], '0') === '1',
  };
}

export function readSimulatorPort(env: Environment): number {
  return integer(env, 'SIM_PORT', 8090, 1, 65_535);
}

/** Hosts that never leave this machine. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    hostname === '::1' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}

function refuseUnsupported(env: Environment): void {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    throw new ConfigError(
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'switches off the check of certificates, and tokens would go to anybody',
      'Unset it; give Node a private authority through NODE_EXTRA_CA_CERTS.',
    );
  }
}

/** A host, perhaps with user, password, port and the number of a database; what else a URL can hold means nothing there. */
function readRedisUrl(env: Environment): string | undefined {
  const text = env['REDIS_URL'];
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isWhole =
    url !== null &&
    /^rediss?:$/.test(url.protocol) &&
    url.hostname !== '' &&
    /^(?:\/\d{0,4})?$/.test(url.pathname);
  if (!isWhole || url.search !== '' || url.hash !== '') {
    throw new ConfigError(
      'REDIS_URL',
      'is not the address of a Redis or Valkey server',
      'Write it as redis://host:6379 or rediss://user:password@host:6379/0, special characters percent-encoded.',
    );
  }
  return text;
}

function readPublicOrigin(env: Environment, host: string, port: number): string {
  const bracketed = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  const url = parseOrigin('PUBLIC_ORIGIN', env['PUBLIC_ORIGIN'] || `http://${bracketed}:${port}`);
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new ConfigError(
      'PUBLIC_ORIGIN',
      `would send health data over plain http to ${url.hostname}`,
      'Set it to the https address people type, or to http://127.0.0.1.',
    );
  }
  return url.origin;
}

function parseOrigin(variable: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || (text !== url.origin && text !== `${url.origin}/`)) {
    throw new ConfigError(
      variable,
      'is not an origin',
      'Write it as https://health.example, without a path; the path goes into BASE_PATH.',
    );
  }
  return url;
}

/** Longest callback URL that the service takes. */
const LONGEST_CALLBACK = 255;

function readWebhook(
  env: Environment,
  basePath: string,
  providers: readonly Provider[],
): Webhook | undefined {
  if (!env['WEBHOOK_ORIGIN']) return undefined;
  const url = parseOrigin('WEBHOOK_ORIGIN', env['WEBHOOK_ORIGIN']);
  const isServiceLocal = providers.every(
    ({ simulated, endpoints }) => simulated || isLoopback(new URL(endpoints.apiUrl).hostname),
  );
  if (url.protocol === 'http:' && !(isServiceLocal && isLoopback(url.hostname))) {
    throw new ConfigError(
      'WEBHOOK_ORIGIN',
      'is not an https address',
      'Set it to the https address at which the service can call; plain http only on 127.0.0.1, for the simulator.',
    );
  }
  if (!isServiceLocal && (url.port !== '' || !/\.[a-z][a-z0-9-]*$/.test(url.hostname))) {
    throw new ConfigError(
      'WEBHOOK_ORIGIN',
      'is an address that the service does not call',
      'Write a domain name, without a port.',
    );
  }
  const secrets = readWebhookSecrets(env);
  const longest = Math.max(...secrets.map(({ length }) => length));
  if (`${url.origin}${basePath}${HOOKS_PATH}`.length + longest > LONGEST_CALLBACK) {
    throw new ConfigError(
      'WEBHOOK_ORIGIN',
      `makes a callback address of more than ${LONGEST_CALLBACK} characters`,
      'Shorten it, BASE_PATH or WEBHOOK_SECRET.',
    );
  }
  return { origin: url.origin, secrets };
}

/** Below the base path; the secret follows. */
export const HOOKS_PATH = 'hooks/';

const SECRET_REMEDY = 'Set 128 random bits or more: openssl rand -hex 16';

function readWebhookSecrets(env: Environment): readonly string[] {
  if (env['REDIS_URL'] && !env['WEBHOOK_SECRET']) {
    throw new ConfigError(
      'WEBHOOK_SECRET',
      'is missing, and several instances need the same one',
      SECRET_REMEDY,
    );
  }
  const text = required(env, 'WEBHOOK_SECRET', SECRET_REMEDY);
  return text.split(',').map((part) => {
    const secret = part.trim();
    if (!/^[A-Za-z0-9_-]+$/.test(secret)) {
      throw new ConfigError('WEBHOOK_SECRET', 'does not fit into an address as it is', SECRET_REMEDY);
    }
    // Four bits a hexadecimal digit, six a letter of the larger alphabet.
    const isLong = secret.length >= (/^[0-9a-f]+$/i.test(secret) ? 32 : 22);
    if (!isLong || new Set(secret).size < FEWEST_DIFFERENT_CHARACTERS) {
      throw new ConfigError('WEBHOOK_SECRET', 'can be guessed', SECRET_REMEDY);
    }
    return secret;
  });
}

/** 32 random hexadecimal digits have about 14 different ones; below 8 there is one chance in 10^7. */
const FEWEST_DIFFERENT_CHARACTERS = 8;

function readBasePath(env: Environment): string {
  const text = env['BASE_PATH'] || '/';
  const path = text.endsWith('/') ? text : `${text}/`;
  if (!/^\/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*\/)*$/.test(path)) {
    throw new ConfigError(
      'BASE_PATH',
      'is not a path',
      'Write it as /health/, in letters, digits, dots and dashes.',
    );
  }
  return path;
}

function readProvider(env: Environment, id: 'withings' | 'nokia', base: string): Provider {
  const { name, dialect, operationLimits } = real[id];
  const tokenAuth = readTokenAuth(env);
  if (tokenAuth === 'signature' && id === 'nokia') {
    throw new ConfigError('TOKEN_AUTH', 'is signature, which Nokia Health does not know', 'Unset it.');
  }
  return {
    id,
    name,
    simulated: false,
    dialect,
    clientId: required(env, 'CLIENT_ID', `Set it to the client id of your app at ${name}.`),
    clientSecret: required(
      env,
      'CLIENT_SECRET',
      `Set it (or CLIENT_SECRET_FILE) to the secret of your app at ${name}.`,
    ),
    endpoints: {
      authorizeUrl: readUpstreamUrl(env, 'UPSTREAM_AUTHORIZE_URL', dialect.endpoints.authorizeUrl),
      tokenUrl: readUpstreamUrl(env, 'UPSTREAM_TOKEN_URL', dialect.endpoints.tokenUrl),
      apiUrl: readUpstreamUrl(env, 'UPSTREAM_API_URL', dialect.endpoints.apiUrl),
    },
    redirectUri: `${base}auth/callback/${id}`,
    tokenAuth,
    operationLimits,
  };
}

function readTokenAuth(env: Environment): TokenAuth {
  return oneOf(env, 'TOKEN_AUTH', tokenAuths, 'secret');
}

function readUpstreamUrl(env: Environment, variable: string, standard: string): string {
  const text = env[variable] || standard;
  const url = URL.canParse(text) ? new URL(text) : null;
  const allowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === null || !allowed || url.username !== '' || url.password !== '') {
    throw new ConfigError(
      variable,
      'is not an https address',
      'Write a full URL; plain http only on 127.0.0.1.',
    );
  }
  return url.href;
}

function simulatedProviders(env: Environment, base: string): Provider[] {
  const tokenAuth = readTokenAuth(env);
  return (['withings', 'nokia'] as const).map((generation) => {
    const { name, dialect, operationLimits } = real[generation];
    const id = `simulator-${generation}`;
    return {
      id,
      name,
      simulated: true,
      dialect,
      // No secret: the simulator takes any pair, and nothing real hangs on it.
      clientId: 'homeostat',
      clientSecret: 'simulated-client-secret',
      endpoints: {
        authorizeUrl: base + SIMULATOR_MOUNT + pathOf(dialect.endpoints.authorizeUrl),
        tokenUrl: `${SIMULATOR_HOST}/${pathOf(dialect.endpoints.tokenUrl)}`,
        apiUrl: `${SIMULATOR_HOST}/`,
      },
      redirectUri: `${base}auth/callback/${id}`,
      tokenAuth: generation === 'nokia' ? 'secret' : tokenAuth,
      operationLimits,
    };
  });
}

function pathOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

const KEY_BYTES = 32;
/** 32 random bytes have about 30 different values; below 16 there is one chance in 10^15. */
const FEWEST_DIFFERENT_BYTES = 16;
const KEY_REMEDY = 'Set 32 random bytes in base64: openssl rand -base64 32';

function readSecretKeys(env: Environment, generates: boolean): readonly Uint8Array[] {
  const text = env['SECRET_KEY'];
  if (!text) {
    if (generates) return [crypto.getRandomValues(new Uint8Array(KEY_BYTES))];
    throw new ConfigError('SECRET_KEY', 'is missing', KEY_REMEDY);
  }
  return text.split(',').map((part) => {
    const key = parseBase64(part.trim());
    if (key === null) throw new ConfigError('SECRET_KEY', 'is not base64', KEY_REMEDY);
    if (key.length !== KEY_BYTES) {
      throw new ConfigError('SECRET_KEY', `has ${key.length} bytes where 32 are needed`, KEY_REMEDY);
    }
    if (isKnownKey(key)) throw new ConfigError('SECRET_KEY', 'can be guessed', KEY_REMEDY);
    return key;
  });
}

/** Zeros, one repeated pattern, bytes counted up or down, and text where random bytes belong. */
function isKnownKey(key: Uint8Array): boolean {
  const steps = new Set(key.subarray(1).map((byte, index) => byte - (key[index] ?? 0)));
  const isText = key.every((byte) => byte >= 0x20 && byte < 0x7f);
  return new Set(key).size < FEWEST_DIFFERENT_BYTES || steps.size === 1 || isText;
}

function readStartAt(env: Environment): number | undefined {
  const text = env['SIM_NOW'];
  if (!text) return undefined;
  const at = /^\d{1,12}$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(at)) {
    throw new ConfigError('SIM_NOW', 'is not a time', 'Write 2026-03-01T07:00:00Z or seconds since 1970.');
  }
  return at;
}

function required(env: Environment, variable: string, remedy: string): string {
  const value = env[variable];
  if (!value) throw new ConfigError(variable, 'is missing', remedy);
  return value;
}

function integer(
  env: Environment,
  variable: string,
  standard: number,
  lowest: number,
  highest: number,
): number {
  const text = env[variable] || String(standard);
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= lowest && value <= highest)) {
    throw new ConfigError(variable, 'is out of range', `Write a whole number from ${lowest} to ${highest}.`);
  }
  return value;
}

function oneOf<const Choices extends readonly string[]>(
  env: Environment,
  variable: string,
  choices: Choices,
  standard: Choices[number],
): Choices[number] {
  const text = env[variable] || standard;
  const choice = choices.find((known) => known === text);
  if (choice === undefined)
    throw new ConfigError(variable, 'is unknown', `Write one of: ${choices.join(', ')}.`);
  return choice;
}
