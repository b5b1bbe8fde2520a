/** Rows F9 to F17 and F55 of the fault matrix: what happens to calls and answers on their way. */
import { prove, strikeAll, type Row, type Scene } from './fault-rows.ts';
import { createRandom, faultSeed } from './random.ts';

/** Real time: a stalled service is given up by the server's own patience. */
const impatient = { upstream: { headersMs: 150, totalMs: 300 } };
/** Every answer that is asked for here is longer than that. */
const shortestAnswer = 60;
const cutsPerCall = 3;

type Phase = { readonly phase: string };
const isNeverSignedOut = { untold: ({ phase }: Phase) => phase === 'reconnect' };

/** Breaks several answers of each call, one after another, at places drawn from the seed. */
async function cutAtRandom(scene: Scene, kind: 'truncate' | 'reset', salt: number): Promise<void> {
  const random = createRandom(faultSeed + salt);
  for (let cut = 0; cut < cutsPerCall; cut++) {
    await strikeAll(scene, (_, index) => ({
      kind,
      // Beginnings and ends, where envelopes are, as often as what lies between.
      atByte: Math.floor(random() ** 2 * (index === 4 ? 4000 : 700)) + (cut === 0 ? 0 : shortestAnswer),
    }));
  }
}

/** Down and up again, each for longer than a call takes. */
async function flap({ world }: Scene): Promise<void> {
  const random = createRandom(faultSeed);
  for (let turn = 0; turn < 12; turn++) {
    const isDown = turn % 2 === 0;
    world.surroundings.network = isDown ? 'down' : 'up';
    world.online.set(!isDown);
    await world.clock.advance(Math.floor(random() * 40_000));
  }
}

/** The network goes once so many calls have been made at this moment of the row. */
function loseNetwork({ world, moment }: Scene, network: 'down' | 'portal', isNoticed: boolean): void {
  let left = moment === 'in mid-page' ? 25 : 0;
  world.surroundings.before = () => {
    left -= 1;
    if (left >= 0) return;
    world.surroundings.network = network;
    if (isNoticed && world.online.isTrue()) world.online.set(false);
  };
}

function regainNetwork({ world }: Scene): void {
  world.surroundings.before = () => undefined;
  world.surroundings.network = 'up';
  world.online.set(true);
}

const labels = [
  'text/plain',
  'text/html; charset=utf-8',
  'application/json; charset=iso-8859-1',
  'application/octet-stream',
];

const rows: readonly Row[] = [
  {
    fault: 'F9 a service that cannot be reached',
    dialects: ['nokia', 'withings'],
    met: 'reset',
    begin: (scene) => strikeAll(scene, 'reset', 2),
    told: ({ phase, error, retryAt }) =>
      phase === 'error' && error === 'upstream_unavailable' && retryAt !== null,
    ...isNeverSignedOut,
  },
  {
    fault: "F9 the product's own server out of reach",
    dialects: ['nokia'],
    met: null,
    begin: (scene) => loseNetwork(scene, 'down', false),
    told: ({ phase }) => phase === 'offline',
    end: regainNetwork,
    ...isNeverSignedOut,
  },
  {
    fault: 'F10 headers that never arrive',
    dialects: ['withings'],
    met: 'stall',
    world: impatient,
    begin: (scene) => strikeAll(scene, 'stall'),
    told: ({ phase, error }) => phase === 'error' && error === 'upstream_timeout',
    ...isNeverSignedOut,
  },
  {
    fault: 'F11 a byte a second',
    dialects: ['nokia'],
    met: 'drip',
    world: impatient,
    begin: (scene) => strikeAll(scene, 'drip'),
    told: ({ phase, error }) => phase === 'error' && error === 'upstream_timeout',
    ...isNeverSignedOut,
  },
  {
    fault: 'F12 a body of a gigabyte',
    dialects: ['withings'],
    met: 'huge',
    world: { upstream: { bodyBytes: 2 ** 20 } },
    begin: (scene) => strikeAll(scene, 'huge'),
    told: ({ phase, error }) => phase === 'error' && error === 'upstream_invalid',
    ...isNeverSignedOut,
  },
  {
    fault: `F13 connections that break at bytes drawn from the seed ${faultSeed}`,
    dialects: ['nokia', 'withings'],
    met: 'reset',
    begin: (scene) => cutAtRandom(scene, 'reset', 1),
    told: ({ phase }) => phase === 'error',
    ...isNeverSignedOut,
  },
  {
    fault: `F14 answers cut off at bytes drawn from the seed ${faultSeed}`,
    dialects: ['nokia', 'withings'],
    met: 'truncate',
    begin: (scene) => cutAtRandom(scene, 'truncate', 2),
    told: ({ phase, error }) => phase === 'error' && error === 'upstream_invalid',
    ...isNeverSignedOut,
  },
  {
    fault: "F15 somebody else's page with HTTP 200, behind the server",
    dialects: ['withings'],
    met: 'html200',
    begin: (scene) => strikeAll(scene, 'html200', 2),
    told: ({ phase, error }) => phase === 'error' && error === 'upstream_invalid',
    ...isNeverSignedOut,
  },
  {
    fault: 'F15 a network that wants a sign-in, before the server',
    dialects: ['nokia'],
    met: null,
    begin: (scene) => loseNetwork(scene, 'portal', false),
    told: ({ phase, error }) => phase === 'error' && error === 'upstream_invalid',
    end: regainNetwork,
    ...isNeverSignedOut,
  },
  {
    fault: 'F16 a byte order mark before every answer',
    dialects: ['nokia'],
    met: 'bom',
    begin: (scene) => strikeAll(scene, 'bom', 'always'),
    untold: ({ phase }) => phase === 'error' || phase === 'reconnect',
  },
  {
    fault: 'F16 every answer under a wrong label',
    dialects: ['withings'],
    met: 'contentType',
    begin: (scene) =>
      strikeAll(
        scene,
        (_, index) => ({ kind: 'contentType', contentType: labels[index % labels.length] ?? 'text/plain' }),
        'always',
      ),
    untold: ({ phase }) => phase === 'error' || phase === 'reconnect',
  },
  {
    fault: 'F17 keys that stand there twice',
    dialects: ['nokia', 'withings'],
    met: 'duplicateKeys',
    begin: (scene) => strikeAll(scene, 'duplicateKeys', 'always'),
    untold: ({ phase }) => phase === 'error' || phase === 'reconnect',
  },
  {
    fault: 'F55 a device that goes offline',
    dialects: ['nokia', 'withings'],
    met: null,
    begin: (scene) => loseNetwork(scene, 'down', true),
    told: ({ phase }) => phase === 'offline',
    end: regainNetwork,
    ...isNeverSignedOut,
  },
  {
    fault: `F55 a network that comes and goes, by the seed ${faultSeed}`,
    dialects: ['withings'],
    met: null,
    begin: (scene) => loseNetwork(scene, 'down', true),
    told: ({ phase }) => phase === 'offline',
    meanwhile: async (scene) => {
      regainNetwork(scene);
      await flap(scene);
    },
    end: regainNetwork,
    ...isNeverSignedOut,
  },
];

prove(rows);
