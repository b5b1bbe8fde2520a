import { createSimulator } from '#simulator/simulator.ts';
import { ConfigError, readSimulatorConfig, readSimulatorPort } from './config.ts';
import { EXIT_CONFIG, readProcessEnvironment } from './node-environment.ts';
import { createNodeServer, listen, stopOnSignal } from './node-server.ts';

/** Loopback alone: it hands out a made-up person's data to any pair of credentials. */
const host = '127.0.0.1';

try {
  const env = readProcessEnvironment();
  const { startAt, ...config } = readSimulatorConfig(env);
  const port = readSimulatorPort(env);
  const startedAt = Date.now();
  const now = startAt === undefined ? Date.now : () => startAt + (Date.now() - startedAt);
  const simulator = createSimulator({ ...config, now, deliver: fetch });
  const server = createNodeServer((request) => simulator.fetch(request), false);
  await listen(server, port, host, 'SIM_PORT');
  stopOnSignal(server);
  process.stdout.write(greeting(`http://${host}:${port}`));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigError ? EXIT_CONFIG : 1);
}

function greeting(origin: string): string {
  return `The simulated services run at ${origin}; any client_id and client_secret will do.
Withings: ${origin}/oauth2_user/authorize2, ${origin}/v2/oauth2, ${origin}/
Nokia Health: ${origin}/oauth2_user/authorize2, ${origin}/oauth2/token, ${origin}/
`;
}
