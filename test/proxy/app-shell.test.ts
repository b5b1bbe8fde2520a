import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaticFiles } from '#proxy/static-files.ts';
import { codeOf, createHarness, type Browser } from './harness.ts';

const html = `<!doctype html><head><meta name="base-path" content="/" /><link href="./icon.svg"></head>
<script type="module" src="./assets/index-abc.js"></script>`;

let folder: string;
beforeAll(() => {
  const parent = mkdtempSync(join(tmpdir(), 'homeostat-client-'));
  folder = join(parent, 'client');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(folder, '.git'));
  const files = {
    'index.html': html,
    'icon.svg': '<svg/>',
    'manifest.webmanifest': '{ "id": "/", "start_url": "./" }',
    'sw.js': 'worker',
    'assets/index-abc.js': 'plain',
    'assets/index-abc.js.br': 'brotli',
    'assets/index-abc.js.gz': 'gzipped',
    'assets/index-abc.js.map': '{}',
    '.git/HEAD': 'ref',
    '.env': 'CLIENT_SECRET=x',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(parent, 'outside.js'), 'outside');
  symlinkSync(join(parent, 'outside.js'), join(folder, 'linked.js'));
});
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const open = (env: Record<string, string> = {}): Browser =>
  createHarness({ env, assets: createStaticFiles(folder) }).browser();

describe('the app', () => {
  it.each(['/', '/body', '/body?range=4w', '/day/2026-03-29', '/workouts/17', '/connect', '/index.html'])(
    'is one document at %s',
    async (path) => {
      const answer = await open().send(path);
      expect([answer.status, answer.headers.get('content-type')]).toStrictEqual([
        200,
        'text/html; charset=utf-8',
      ]);
      expect(await answer.text()).toContain('src="/assets/index-abc.js"');
    },
  );

  it('names its files from the base path, of the same build', async () => {
    const browser = open({ BASE_PATH: '/health/' });
    const text = await (await browser.send('/health/day/2026-03-29')).text();
    expect(text).toContain('<meta name="base-path" content="/health/" />');
    expect(text).toContain('src="/health/assets/index-abc.js"');
    expect(await (await browser.send('/health/assets/index-abc.js')).text()).toBe('plain');
  });

  it('is not outside its base path', async () => {
    const browser = open({ BASE_PATH: '/health/' });
    const answers = await Promise.all(['/', '/body', '/healthy/'].map((path) => browser.send(path)));
    expect(answers.map(({ status }) => status)).toStrictEqual([404, 404, 404]);
  });

  it('is found from the base path without its slash', async () => {
    const answer = await open({ BASE_PATH: '/health/' }).send('/health');
    expect([answer.status, answer.headers.get('location')]).toStrictEqual([308, '/health/']);
  });

  it.each([
    ['', { 'sec-fetch-dest': 'document' }],
    [', through the worker', { 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'navigate' }],
  ])('tells a person in its own words that an address is none%s', async (_, sent) => {
    const answer = await open().send('/bodyy', { headers: { accept: 'text/html', ...sent } });
    expect([answer.status, answer.headers.get('content-type')]).toStrictEqual([
      404,
      'text/html; charset=utf-8',
    ]);
  });

  it.each([{}, { accept: 'text/html', 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' }])(
    'S33: tells a script in JSON, whatever it says it accepts',
    async (headers: Record<string, string>) => {
      const answer = await open().send('/bodyy', { headers });
      expect([answer.status, await codeOf(answer)]).toStrictEqual([404, 'not_found']);
    },
  );

  it.each([
    '/api/measures/a.css',
    '/api/x',
    '/auth/x.js',
    '/hooks/x',
    '/assets/x-123.js',
    '/simulator/',
    '/__sim/faults',
    '/assets/index-abc.js.map',
    '/assets/index-abc.js.br',
    '/.git/HEAD',
    '/.env',
    '/linked.js',
    '/..%2foutside.js',
    '/assets/..%2f..%2foutside.js',
    '/%2e%2e/outside.js',
    '/assets/%2e%2e%2foutside.js',
    '/assets/..%5coutside.js',
    '/assets/',
    '/icon.svg/',
    '/body/x.map',
    '/icon.svg%00',
  ])('S33, S41: has nothing for anybody at %s', async (path) => {
    const answer = await open().send(path, { headers: { accept: 'text/html' } });
    expect([answer.status, await codeOf(answer)]).toStrictEqual([404, 'not_found']);
  });

  it('is asked anew at each visit, and not sent again when unchanged', async () => {
    const browser = open();
    const first = await browser.send('/body');
    const etag = first.headers.get('etag') ?? '';
    const second = await browser.send('/settings', { headers: { 'if-none-match': etag } });
    expect([first.headers.get('cache-control'), second.status]).toStrictEqual(['no-cache', 304]);
  });

  it('has another etag below another base path', async () => {
    const [root, below] = [await open().send('/'), await open({ BASE_PATH: '/health/' }).send('/health/')];
    expect(root.headers.get('etag')).not.toBe(below.headers.get('etag'));
  });
});

describe('the manifest', () => {
  it('names an app of its own for every base path of a host', async () => {
    const [root, below] = [
      await open().send('/manifest.webmanifest'),
      await open({ BASE_PATH: '/health/' }).send('/health/manifest.webmanifest'),
    ];
    expect([await root.json(), await below.json()]).toStrictEqual([
      { id: '/', start_url: './' },
      { id: '/health/', start_url: './' },
    ]);
    expect(below.headers.get('content-type')).toBe('application/manifest+json; charset=utf-8');
  });
});

describe('a file of the app', () => {
  it.each([
    ['br, gzip', 'brotli', 'br'],
    ['gzip, deflate', 'gzipped', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzipped', 'gzip'],
    ['identity', 'plain', null],
  ])('comes as the browser accepts it: %s', async (accepted, text, encoding) => {
    const answer = await open().send('/assets/index-abc.js', { headers: { 'accept-encoding': accepted } });
    expect([await answer.text(), answer.headers.get('content-encoding')]).toStrictEqual([text, encoding]);
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('S32: is immutable when its name holds its hash', async () => {
    const answer = await open().send('/assets/index-abc.js');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('is asked anew when it does not, above all the service worker', async () => {
    const answer = await open().send('/sw.js');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const again = await open().send('/sw.js', {
      headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('can be looked at with HEAD', async () => {
    const answer = await open().send('/icon.svg', { method: 'HEAD' });
    expect([answer.status, await answer.text(), answer.headers.get('content-type')]).toStrictEqual([
      200,
      '',
      'image/svg+xml',
    ]);
  });

  it('S16: does not answer to anything else', async () => {
    const answer = await open().send('/icon.svg', { method: 'POST' });
    expect([answer.status, answer.headers.get('allow')]).toStrictEqual([405, 'GET, HEAD']);
  });
});
