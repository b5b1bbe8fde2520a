import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createProxy } from './app.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import type { LogLine } from './log.ts';
import { EXIT_CONFIG, readNodeEnvironment } from './node-environment.ts';
import { createNodeSend } from './node-send.ts';
import { createNodeServer, listen, stopOnSignal } from './node-server.ts';
import { connectShared } from './node-shared.ts';
import { createStaticFiles } from './static-files.ts';

/** Beside this file's own folder once it is built: `dist/server/node.js`, `dist/client/`. */
const clientFolder = fileURLToPath(new URL('../client', import.meta.url));

try {
  await start(readConfig(readNodeEnvironment()));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigError ? EXIT_CONFIG : 1);
}

async function start(config: Config): Promise<void> {
  if (!existsSync(clientFolder)) {
    throw new Error('Failed to start: the app is not built. Run: npm run build');
  }
  const shared = await connectShared(config);
  const proxy = createProxy({
    config,
    fetch,
    send: createNodeSend(),
    now: Date.now,
    log: (line) => writeLog(config, line),
    assets: createStaticFiles(clientFolder),
    ...(shared !== undefined && { shared }),
  });
  const server = createNodeServer(proxy.answer, config.publicOrigin.startsWith('https:'));
  await listen(server, config.port, config.host, 'PORT');
  stopOnSignal(server, proxy.close);
  process.stdout.write(greeting(config));
}

function writeLog({ logLevel }: Config, line: LogLine): void {
  if (logLevel === 'silent' || (logLevel === 'error' && line.status < 500)) return;
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function greeting(config: Config): string {
  const base = config.publicOrigin + config.basePath;
  const names = config.providers.map(({ name }) => name).join(' and ');
  const isSimulated = config.simulator !== undefined;
  return isSimulated
    ? `Homeostat runs at ${base} with simulated ${names} accounts.
To link a real account, register an app at the service with the callback URL ${base}auth/callback/withings
and write PROVIDER=withings, CLIENT_ID, CLIENT_SECRET and SECRET_KEY into .env (see .env.example).
`
    : `Homeostat runs at ${base} for ${names} accounts.
The callback URL to register there is ${config.providers.map(({ redirectUri }) => redirectUri).join(', ')}
`;
}
