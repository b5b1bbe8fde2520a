import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Packages = Readonly<
  Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>
>;

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Packages;
};

/**
 * npm writes a lock without the other platforms' binaries when a registry lacks them at that moment, and then
 * `npm ci` refuses the lock everywhere. Every optional dependency must therefore stand in the lock.
 */
function holesOf(packages: Packages): string[] {
  return Object.entries(packages).flatMap(([owner, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(packages, owner, name)),
  );
}

function isLocked(packages: Packages, owner: string, name: string): boolean {
  let folder = owner;
  for (;;) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
    const parent = folder.lastIndexOf('/node_modules/');
    folder = parent < 0 ? '' : folder.slice(0, parent);
  }
}

describe('the lockfile', () => {
  it('holds the native parts of every platform', () => {
    expect(holesOf(lock.packages)).toEqual([]);
  });

  it('would be caught with a hole in it', () => {
    const packages = {
      ...lock.packages,
      'node_modules/seeded': { optionalDependencies: { '@seeded/darwin': '1' } },
    };
    expect(holesOf(packages)).toEqual(['@seeded/darwin']);
  });

  it('names no registry, so that any serves it', () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
  });

  it('pins every direct dependency exactly', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
