import { describe, expect, it } from 'vitest';
import { readConfig } from '#proxy/config.ts';
import { realEnv, webhookSecret } from './harness.ts';

const hooked = { WEBHOOK_ORIGIN: 'https://health.example', WEBHOOK_SECRET: webhookSecret };

const refusal = (env: Record<string, string>): string => {
  try {
    readConfig(env);
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.message : 'not an error';
  }
};

const bytes = (fill: (index: number) => number, length = 32): string =>
  Buffer.from(Array.from({ length }, (_, index) => fill(index))).toString('base64');

describe('the configuration', () => {
  it('needs nothing for the simulator', () => {
    const config = readConfig({});
    expect([config.publicOrigin, config.basePath]).toStrictEqual(['http://127.0.0.1:8080', '/']);
    expect(config.providers.map(({ id, redirectUri }) => [id, redirectUri])).toStrictEqual([
      ['simulator-withings', 'http://127.0.0.1:8080/auth/callback/simulator-withings'],
      ['simulator-nokia', 'http://127.0.0.1:8080/auth/callback/simulator-nokia'],
    ]);
  });

  it('opens the simulated consent pages on the product’s own address', () => {
    const config = readConfig({ BASE_PATH: '/health' });
    expect(config.providers.map(({ endpoints }) => endpoints.authorizeUrl)).toStrictEqual([
      'http://127.0.0.1:8080/health/simulator/oauth2_user/authorize2',
      'http://127.0.0.1:8080/health/simulator/oauth2_user/authorize2',
    ]);
  });

  it('takes the addresses of the real service unless told otherwise', () => {
    const [standard] = readConfig({ ...realEnv }).providers;
    expect(standard?.endpoints.tokenUrl).toBe('https://wbsapi.withings.net/v2/oauth2');
    const [local] = readConfig({
      ...realEnv,
      UPSTREAM_TOKEN_URL: 'http://127.0.0.1:8090/v2/oauth2',
    }).providers;
    expect(local?.endpoints.tokenUrl).toBe('http://127.0.0.1:8090/v2/oauth2');
  });

  it.each([
    ['https://health.example', 'https://health.example'],
    ['https://health.example/', 'https://health.example'],
    ['http://localhost:9000', 'http://localhost:9000'],
    ['http://127.0.0.1', 'http://127.0.0.1'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('accepts PUBLIC_ORIGIN=%s', (text, origin) => {
    expect(readConfig({ PUBLIC_ORIGIN: text }).publicOrigin).toBe(origin);
  });

  it.each([
    ['S4: plain http', { PUBLIC_ORIGIN: 'http://192.168.1.5' }, 'PUBLIC_ORIGIN'],
    ['S4: plain http to a name like ours', { PUBLIC_ORIGIN: 'http://127.0.0.1.evil.test' }, 'PUBLIC_ORIGIN'],
    ['S4: plain http by way of HOST', { HOST: '0.0.0.0' }, 'PUBLIC_ORIGIN'],
    ['an origin with a path', { PUBLIC_ORIGIN: 'https://health.example/app' }, 'PUBLIC_ORIGIN'],
    ['an origin that is none', { PUBLIC_ORIGIN: 'health.example' }, 'PUBLIC_ORIGIN'],
    ['another scheme', { PUBLIC_ORIGIN: 'ftp://health.example' }, 'PUBLIC_ORIGIN'],
    ['a base path that climbs', { BASE_PATH: '/a/../b/' }, 'BASE_PATH'],
    ['a base path with markup', { BASE_PATH: '/"><script>/' }, 'BASE_PATH'],
    ['a base path that is a host', { BASE_PATH: '//evil.test/' }, 'BASE_PATH'],
    ['a port that is none', { PORT: '80a' }, 'PORT'],
    ['a port out of range', { PORT: '70000' }, 'PORT'],
    ['an unknown service', { PROVIDER: 'fitbit' }, 'PROVIDER'],
    ['an unknown log level', { LOG_LEVEL: 'debug' }, 'LOG_LEVEL'],
    ['S26: no check of certificates', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'NODE_TLS_REJECT_UNAUTHORIZED'],
    ['a store by another protocol', { REDIS_URL: 'http://127.0.0.1' }, 'REDIS_URL'],
    ['a store without a host', { REDIS_URL: 'redis:///0' }, 'REDIS_URL'],
    ['a store with a path', { REDIS_URL: 'redis://127.0.0.1/one' }, 'REDIS_URL'],
    ['a store with options', { REDIS_URL: 'redis://127.0.0.1?db=1' }, 'REDIS_URL'],
    ['a store that is no address', { REDIS_URL: '127.0.0.1:6379' }, 'REDIS_URL'],
    [
      'several instances that would each make a secret',
      { REDIS_URL: 'redis://127.0.0.1', WEBHOOK_ORIGIN: 'https://health.example' },
      'WEBHOOK_SECRET',
    ],
    ['a webhook over plain http', { ...hooked, WEBHOOK_ORIGIN: 'http://health.example' }, 'WEBHOOK_ORIGIN'],
    [
      'a webhook on loopback for a real service',
      { ...realEnv, ...hooked, WEBHOOK_ORIGIN: 'http://127.0.0.1:8080' },
      'WEBHOOK_ORIGIN',
    ],
    [
      'a webhook at a name of this machine',
      { ...realEnv, ...hooked, WEBHOOK_ORIGIN: 'https://localhost' },
      'WEBHOOK_ORIGIN',
    ],
    [
      'S51: a webhook at an IP address',
      { ...realEnv, ...hooked, WEBHOOK_ORIGIN: 'https://203.0.113.7' },
      'WEBHOOK_ORIGIN',
    ],
    [
      'S51: a webhook on another port',
      { ...realEnv, ...hooked, WEBHOOK_ORIGIN: 'https://health.example:8443' },
      'WEBHOOK_ORIGIN',
    ],
    [
      'a webhook with a path',
      { ...realEnv, ...hooked, WEBHOOK_ORIGIN: 'https://health.example/hooks' },
      'WEBHOOK_ORIGIN',
    ],
    [
      'S51: a callback address of more than 255 characters',
      { ...hooked, WEBHOOK_SECRET: 'Ab3-'.repeat(60) + webhookSecret },
      'WEBHOOK_ORIGIN',
    ],
    ['S51: no webhook secret', { ...hooked, WEBHOOK_SECRET: '' }, 'WEBHOOK_SECRET'],
    [
      'S51: a webhook secret of 124 bits',
      { ...hooked, WEBHOOK_SECRET: webhookSecret.slice(1) },
      'WEBHOOK_SECRET',
    ],
    [
      'S51: a webhook secret of 21 letters',
      { ...hooked, WEBHOOK_SECRET: 'Zm9Qx1LkR7tVb3NcY8sWd' },
      'WEBHOOK_SECRET',
    ],
    ['S51: a repeated webhook secret', { ...hooked, WEBHOOK_SECRET: 'ab12'.repeat(8) }, 'WEBHOOK_SECRET'],
    [
      'S51: a webhook secret with a slash',
      { ...hooked, WEBHOOK_SECRET: `${webhookSecret}/a` },
      'WEBHOOK_SECRET',
    ],
    [
      'S51: one bad webhook secret beside a good one',
      { ...hooked, WEBHOOK_SECRET: `${webhookSecret},hunter2` },
      'WEBHOOK_SECRET',
    ],
    ['an unknown proof at the token endpoint', { ...realEnv, TOKEN_AUTH: 'jwt' }, 'TOKEN_AUTH'],
    [
      'a signature to a service that knows none',
      { ...realEnv, PROVIDER: 'nokia', TOKEN_AUTH: 'signature' },
      'TOKEN_AUTH',
    ],
    [
      'S41: test controls on the network',
      { SIM_CONTROL: '1', PUBLIC_ORIGIN: 'https://health.example' },
      'SIM_CONTROL',
    ],
    [
      'S41: test controls behind an open door',
      { SIM_CONTROL: '1', HOST: '0.0.0.0', PUBLIC_ORIGIN: 'http://127.0.0.1:8080' },
      'SIM_CONTROL',
    ],
    ['a time that is none', { SIM_NOW: 'yesterday' }, 'SIM_NOW'],
    ['S42: no key', { ...realEnv, SECRET_KEY: '' }, 'SECRET_KEY'],
    ['S42: a short key', { ...realEnv, SECRET_KEY: bytes((index) => index * 7, 31) }, 'SECRET_KEY'],
    ['S42: a key of zeros', { ...realEnv, SECRET_KEY: bytes(() => 0) }, 'SECRET_KEY'],
    ['S42: a key that counts', { ...realEnv, SECRET_KEY: bytes((index) => index) }, 'SECRET_KEY'],
    ['S42: a repeated pattern', { ...realEnv, SECRET_KEY: bytes((index) => (index * 37) % 8) }, 'SECRET_KEY'],
    [
      'S42: a sentence',
      { ...realEnv, SECRET_KEY: Buffer.from('correct horse battery staple 123').toString('base64') },
      'SECRET_KEY',
    ],
    ['S42: a key that is not base64', { ...realEnv, SECRET_KEY: 'hunter2!' }, 'SECRET_KEY'],
    [
      'S42: one bad key among good ones',
      { ...realEnv, SECRET_KEY: `${realEnv.SECRET_KEY},AAAA` },
      'SECRET_KEY',
    ],
    ['S42: a bad key for the simulator', { SECRET_KEY: 'AAAA' }, 'SECRET_KEY'],
    ['no client id', { ...realEnv, CLIENT_ID: '' }, 'CLIENT_ID'],
    ['no client secret', { ...realEnv, CLIENT_SECRET: '' }, 'CLIENT_SECRET'],
    [
      'tokens over plain http',
      { ...realEnv, UPSTREAM_TOKEN_URL: 'http://wbsapi.withings.net/' },
      'UPSTREAM_TOKEN_URL',
    ],
    [
      'an address with a password',
      { ...realEnv, UPSTREAM_API_URL: 'https://a:b@wbsapi.withings.net/' },
      'UPSTREAM_API_URL',
    ],
  ])('refuses %s in one line that names the variable and the mend', (_, env, variable) => {
    const line = refusal(env);
    expect(line).toMatch(new RegExp(`^Failed to start: ${variable} .+\\. .+\\.?$`));
    expect(line).not.toContain('\n');
  });

  it('names no secret in its refusal', () => {
    expect(refusal({ ...realEnv, SECRET_KEY: 'not-a-key-canary' })).not.toContain('canary');
    expect(refusal({ ...hooked, WEBHOOK_SECRET: 'webhook-canary' })).not.toContain('canary');
  });

  it.each([
    ['the simulator, on loopback', { ...hooked, WEBHOOK_ORIGIN: 'http://127.0.0.1:8080' }],
    ['the simulator, anywhere', { ...hooked, WEBHOOK_ORIGIN: 'https://health.example:8443' }],
    ['a real service', { ...realEnv, ...hooked }],
    [
      'a service on this machine, on loopback',
      {
        ...realEnv,
        ...hooked,
        WEBHOOK_ORIGIN: 'http://127.0.0.1:8080/',
        UPSTREAM_API_URL: 'http://127.0.0.1:8090/',
      },
    ],
  ])('S51: has a webhook for %s', (_, env) => {
    const { origin } = new URL(env.WEBHOOK_ORIGIN);
    expect(readConfig(env).webhook).toStrictEqual({ origin, secrets: [webhookSecret] });
  });

  it('S51: has two webhook secrets during a rotation, and the first is the new one', () => {
    const fresh = 'Zm9Qx1LkR7tVb3NcY8sWd5';
    const { webhook } = readConfig({ ...hooked, WEBHOOK_SECRET: `${fresh}, ${webhookSecret}` });
    expect(webhook?.secrets).toStrictEqual([fresh, webhookSecret]);
  });

  it('has no webhook without an origin for it', () => {
    expect(readConfig({ WEBHOOK_SECRET: webhookSecret })).not.toHaveProperty('webhook');
  });

  it('signs token calls of the simulated generation that knows it, and no other', () => {
    const { providers } = readConfig({ TOKEN_AUTH: 'signature' });
    expect(providers.map(({ tokenAuth }) => tokenAuth)).toStrictEqual(['signature', 'secret']);
  });

  it.each([
    ['2026-03-01T07:00:00Z', Date.UTC(2026, 2, 1, 7)],
    ['1772348400', 1_772_348_400_000],
  ])('starts the simulator’s clock at %s', (text, startAt) => {
    expect(readConfig({ SIM_NOW: text }).simulator?.startAt).toBe(startAt);
  });

  it('lifts the budget of calls together with the simulator’s limits', () => {
    expect(readConfig({ SIM_LIMITS: 'off' }).limits.callsPerMinute).toBe(Infinity);
    expect(readConfig({ ...realEnv, SIM_LIMITS: 'off' }).limits.callsPerMinute).toBe(120);
  });
});
