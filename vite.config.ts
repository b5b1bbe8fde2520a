import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { pagePath } from './src/proxy/page-routes.ts';

const pureRooms = '{domain,locale,api,archive,sync,simulator,contract,proxy,offline,architecture}';
const screenRooms = '{queries,pages,app}';
/** Rooms of the screen that keep nothing between their tests. */
const partRooms = '{settings,charts,ui}';

export default defineConfig(({ isSsrBuild, isPreview }) => ({
  // Relative addresses: the same build serves at `/` and under any BASE_PATH.
  base: './',
  plugins: [
    layerOrder(),
    react(),
    developmentProxy(),
    ...(isSsrBuild || isPreview
      ? []
      : [partsOverBadNetworks(), unusedComponents(), integrity(), precache(), compressed()]),
  ],
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        target: 'node20',
        copyPublicDir: false,
        rolldownOptions: {
          input: {
            node: 'src/proxy/node.ts',
            simulator: 'src/proxy/simulator-node.ts',
            worker: 'src/proxy/worker.ts',
            deno: 'src/proxy/deno.ts',
          },
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      }
    : {
        outDir: 'dist/client',
        // Keeps `light-dark()` as written: lowered, it would no longer follow a nested `color-scheme`.
        cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
        // Every importer names all files of a part: the app's loader has them here before the part is run.
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: { index: 'index.html', sw: 'src/offline/service-worker.ts' },
          output: {
            entryFileNames: (chunk: { name: string }) =>
              chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js',
          },
        },
      },
  // The server bundle runs in an empty directory.
  ...(isSsrBuild ? { ssr: { noExternal: true as const } } : {}),
  // Watched writes of test runs would reload the page under development.
  server: { host: '127.0.0.1', watch: { ignored: ['**/test/.output/**', '**/.data/**'] } },
  test: {
    // A hang is what it is to find, on the busiest machine too.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: [`test/${pureRooms}/**/*.test.ts`],
          // These rooms keep no state beside what a test makes: loading them anew for every file took as long as half of
          // their tests.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: './test/support/browser-environment.ts',
          include: [`test/${screenRooms}/**/*.test.{ts,tsx}`],
          setupFiles: ['test/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'parts',
          environment: './test/support/browser-environment.ts',
          include: [`test/${partRooms}/**/*.test.{ts,tsx}`],
          setupFiles: ['test/setup.ts'],
          isolate: false,
        },
      },
    ],
  },
}));

/** `npm run dev`: the proxy with its simulator answers on Vite's own port, reloaded with the sources. */
function developmentProxy(): Plugin {
  return {
    name: 'homeostat:development-proxy',
    apply: (_, { command, isPreview }) =>
      command === 'serve' && !isPreview && process.env['VITEST'] === undefined,
    configureServer(server) {
      let current: { module: DevelopmentModule; listener: DevelopmentListener } | undefined;
      const origin = (): string => server.resolvedUrls?.local[0] ?? 'http://127.0.0.1:5173/';
      // The same module until a source behind it changes; then a proxy and a simulator of the new sources.
      const answer: DevelopmentListener = async (request, response, next) => {
        const module = (await server.ssrLoadModule('/src/proxy/development.ts')) as DevelopmentModule;
        if (current?.module !== module) current = { module, listener: module.developmentListener(origin) };
        await current.listener(request, response, next);
      };
      server.middlewares.use((request, response, next) => {
        void answer(request, response, next);
      });
    },
  };
}

type DevelopmentModule = { readonly developmentListener: (origin: () => string) => DevelopmentListener };

type DevelopmentListener = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => Promise<void>;

/**
 * Begins every module's stylesheet with the order of the layers that the tokens declare.
 *
 * A part of the program that pages share has a stylesheet of its own, which the document may name before that of the
 * tokens; the layer that is named first would become the weakest.
 */
function layerOrder(): Plugin {
  const [order] =
    /@layer [^;{]+;/.exec(readFileSync(new URL('src/ui/tokens.css', import.meta.url), 'utf8')) ?? [];
  if (order === undefined) throw new Error('Failed to order the layers: src/ui/tokens.css declares none.');
  return {
    name: 'homeostat:layer-order',
    enforce: 'pre',
    transform: { filter: { id: /\.module\.css$/ }, handler: (code) => `${order}\n${code}` },
  };
}

/** Has every `import()` of the build go through the app's own loader instead of the one that Vite writes. */
function partsOverBadNetworks(): Plugin {
  const loader = fileURLToPath(new URL('src/app/browser-parts.ts', import.meta.url));
  let isReplaced = false;
  return {
    name: 'homeostat:parts-over-bad-networks',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: { id: /vite\/preload-helper/ },
      handler() {
        isReplaced = true;
        return { code: `export { importPart as __vitePreload } from ${JSON.stringify(loader)};`, map: null };
      },
    },
    generateBundle() {
      if (!isReplaced)
        this.error('Failed to replace the loader of parts: Vite writes it under another name.');
    },
  };
}

/**
 * Lets a build leave out the components of packages that nobody uses.
 *
 * Two things hold them, though neither does anything: a call that makes a component or a context, and the name that it
 * then gets for a developer's tools. Everything else that a package does when it is loaded is kept.
 *
 * Recharts looks up its scales by name among all that d3 has, of times, logarithms and colours too. A frame alone makes
 * none; a chart around it would, and is refused. React Router names its development build alone, which differs from the
 * other in one constant.
 */
function unusedComponents(): Plugin {
  return {
    name: 'homeostat:unused-components',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: { id: /\/node_modules\/(react-router|recharts)\/.*\.m?js$/ },
      handler: (code) =>
        code
          .replaceAll(/^\w+\.displayName = (["'])[^"'\n]*\1;$/gm, '')
          .replaceAll(/^var \w+ = (?=React\d*\.(?:forwardRef|memo|createContext)\()/gm, '$&/* @__PURE__ */ ')
          .replace(/^import \* as (\w+) from 'victory-vendor\/d3-scale';$/m, 'var $1 = {};')
          .replace(/^var ENABLE_DEV_WARNINGS = true;$/m, 'var ENABLE_DEV_WARNINGS = false;'),
    },
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        const chart = Object.keys(output.modules).find((id) =>
          /\/recharts\/es6\/state\/RechartsStoreProvider\b/.test(id),
        );
        if (chart !== undefined) {
          this.error(
            'Failed to build a chart of Recharts: its scales are left out. Keep them in unusedComponents.',
          );
        }
      }
    },
  };
}

/** Subresource integrity for what index.html names; lazy chunks are covered by the same-origin policy of the page. */
function integrity(): Plugin {
  return {
    name: 'homeostat:integrity',
    enforce: 'post',
    apply: 'build',
    generateBundle: {
      // Vite itself rewrites the chunks' preload lists in this hook.
      order: 'post',
      handler(_, bundle) {
        const html = bundle['index.html'];
        if (html?.type !== 'asset') return;
        html.source = String(html.source).replaceAll(
          /<(script|link)\b([^>]*?)\b(src|href)="\.\/(assets\/[^"]+)"([^>]*)>/g,
          (tag, name: string, before: string, attribute: string, file: string, after: string) => {
            const output = bundle[file];
            if (output === undefined) return tag;
            const bytes = output.type === 'chunk' ? output.code : output.source;
            const digest = createHash('sha384').update(bytes).digest('base64');
            return `<${name}${before}${attribute}="./${file}" integrity="sha384-${digest}"${after}>`;
          },
        );
      },
    },
  };
}

/** Tells the service worker which files make up this build and which addresses are pages, and names the build. */
function precache(): Plugin {
  return {
    name: 'homeostat:precache',
    enforce: 'post',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') return;
        const files = Object.keys(bundle)
          .filter((name) => name.startsWith('assets/'))
          .toSorted();
        const html = bundle['index.html'];
        const build = createHash('sha256')
          .update(files.join('\n'))
          // A worker that answers otherwise keeps files of its own, for it is installed beside the one before.
          .update(worker.code + pagePath.source)
          .update(html?.type === 'asset' ? html.source : '')
          .digest('hex')
          .slice(0, 12);
        const facts = { __BUILD__: build, __FILES__: files, __PAGES__: pagePath.source };
        for (const [name, fact] of Object.entries(facts)) {
          if (!worker.code.includes(name)) this.error(`Failed to fill in sw.js: it names no ${name}.`);
          // A `$` in a pattern of pages means nothing to the replacement.
          worker.code = worker.code.replaceAll(name, () => JSON.stringify(fact));
        }
      },
    },
  };
}

/** Writes `.br` and `.gz` beside every text file, so that the server never compresses at run time. */
function compressed(): Plugin {
  return {
    name: 'homeostat:compressed',
    enforce: 'post',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const [fileName, output] of Object.entries(bundle)) {
          // index.html is rewritten for BASE_PATH when it is served.
          if (!/\.(js|css|svg|webmanifest)$/.test(fileName)) continue;
          const bytes = Buffer.from(output.type === 'chunk' ? output.code : output.source);
          const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
          this.emitFile({
            type: 'asset',
            fileName: `${fileName}.br`,
            source: brotliCompressSync(bytes, quality),
          });
          this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(bytes, { level: 9 }) });
        }
      },
    },
  };
}
