/** A Redis or Valkey server of a test's own: in memory, on loopback, gone with the test. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';

const command = ['redis-server', 'valkey-server'].find(
  (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
);

export const hasRedis = command !== undefined;
export const noRedisReason =
  'several instances, because neither redis-server nor valkey-server is on the PATH';

export type RedisServer = { readonly url: string; readonly stop: () => Promise<void> };

export async function startRedis(port: number, ...options: string[]): Promise<RedisServer> {
  if (command === undefined) throw new Error(`Failed to start a server: skip ${noRedisReason}.`);
  const child = spawn(
    command,
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', tmpdir(), ...options],
    { stdio: 'ignore' },
  );
  for (let attempt = 0; !(await takesConnections(port)); attempt += 1) {
    if (attempt === 500 || child.exitCode !== null) throw new Error(`Failed to start ${command} on ${port}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return { url: `redis://127.0.0.1:${port}`, stop: () => end(child) };
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
