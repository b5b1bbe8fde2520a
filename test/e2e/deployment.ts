import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProduct } from '../support/start-product.js';

const built = fileURLToPath(new URL('../../dist', import.meta.url));
/** Of a part's name; what follows the last hyphen but is no fingerprint stays. */
const fingerprint = /^(.+-)[\w-]{8}(\.js)$/;

/** One address at which one build after another is served, as an update does it. */
export type Deployment = {
  readonly origin: string;
  /** Stops what is served and serves another build, whose parts have names that the one before does not know. */
  readonly deploy: (change?: (client: string) => void) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function startDeployment(): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'homeostat-builds-'));
  let builds = 0;
  let running = await serve();
  const port = Number(new URL(running.origin).port);

  async function serve(at?: number, change?: (client: string) => void) {
    const build = join(folder, String(++builds));
    cpSync(built, build, { recursive: true });
    const client = join(build, 'client');
    if (builds > 1) renameParts(client, String(builds));
    change?.(client);
    return startProduct({
      entry: join(build, 'server/node.js'),
      env: { SIM_YEARS: '1', SIM_LIMITS: 'off' },
      ...(at !== undefined && { port: at }),
    });
  }

  return {
    origin: running.origin,
    async deploy(change) {
      await running.stop();
      running = await serve(port, change);
    },
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What another build looks like from outside: the same parts under other names, each named by the others anew. */
function renameParts(client: string, build: string): void {
  const assets = join(client, 'assets');
  const names = readdirSync(assets).filter((name) => fingerprint.test(name));
  const renamed = new Map(
    // Two parts may have the same name but for their fingerprints.
    names.map((name, index) => [
      name,
      name.replace(fingerprint, `$1${build.padStart(4, 'b')}${String(index).padStart(4, '0')}$2`),
    ]),
  );
  const withNewNames = (text: string): string =>
    [...renamed].reduce((changed, [name, other]) => changed.replaceAll(name, other), text);
  for (const name of readdirSync(assets)) {
    const file = join(assets, name);
    // Compressed twins would still carry the old names.
    if (/\.(br|gz)$/.test(name)) rmSync(file);
    const other = renamed.get(name);
    if (other === undefined) continue;
    writeFileSync(join(assets, other), withNewNames(readFileSync(file, 'utf8')));
    rmSync(file);
  }
  for (const name of ['sw.js.br', 'sw.js.gz']) rmSync(join(client, name), { force: true });
  const worker = join(client, 'sw.js');
  // The name of its build, too, is another.
  writeFileSync(worker, withNewNames(readFileSync(worker, 'utf8')).replace(/\b[\da-f]{12}\b/, build));
  const shell = join(client, 'index.html');
  writeFileSync(shell, withNewDigests(withNewNames(readFileSync(shell, 'utf8')), assets));
}

function withNewDigests(html: string, assets: string): string {
  return html.replaceAll(/(\.\/assets\/([^"]+)" integrity=")[^"]+/g, (_, before: string, name: string) => {
    const digest = createHash('sha384')
      .update(readFileSync(join(assets, name)))
      .digest('base64');
    return `${before}sha384-${digest}`;
  });
}
