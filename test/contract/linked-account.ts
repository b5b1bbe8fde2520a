import type { Call, Dialect } from '#api/dialects/dialect.ts';
import { toWebRequest } from '#api/dialects/request.ts';
import { decodeMeasurePage, type MeasurePage } from '#api/measures.ts';
import type { Simulator } from '#simulator/simulator.ts';

export const ORIGIN = 'http://simulator.test';
const REDIRECT_URI = 'http://dash.test/auth/callback';

/** An account of the pretend service, linked in one generation's way; every call goes through the dialect. */
export type LinkedAccount = {
  readonly userid: string;
  readonly scope: string;
  /** The `body` of a successful answer; throws for a failed one. */
  readonly call: (call: Call) => Promise<unknown>;
  /** All pages, in the order in which they came. */
  readonly measurePages: () => Promise<MeasurePage[]>;
};

/** Says Allow on the consent page and exchanges the code. */
export async function linkAccount(simulator: Simulator, dialect: Dialect): Promise<LinkedAccount> {
  const app = { client_id: 'test', client_secret: 'secret', redirect_uri: REDIRECT_URI };
  const consent = await simulator.fetch(
    post(ORIGIN, dialect.endpoints.authorizeUrl, {
      ...app,
      response_type: 'code',
      scope: 'user.info,user.metrics,user.activity',
      state: 'state',
      decision: 'allow',
    }),
  );
  const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const answer = await simulator.fetch(
    post(ORIGIN, dialect.endpoints.tokenUrl, {
      ...app,
      ...dialect.tokenParams,
      grant_type: 'authorization_code',
      code,
    }),
  );
  const { status, json } = dialect.toStandardTokenAnswer(answer.status, await answer.json());
  if (status !== 200) throw new Error(`Failed to link the account: ${JSON.stringify(json)}.`);
  // A grant has these fields as texts; that is what token-answer.test.ts proves.
  const tokens = json as { access_token: string; userid: string; scope: string };
  const grant = { accessToken: tokens.access_token, userid: tokens.userid };

  async function call(call: Call): Promise<unknown> {
    const request = dialect.dataRequest(call, `${ORIGIN}/`, grant);
    if (request === null)
      throw new Error(`Failed to ask for ${call.operation}: ${dialect.id} has no such call.`);
    const response = await simulator.fetch(toWebRequest(request));
    const json: unknown = await response.json();
    const failure = dialect.readFailure(call.operation, response.status, json);
    if (failure !== null) throw new Error(`Failed to call the simulator: ${JSON.stringify(failure)}.`);
    // A successful answer is an envelope; its body is the decoder's business.
    return (json as { body: unknown }).body;
  }

  async function measurePages(): Promise<MeasurePage[]> {
    const pages: MeasurePage[] = [];
    for (let offset: number | null = 0; offset !== null; offset = pages.at(-1)?.nextOffset ?? null) {
      pages.push(decodeMeasurePage(await call({ operation: 'measures', ...(offset > 0 && { offset }) })));
      if (pages.length > 100) throw new Error('Failed to reach the last page: there is always another one.');
    }
    return pages;
  }

  return { userid: tokens.userid, scope: tokens.scope, call, measurePages };
}

/** The same path on the simulator's own origin. */
function post(origin: string, address: string, form: Record<string, string>): Request {
  return new Request(new URL(new URL(address).pathname, origin), {
    method: 'POST',
    body: new URLSearchParams(form),
  });
}
