/**
 * Ten years as the pretend service tells them: reading the JSON and decoding it, beside reading the same JSON alone.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

/** @typedef {import('#api/dialects/dialect.ts').Call} Call */
/** @typedef {import('#api/dialects/dialect.ts').Dialect} Dialect */
/** @typedef {{ more?: boolean, nextOffset?: number | null, quarantined: readonly unknown[] }} Page */
/** @typedef {(json: unknown) => Page} Decode */
/** @typedef {(call: Call) => Promise<string>} Ask The text of an answer. */
/** @typedef {{ name: string, texts: string[], decode: Decode }} Subject */

const root = fileURLToPath(new URL('../..', import.meta.url));
const origin = 'http://simulator.test';
const now = Date.UTC(2026, 2, 1, 12);
const daySec = 86_400;
const years = 10;
const minuteDays = 365;
const segmentNights = 60;
const budget = 3;
const warmUps = 3;
const runs = 15;
const leastMegabytes = 8;

/** @returns {Promise<import('./run.js').Figure[]>} */
export async function measure() {
  const product = await loadProduct();
  const subjects = await askForTenYears(product);
  const trials = subjects.map((subject) => ({ ...subject, ...emptyColumns() }));
  for (let run = 0; run < warmUps + runs; run += 1) {
    for (const { texts, decode, oursMs, bareMs, ratios } of trials) {
      // Taking turns at going first; a ratio of neighbours does not see the machine getting busier.
      const isBareFirst = run % 2 === 1;
      const early = time(texts, isBareFirst ? null : decode);
      const late = time(texts, isBareFirst ? decode : null);
      if (run < warmUps) continue;
      const [ours, bare] = isBareFirst ? [late, early] : [early, late];
      oursMs.push(ours);
      bareMs.push(bare);
      ratios.push(ours / bare);
    }
  }
  const oursMs = trials.reduce((sum, trial) => sum + median(trial.oursMs), 0);
  const bareMs = trials.reduce((sum, trial) => sum + median(trial.bareMs), 0);
  return [
    ...trials.map(({ name, ratios }) => ({
      name: `decode_${name}_vs_json_parse`,
      value: median(ratios),
      budget,
    })),
    { name: 'decode_all_vs_json_parse', value: oursMs / bareMs, budget },
    { name: 'decode_all_ms', value: oursMs - bareMs },
    { name: 'decode_all_json_parse_ms', value: bareMs },
    { name: 'decode_all_json_mb', value: trials.reduce((mb, { texts }) => mb + megabytes(texts), 0) },
  ];
}

/**
 * What the runs of a subject gave.
 *
 * @returns {{ oursMs: number[], bareMs: number[], ratios: number[] }}
 */
function emptyColumns() {
  return { oursMs: [], bareMs: [], ratios: [] };
}

/** The modules of the product as a build makes them. */
async function loadProduct() {
  const outDir = join(root, 'test', '.output', 'decode');
  rmSync(outDir, { recursive: true, force: true });
  const files = {
    activity: 'api/activity.ts',
    intraday: 'api/intraday.ts',
    measures: 'api/measures.ts',
    nokia: 'api/dialects/nokia.ts',
    simulator: 'simulator/simulator.ts',
    sleep: 'api/sleep.ts',
    'sleep-summary': 'api/sleep-summary.ts',
    withings: 'api/dialects/withings.ts',
    workouts: 'api/workouts.ts',
  };
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      minify: true,
      target: 'es2023',
      outDir,
      copyPublicDir: false,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(files).map(([name, file]) => [name, join(root, 'src', file)]),
        ),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  /** @param {keyof typeof files} name */
  const load = async (name) => import(pathToFileURL(join(outDir, `${name}.js`)).href);
  const { createSimulator } = /** @type {typeof import('#simulator/simulator.ts')} */ (
    await load('simulator')
  );
  const { nokia } = /** @type {typeof import('#api/dialects/nokia.ts')} */ (await load('nokia'));
  const { withings } = /** @type {typeof import('#api/dialects/withings.ts')} */ (await load('withings'));
  const { decodeMeasurePage } = /** @type {typeof import('#api/measures.ts')} */ (await load('measures'));
  const { decodeActivityPage } = /** @type {typeof import('#api/activity.ts')} */ (await load('activity'));
  const { decodeIntraday } = /** @type {typeof import('#api/intraday.ts')} */ (await load('intraday'));
  const { decodeSleep } = /** @type {typeof import('#api/sleep.ts')} */ (await load('sleep'));
  const { decodeSleepSummary } = /** @type {typeof import('#api/sleep-summary.ts')} */ (
    await load('sleep-summary')
  );
  const { decodeWorkoutPage } = /** @type {typeof import('#api/workouts.ts')} */ (await load('workouts'));
  return {
    simulator: createSimulator({ now: () => now, years, limits: 'off' }),
    dialects: { nokia, withings },
    decoders: {
      decodeMeasurePage,
      decodeActivityPage,
      decodeIntraday,
      decodeSleep,
      decodeSleepSummary,
      decodeWorkoutPage,
    },
  };
}

/**
 * @param {Awaited<ReturnType<typeof loadProduct>>} product
 * @returns {Promise<Subject[]>}
 */
async function askForTenYears({ simulator, dialects, decoders }) {
  const today = await link(simulator, dialects.withings);
  const in2018 = await link(simulator, dialects.nokia);
  const nowSec = now / 1000;
  const days = { from: isoDay(nowSec - years * 366 * daySec), to: isoDay(nowSec) };
  const noon = nowSec - (nowSec % daySec) + daySec / 2;
  /** @param {number} count @param {'intraday' | 'sleep'} operation */
  const windows = async (count, operation) => {
    /** @type {string[]} */
    const texts = [];
    for (let back = count; back > 0; back -= 1) {
      const from = noon - back * daySec;
      texts.push(await today({ operation, from, to: from + daySec }));
    }
    return texts;
  };
  const { decodeMeasurePage, decodeActivityPage, decodeSleepSummary, decodeWorkoutPage } = decoders;
  return [
    await paged('measures', decodeMeasurePage, (offset) => today({ operation: 'measures', ...offset })),
    await paged('measures_2018', decodeMeasurePage, (offset) => in2018({ operation: 'measures', ...offset })),
    await paged('activity', decodeActivityPage, (offset) =>
      today({ operation: 'activity', ...days, ...offset }),
    ),
    await paged('sleep_summary', decodeSleepSummary, (offset) =>
      today({ operation: 'sleep-summary', ...days, ...offset }),
    ),
    await paged('workouts', decodeWorkoutPage, (offset) =>
      today({ operation: 'workouts', ...days, ...offset }),
    ),
    { name: 'intraday', decode: decoders.decodeIntraday, texts: await windows(minuteDays, 'intraday') },
    { name: 'sleep', decode: decoders.decodeSleep, texts: await windows(segmentNights, 'sleep') },
  ].map(checked);
}

/**
 * All pages of a subject.
 *
 * @param {string} name
 * @param {Decode} decode
 * @param {(offset: { offset?: number }) => Promise<string>} ask
 * @returns {Promise<Subject>}
 */
async function paged(name, decode, ask) {
  const texts = [await ask({})];
  for (;;) {
    const { nextOffset } = decode(bodyOf(texts.at(-1) ?? ''));
    if (nextOffset === null || nextOffset === undefined) return { name, texts, decode };
    texts.push(await ask({ offset: nextOffset }));
  }
}

/**
 * A subject without data, or with data that are thrown away, costs nothing and proves nothing.
 *
 * @param {Subject} subject
 */
function checked(subject) {
  const { name, texts, decode } = subject;
  const lost = texts.reduce((count, text) => count + decode(bodyOf(text)).quarantined.length, 0);
  if (lost > 0) throw new Error(`Failed to measure ${name}: ${lost} parts could not be read.`);
  if (megabytes(texts) < 0.5) {
    throw new Error(`Failed to measure ${name}: there are only ${megabytes(texts)} MB of it.`);
  }
  return subject;
}

/**
 * Says Allow to the pretend service and keeps the token.
 *
 * @param {import('#simulator/simulator.ts').Simulator} simulator
 * @param {Dialect} dialect
 * @returns {Promise<Ask>}
 */
async function link(simulator, dialect) {
  const app = { client_id: 'bench', client_secret: 'secret', redirect_uri: 'http://dash.test/auth/callback' };
  /** @param {string} address @param {Record<string, string>} form */
  const post = (address, form) =>
    simulator.fetch(
      new Request(new URL(new URL(address).pathname, origin), {
        method: 'POST',
        body: new URLSearchParams({ ...app, ...form }),
      }),
    );
  const consent = await post(dialect.endpoints.authorizeUrl, {
    response_type: 'code',
    scope: 'user.info,user.metrics,user.activity',
    state: 'state',
    decision: 'allow',
  });
  const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const answer = await post(dialect.endpoints.tokenUrl, {
    ...dialect.tokenParams,
    grant_type: 'authorization_code',
    code,
  });
  const { json } = dialect.toStandardTokenAnswer(answer.status, await answer.json());
  const tokens = /** @type {{ access_token: string, userid: string }} */ (json);
  const grant = { accessToken: tokens.access_token, userid: tokens.userid };
  return async (call) => {
    const request = dialect.dataRequest(call, `${origin}/`, grant);
    if (request === null) throw new Error(`Failed to ask for ${call.operation}: there is no such call.`);
    const { url, method, headers, body } = request;
    return (await simulator.fetch(new Request(url, { method, headers, body }))).text();
  };
}

/** @param {string} text */
function bodyOf(text) {
  const { status, body } = /** @type {{ status: number, body: unknown }} */ (JSON.parse(text));
  if (status !== 0) throw new Error(`Failed to ask the pretend service: ${text.slice(0, 200)}`);
  return body;
}

/**
 * Milliseconds of processor time to read all texts, and to decode them where there is a decoder.
 *
 * Not of the clock, which also counts what the machine does for others meanwhile.
 * Small subjects are read over and over within one measurement, so that the collection of garbage falls on all alike.
 *
 * @param {string[]} texts
 * @param {Decode | null} decode
 */
function time(texts, decode) {
  const times = Math.max(1, Math.round(leastMegabytes / megabytes(texts)));
  const before = process.cpuUsage();
  for (let index = 0; index < times; index += 1) {
    for (const text of texts) {
      const body = bodyOf(text);
      if (decode !== null) decode(body);
    }
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}

/** @param {number} sec */
function isoDay(sec) {
  return new Date(sec * 1000).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** @param {string[]} texts */
function megabytes(texts) {
  return texts.reduce((bytes, text) => bytes + text.length, 0) / 1e6;
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
