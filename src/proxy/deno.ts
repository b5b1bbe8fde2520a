import { fileURLToPath } from 'node:url';
import { createProxy } from './app.ts';
import { readConfig } from './config.ts';
import type { LogLine } from './log.ts';
import { connectShared } from './node-shared.ts';
import { createStaticFiles } from './static-files.ts';

/** As much of the runtime as is used here. */
declare const Deno: {
  readonly env: { readonly toObject: () => Record<string, string> };
  readonly serve: (
    options: { hostname: string; port: number },
    handler: (request: Request) => Promise<Response>,
  ) => unknown;
};

/** The proxy on Deno, which knows Node's modules by their `node:` names: the same build, the same store to share. */
const config = readConfig(Deno.env.toObject());
const shared = await connectShared(config);
const proxy = createProxy({
  config,
  fetch,
  now: Date.now,
  log: config.logLevel === 'silent' ? () => undefined : writeLog,
  assets: createStaticFiles(fileURLToPath(new URL('../client', import.meta.url))),
  ...(shared !== undefined && { shared }),
});
Deno.serve({ hostname: config.host, port: config.port }, proxy.fetch);

function writeLog(line: LogLine): void {
  // The standard output that every runtime has.
  // oxlint-disable-next-line no-console
  console.log(JSON.stringify(line));
}
