import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { breachesOf, packageOwners, type Room, roomOf, rooms } from './rooms.ts';

const names = Object.keys(rooms) as Room[];
const fileIn = (room: Room): string => (room === 'main' ? 'main.tsx' : `${room}/seeded.ts`);
const sources = listSources();

describe('the walls of the house', () => {
  const forbidden = names.flatMap((from) =>
    names
      .filter((to) => to !== from && to !== 'main' && !(rooms[from] as readonly string[]).includes(to))
      .map((to) => ({ from, to })),
  );
  it.each(forbidden)('stop $from from knowing $to', ({ from, to }) => {
    const specifier = `#${fileIn(to)}`;
    expect(breachesOf(fileIn(from), `import { thing } from '${specifier}';`)).toHaveLength(1);
    expect(breachesOf(fileIn(from), `import type { Thing } from '${specifier}';`)).toHaveLength(1);
    expect(breachesOf(fileIn(from), `const thing = await import('${specifier}');`)).toHaveLength(1);
    expect(breachesOf(fileIn(from), `export { thing } from '${specifier}';`)).toHaveLength(1);
  });

  const open = names.flatMap((from) => rooms[from].map((to) => ({ from, to: to as Room })));
  it.each(open)('let $from know $to', ({ from, to }) => {
    expect(breachesOf(fileIn(from), `import { thing } from '#${fileIn(to)}';`)).toEqual([]);
  });

  it('stop a relative path into another room', () => {
    const breaches = breachesOf('sync/seeded.ts', "import { thing } from '../archive/archive.ts';");
    expect(breaches.map(({ why }) => why)).toEqual([
      'reaches another room by a relative path; use #room/file',
    ]);
  });

  it('stop one page from knowing another', () => {
    const breaches = breachesOf(
      'pages/body/BodyPage.tsx',
      "import { thing } from '../settings/SettingsPage.tsx';",
    );
    expect(breaches.map(({ why }) => why)).toEqual(['a page never knows another page']);
  });

  it('stop a file outside every room', () => {
    expect(breachesOf('utils/attic.ts', '')).toHaveLength(1);
  });

  const packages = Object.entries(packageOwners).flatMap(([name, owners]) =>
    names.filter((room) => !owners.includes(room)).map((room) => ({ name, room })),
  );
  it.each(packages)('keep $name out of $room', ({ name, room }) => {
    expect(breachesOf(fileIn(room), `import { thing } from '${name}/part';`)).toHaveLength(1);
  });

  it.each(names.filter((room) => room !== 'proxy'))('keep Node out of %s', (room) => {
    expect(breachesOf(fileIn(room), "import { readFileSync } from 'node:fs';")).toHaveLength(1);
  });

  it.each(['domain', 'locale', 'archive', 'sync', 'api', 'simulator', 'proxy'] as const)(
    'keep React out of %s',
    (room) => {
      expect(breachesOf(fileIn(room), "import { useState } from 'react';")).toHaveLength(1);
    },
  );

  it('do not mistake a comment for an import', () => {
    expect(breachesOf('domain/seeded.ts', "// import { thing } from '#archive/archive.ts';")).toEqual([]);
  });

  it('read the real sources', () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(new Set(sources.map(({ path }) => roomOf(path))).size).toBe(names.length);
  });

  it.each(sources)('hold in src/$path', ({ path, source }) => {
    expect(breachesOf(path, source)).toEqual([]);
  });
});

describe('names of files', () => {
  const banned = /(^|\/)(index|utils?|helpers?|common|misc|types)\.tsx?$/;
  it.each(sources)('say what is in src/$path', ({ path }) => {
    expect(path).not.toMatch(banned);
  });

  it.each(sources.filter(({ path }) => path.endsWith('.tsx') && path !== 'main.tsx'))(
    'give src/$path the name of its component',
    ({ path, source }) => {
      const name = path.split('/').at(-1)?.replace('.tsx', '') ?? '';
      expect(name).toMatch(/^[A-Z]/);
      expect(source).toMatch(new RegExp(`export (function|const|class) ${name}\\b`));
    },
  );
});

describe('pure rooms', () => {
  const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bglobalThis\b/;
  const pure = sources.filter(({ path }) => /^(domain|locale)\//.test(path));

  it.each(['Date.now()', 'new Date()', 'Math.random()', 'globalThis.fetch'])('may not use %s', (code) => {
    expect(code).toMatch(impure);
  });

  it.each(pure)('src/$path reads no clock, no randomness and no globals', ({ source }) => {
    const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\/\/.*$/gm, '');
    expect(code).not.toMatch(impure);
  });
});

function listSources(): { path: string; source: string }[] {
  const root = fileURLToPath(new URL('../../src/', import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') }));
}
