import type { SimulatorConfig } from './config.ts';
import { readBody } from './request-body.ts';

export type Service = { readonly fetch: (request: Request) => Promise<Response> };

type Surroundings = {
  readonly now: () => number;
  readonly deliver: typeof fetch;
  /** Where it is mounted, for its own first page. */
  readonly address: string;
};

/**
 * The simulator inside this process, loaded when it is first asked: with a real provider its code never is.
 *
 * Its clock may start at another time than ours, and then runs on from there.
 */
export function loadSimulator(config: SimulatorConfig, { now, deliver, address }: Surroundings): Service {
  const startedAt = now();
  const { startAt = startedAt } = config;
  let loading: Promise<Service> | undefined;
  return {
    async fetch(request) {
      loading ??= import('#simulator/simulator.ts').then(({ createSimulator }) =>
        createSimulator({
          seed: config.seed,
          years: config.years,
          now: () => startAt + (now() - startedAt),
          limits: config.limits,
          control: config.control,
          deliver,
          address,
        }),
      );
      return (await loading).fetch(request);
    },
  };
}

/** Headers that are the proxy's own affair: the sealed session must not reach even a pretend service. */
const withheld = ['cookie', 'x-dash', 'host', 'connection', 'content-length', 'transfer-encoding'];

/** As what a dialect's requests are sent with, in place of the network. */
export function inProcess(service: Service): typeof fetch {
  return (input, init) => service.fetch(new Request(input, init));
}

/** Our own routes read no body; the simulator's forms and controls are small. */
export const LARGEST_BODY = 1024 * 1024;

/** Hands a request on as if the mount were the root of the simulator's own origin. */
export async function answerAtRoot(service: Service, request: Request, mount: string): Promise<Response> {
  const url = new URL(request.url);
  // Assigned, not parsed: `//name/path` would become a host and another path.
  url.pathname = url.pathname.slice(mount.length - 1);
  const headers = new Headers(request.headers);
  for (const name of withheld) headers.delete(name);
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && request.body !== null;
  const answer = await service.fetch(
    new Request(url, {
      method: request.method,
      headers,
      body: hasBody ? await readBody(request, LARGEST_BODY) : null,
      redirect: 'manual',
    }),
  );
  const answerHeaders = new Headers(answer.headers);
  answerHeaders.delete('set-cookie');
  return new Response(answer.body, { status: answer.status, headers: answerHeaders });
}
