/** The raster of a year of nights beside a bare canvas with the same pixels, and what it costs a slow machine. */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { findBrowser } from '../support/find-browser.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const runs = 11;
const slowdown = 4;

/** @returns {Promise<import('./run.js').Figure[]>} */
export async function measure() {
  const server = await serve(await buildPage());
  const found = await findBrowser();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: found.args,
    env: { ...process.env, ...found.env },
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    const session = await page.context().newCDPSession(page);
    /** @type {Record<string, number[]>} */
    const times = { ours: [], canvas: [], slow: [] };
    let nodes = 0;
    for (let run = 0; run < runs + 2; run += 1) {
      for (const [name, engine, rate] of /** @type {const} */ ([
        ['ours', 'ours', 1],
        ['canvas', 'canvas', 1],
        ['slow', 'ours', slowdown],
      ])) {
        await page.goto(`${server.origin}/?${engine}`);
        await page.waitForFunction(() => globalThis.rasterBench !== undefined);
        await session.send('Emulation.setCPUThrottlingRate', { rate });
        const ms = await page.evaluate(async () => globalThis.rasterBench.mount());
        await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
        if (engine === 'ours') nodes = await page.evaluate(() => globalThis.rasterBench.nodes());
        // The first two warm the code caches.
        if (run >= 2) times[name]?.push(ms);
      }
    }
    const [ours, canvas, slow] = [median(times['ours']), median(times['canvas']), median(times['slow'])];
    return [
      { name: 'raster_first_draw_365_vs_canvas', value: ours / canvas, budget: 2 },
      { name: 'raster_nodes_365', value: nodes },
      { name: 'raster_first_draw_365_ms', value: ours },
      { name: 'raster_first_draw_365_canvas_ms', value: canvas },
      // From the draw to the presented frame: its longest task cannot be longer.
      { name: 'raster_first_draw_365_4x_ms', value: slow, budget: 100 },
    ];
  } finally {
    await browser.close();
    server.stop();
  }
}

async function buildPage() {
  const outDir = join(root, 'test', '.output', 'raster-page');
  rmSync(outDir, { recursive: true, force: true });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      target: 'es2022',
      minify: true,
      cssTarget: ['chrome123'],
      lib: {
        entry: join(root, 'test', 'bench', 'raster-page.tsx'),
        formats: ['es'],
        fileName: 'page',
        cssFileName: 'page',
      },
    },
  });
  return outDir;
}

/** @param {string} folder */
async function serve(folder) {
  const files = new Set(readdirSync(folder));
  const tokens = readFileSync(join(root, 'src', 'ui', 'tokens.css'), 'utf8');
  const page =
    `<!doctype html><title>Raster</title><style>${tokens}</style><link rel="stylesheet" href="/page.css">` +
    '<body><script type="module" src="/page.js"></script>';
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    if (!files.has(name)) {
      response.setHeader('content-type', 'text/html');
      response.end(page);
      return;
    }
    response.setHeader('content-type', extname(name) === '.js' ? 'text/javascript' : 'text/css');
    response.setHeader('cache-control', 'max-age=31536000, immutable');
    response.end(readFileSync(join(folder, name)));
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/** @param {number[] | undefined} values */
function median(values = []) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
