/**
 * The proxy on loopback, beside what does nothing but pass on: reads of one signed-in page after another, and a
 * thousand open streams of events. Reads are each of their own window, so that none is answered from memory.
 */
import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 * @typedef {{ child: ChildProcess, port: number, cookies: string[] }} Running
 * @typedef {{ port?: number, cookies?: string[], rss?: number }} Message
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const warmUps = 10;
// Many and short: what else the machine does for a while falls on both sides alike.
const rounds = 31;
const roundMs = 300;
const callers = 16;
const streamCount = 1000;
const tellings = 20;
const tellPauseMs = 100;

/** @returns {Promise<import('./run.js').Figure[]>} */
export async function measure() {
  const file = await bundle();
  const upstream = await start(file, 'upstream');
  const bare = await start(file, 'bare', upstream.port);
  const proxy = await start(file, 'proxy', upstream.port);
  try {
    return [...(await measureReads(bare, proxy)), ...(await measureStreams(bare, proxy))];
  } finally {
    for (const { child } of [upstream, bare, proxy]) child.kill();
  }
}

/** @param {Running} bare @param {Running} proxy */
async function measureReads(bare, proxy) {
  /** @type {Record<'bare' | 'proxy' | 'memory', number[]>} */
  const rates = { bare: [], proxy: [], memory: [] };
  let serial = 0;
  const headers = { cookie: proxy.cookies[0] ?? '', 'x-dash': '1' };
  // The same bytes for both, the cookie included.
  const next = () => ({ path: `/api/measures?offset=${(serial += 1)}`, headers });
  // Servers run for days: what counts is how quick they are once their code is compiled.
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) {
    await load(bare.port, next);
    await load(proxy.port, next);
  }
  for (let round = 0; round < rounds; round += 1) {
    rates.bare.push(await load(bare.port, next));
    rates.proxy.push(await load(proxy.port, next));
    rates.memory.push(await load(proxy.port, () => ({ path: '/api/measures', headers })));
  }
  // Of neighbours in time.
  const ratios = rates.proxy.map((rate, round) => rate / (rates.bare[round] ?? Number.NaN));
  return [
    { name: 'proxy_bare_reads_per_s', value: median(rates.bare) },
    { name: 'proxy_reads_per_s', value: median(rates.proxy) },
    { name: 'proxy_reads_from_memory_per_s', value: median(rates.memory) },
    { name: 'proxy_read_rate_beside_bare', value: median(ratios) },
    { name: 'proxy_read_cost_beside_bare', value: 1 / median(ratios), budget: 2 },
  ];
}

/** @param {Running} bare @param {Running} proxy */
async function measureStreams(bare, proxy) {
  const before = { bare: await memoryOf(bare), proxy: await memoryOf(proxy) };
  const pages = { bare: await openStreams(bare), proxy: await openStreams(proxy) };
  const after = { bare: await memoryOf(bare), proxy: await memoryOf(proxy) };
  for (let telling = 0; telling < tellings; telling += 1) {
    for (const side of [bare, proxy]) {
      side.child.send('tell');
      await pause(tellPauseMs);
    }
  }
  await pause(tellPauseMs * 5);
  for (const { sockets } of Object.values(pages)) for (const socket of sockets) socket.destroy();
  for (const { delaysMs } of Object.values(pages)) {
    if (delaysMs.length !== streamCount * tellings) {
      throw new Error(`Failed to tell ${streamCount * tellings} hints: ${delaysMs.length} were heard.`);
    }
  }
  const p99 = { bare: fanOut99(pages.bare.delaysMs), proxy: fanOut99(pages.proxy.delaysMs) };
  return [
    { name: 'proxy_bare_fan_out_p99_ms', value: p99.bare },
    { name: 'proxy_fan_out_p99_ms', value: p99.proxy },
    { name: 'proxy_fan_out_p99_beside_bare', value: p99.proxy / p99.bare, budget: 2 },
    { name: 'proxy_bare_kib_per_stream', value: (after.bare - before.bare) / 1024 / streamCount },
    { name: 'proxy_kib_per_stream', value: (after.proxy - before.proxy) / 1024 / streamCount },
  ];
}

/**
 * Requests a second, by so many callers at once who each ask as soon as they were answered.
 *
 * @param {number} port
 * @param {() => { path: string, headers: Record<string, string> }} next
 */
async function load(port, next) {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const endAt = performance.now() + roundMs;
  let answered = 0;
  const caller = async () => {
    while (performance.now() < endAt) {
      const { path, headers } = next();
      await new Promise((resolve, reject) => {
        request({ host: '127.0.0.1', port, path, headers, agent }, (answer) => {
          if (answer.statusCode !== 200) reject(new Error(`Failed to read ${path}: ${answer.statusCode}`));
          answer.resume();
          answer.once('end', resolve);
        })
          .once('error', reject)
          .end();
      });
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  agent.destroy();
  return (answered * 1000) / roundMs;
}

/** @param {Running} side */
async function openStreams({ port, cookies }) {
  /** @type {number[]} */
  const delaysMs = [];
  const sockets = await Promise.all(
    Array.from({ length: streamCount }, (_, index) =>
      openStream(port, cookies[index % cookies.length], delaysMs),
    ),
  );
  return { sockets, delaysMs };
}

/**
 * A socket rather than a client, which would take more of the machine than what is measured.
 *
 * @param {number} port
 * @param {string | undefined} cookie
 * @param {number[]} delaysMs
 * @returns {Promise<import('node:net').Socket>}
 */
function openStream(port, cookie, delaysMs) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      const lines = [
        'GET /events HTTP/1.1',
        `Host: 127.0.0.1:${port}`,
        ...(cookie ? [`Cookie: ${cookie}`] : []),
      ];
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    });
    socket.setEncoding('latin1');
    socket.on('data', (/** @type {string} */ text) => {
      const heardUs = (performance.timeOrigin + performance.now()) * 1000;
      if (text.startsWith('HTTP/1.1 ')) {
        if (text.startsWith('HTTP/1.1 200')) resolve(socket);
        else reject(new Error(`Failed to open a stream: ${text.slice(0, 12)}`));
      }
      for (const [, from] of text.matchAll(/"from":(\d+)/g)) delaysMs.push((heardUs - Number(from)) / 1000);
    });
    socket.once('error', reject);
  });
}

/** @param {string} file @param {'upstream' | 'bare' | 'proxy'} role @param {number} upstreamPort */
async function start(file, role, upstreamPort = 0) {
  const child = fork(file, [role, String(await freePort()), String(upstreamPort)], {
    execArgv: ['--expose-gc'],
  });
  /** @type {Running} */
  const running = { child, port: 0, cookies: [] };
  await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Failed to start the ${role}: exit code ${code}.`)));
    child.on('message', (/** @type {Message} */ { port, cookies }) => {
      if (cookies !== undefined) running.cookies = cookies;
      if (port === undefined) return;
      running.port = port;
      resolve(undefined);
    });
  });
  return running;
}

/** @param {Running} side @returns {Promise<number>} */
function memoryOf({ child }) {
  return new Promise((resolve) => {
    child.once('message', (/** @type {Message} */ { rss = Number.NaN }) => resolve(rss));
    child.send('memory');
  });
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** @param {readonly number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * Of the ordinary telling: one that the machine was busy during says nothing of either side.
 *
 * @param {readonly number[]} delaysMs
 */
function fanOut99(delaysMs) {
  const each = Array.from({ length: tellings }, (_, index) =>
    percentile99(delaysMs.slice(index * streamCount, (index + 1) * streamCount)),
  );
  return median(each);
}

/** @param {readonly number[]} values */
function percentile99(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? Number.NaN;
}

/** @returns {Promise<string>} */
async function bundle() {
  const outDir = join(root, 'test', '.output', 'proxy');
  rmSync(outDir, { recursive: true, force: true });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      copyPublicDir: false,
      rolldownOptions: { input: { proxy: join(root, 'test', 'bench', 'proxy-process.ts') } },
    },
  });
  return join(outDir, 'proxy.js');
}
