import type { ServiceCall, TokenPlace } from './call.ts';
import type { Reply } from './reply.ts';

/** One line of the log: enough to prove what a client did, and no secret. */
type CallEntry = {
  /** Epoch milliseconds on the simulator's clock. */
  readonly atMs: number;
  readonly method: string;
  readonly path: string;
  readonly action: string | null;
  readonly params: Readonly<Record<string, string>>;
  readonly token: TokenPlace;
  /** Names of secrets that stood in the address. */
  readonly secretsInQuery: readonly string[];
  /** `null` until answered, or when the connection failed. */
  http: number | null;
  status: number | null;
  fault: string | null;
};

export type CallLog = {
  readonly begin: (call: ServiceCall, atMs: number) => CallEntry;
  readonly end: (entry: CallEntry, reply: Pick<Reply, 'http' | 'status'>) => void;
  readonly entries: () => readonly CallEntry[];
};

const secrets: ReadonlySet<string> = new Set([
  'access_token',
  'refresh_token',
  'client_secret',
  'code',
  'state',
  'signature',
  'nonce',
]);
const keptEntries = 10_000;

export function createCallLog(): CallLog {
  const entries: CallEntry[] = [];
  return {
    begin: (call, atMs) => {
      const entry: CallEntry = {
        atMs,
        method: call.method,
        path: call.path,
        action: call.action,
        params: Object.fromEntries(
          [...call.params].map(([name, value]) => [name, secrets.has(name) ? '***' : value]),
        ),
        token: call.tokenPlace,
        secretsInQuery: call.inQuery.filter((name) => secrets.has(name) && name !== 'state'),
        http: null,
        status: null,
        fault: null,
      };
      entries.push(entry);
      if (entries.length > keptEntries) entries.shift();
      return entry;
    },
    end: (entry, reply) => {
      entry.http = reply.http;
      entry.status = reply.status;
    },
    entries: () => entries,
  };
}
