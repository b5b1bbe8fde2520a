/** A request as the services see it: parameters of query and form in one list, and where the token stood. */
export type ServiceCall = {
  readonly method: string;
  readonly path: string;
  readonly action: string | null;
  readonly params: ReadonlyMap<string, string>;
  /** Names of the parameters that stood in the address, where logs and histories keep them. */
  readonly inQuery: readonly string[];
  readonly token: string | null;
  readonly tokenPlace: TokenPlace;
  readonly signal: AbortSignal;
};

export type TokenPlace = 'query' | 'form' | 'bearer' | 'none';

export async function readCall(request: Request): Promise<ServiceCall> {
  const url = new URL(request.url);
  const query = [...url.searchParams];
  const form = request.method === 'POST' ? await readForm(request) : [];
  // The form wins: it is what today's documentation asks for.
  const params = new Map([...query, ...form]);
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
  const inForm = form.some(([name]) => name === 'access_token');
  const placed = params.get('access_token') ?? null;
  return {
    method: request.method,
    path: url.pathname,
    action: params.get('action') ?? null,
    params,
    inQuery: query.map(([name]) => name),
    token: bearer ?? placed,
    tokenPlace: bearer !== null ? 'bearer' : placed === null ? 'none' : inForm ? 'form' : 'query',
    signal: request.signal,
  };
}

/** Both encodings of a form ("form-data body params" says the 2018 document); anything else has no parameters. */
async function readForm(request: Request): Promise<[string, string][]> {
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return [...new URLSearchParams(await request.text())];
  }
  if (!type.startsWith('multipart/form-data')) return [];
  try {
    const fields: [string, string][] = [];
    (await request.formData()).forEach((value, name) => {
      if (typeof value === 'string') fields.push([name, value]);
    });
    return fields;
  } catch {
    return [];
  }
}
