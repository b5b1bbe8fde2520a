/** A program that was written by others for the real service, and a reader who lets it in. */
import { Scope, WithingsClient, type WithingsClientOptions } from 'withings-node-oauth2';

import type { StandaloneSimulator } from './standalone-simulator.ts';

export const redirectUri = 'http://127.0.0.1:8080/back';
export const everyScope = [Scope.Info, Scope.Metrics, Scope.Activity];

/** The same address on the loopback interface. */
export function redirected(address: string, origin: string): string {
  const realHost = /^https:\/\/(account\.withings\.com|wbsapi\.withings\.net)(?=\/)/;
  if (!realHost.test(address)) throw new Error(`Failed to send ${address}: it is no address of the service.`);
  return address.replace(realHost, origin);
}

export function createClient(
  { origin }: StandaloneSimulator,
  options: Partial<WithingsClientOptions> = {},
): WithingsClient {
  return new WithingsClient({
    clientId: 'a-program-by-others',
    clientSecret: 'its-secret',
    callbackURL: redirectUri,
    transport: { request: (address, init) => fetch(redirected(address, origin), init) },
    ...options,
  });
}

/** Looks at the consent page, presses one of its buttons, and is sent back to the program. */
export async function decide(
  client: WithingsClient,
  origin: string,
  button: string,
  state = 'state',
): Promise<URL> {
  const response = await fetch(redirected(client.oauth.authorizeUrl({ scope: everyScope, state }), origin));
  const html = await response.text();
  const form = /<form\b[^>]*>/.exec(html)?.[0] ?? '';
  const choice = new RegExp(`<button\\b[^>]*>(?=${button}</button>)`).exec(html)?.[0] ?? '';
  const answer = await fetch(new URL(attribute(form, 'action'), response.url), {
    method: attribute(form, 'method'),
    body: new URLSearchParams({ [attribute(choice, 'name')]: attribute(choice, 'value') }),
    redirect: 'manual',
  });
  return new URL(answer.headers.get('location') ?? '');
}

function attribute(tag: string, name: string): string {
  const written = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  if (written === undefined) throw new Error(`Failed to read the consent page: no ${name} in "${tag}".`);
  return written.replaceAll('&amp;', '&');
}

export async function newCode(client: WithingsClient, origin: string): Promise<string> {
  return (await decide(client, origin, 'Allow')).searchParams.get('code') ?? '';
}

export async function signIn(
  simulator: StandaloneSimulator,
  options: Partial<WithingsClientOptions> = {},
): Promise<WithingsClient> {
  const client = createClient(simulator, options);
  await client.oauth.exchangeCode(await newCode(client, simulator.origin));
  return client;
}

export async function refreshTokenOf(client: WithingsClient): Promise<string> {
  return (await client.getTokens())?.refreshToken ?? '';
}

/** Counts the calls of one action. */
export function countCalls(action: string): { options: Partial<WithingsClientOptions>; count: () => number } {
  let calls = 0;
  const onRequest = ({ params }: { params: Record<string, unknown> }): void => {
    if (params['action'] === action) calls += 1;
  };
  return { options: { hooks: { onRequest } }, count: () => calls };
}

export async function collect<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const list: Row[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

/** What a failed call was refused with. */
export async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => null,
    (error: unknown) => error,
  );
}
