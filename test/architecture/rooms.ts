/**
 * The walls of the house as one table: what each room may know of the others. Everything not listed is forbidden,
 * type imports included. `room.test.ts` proves every wall with a seeded fault and then holds the sources against it.
 */
export const rooms = {
  main: ['app', 'pages', 'queries', 'settings', 'charts'],
  app: ['pages', 'queries', 'settings', 'ui', 'locale'],
  pages: ['queries', 'charts', 'ui', 'settings', 'locale', 'domain'],
  queries: ['sync', 'archive', 'api', 'domain', 'settings'],
  charts: ['ui', 'domain'],
  settings: ['locale', 'domain'],
  sync: ['archive', 'api', 'domain'],
  archive: ['domain'],
  api: ['domain', 'api/wire', 'api/dialects'],
  'api/dialects': ['api/wire'],
  'api/wire': [],
  locale: ['domain'],
  proxy: ['api/dialects', 'api/wire', 'simulator'],
  simulator: ['api/wire'],
  ui: [],
  domain: [],
  offline: [],
} as const satisfies Record<string, readonly string[]>;

export type Room = keyof typeof rooms;

/** Packages that one room alone may know; the others go through it. */
export const packageOwners: Readonly<Record<string, readonly Room[]>> = {
  recharts: ['charts'],
  'react-day-picker': ['pages'],
  '@tanstack/react-query': ['queries'],
  idb: ['archive'],
  valibot: ['api', 'settings', 'queries'],
  hono: ['proxy'],
  ioredis: ['proxy'],
  undici: ['proxy'],
  '@hono/node-server': ['proxy'],
  jose: ['proxy'],
  oauth4webapi: ['proxy'],
  'react-router-dom': ['app', 'pages', 'main'],
};

/** Rooms that run without React, in any runtime. */
const withoutReact: ReadonlySet<Room> = new Set<Room>([
  'domain',
  'locale',
  'archive',
  'sync',
  'api',
  'api/dialects',
  'api/wire',
  'simulator',
  'proxy',
  'offline',
]);

export type Breach = { readonly file: string; readonly specifier: string; readonly why: string };

/** The room a source file belongs to; `path` is relative to `src`. */
export function roomOf(path: string): Room | null {
  if (!path.includes('/')) return path === 'main.tsx' ? 'main' : null;
  const nested = path.split('/').slice(0, 2).join('/');
  const name = nested in rooms ? nested : path.split('/')[0];
  return name !== undefined && name in rooms ? (name as Room) : null;
}

/** Every module specifier that a source names, static, dynamic and type imports alike. */
export function specifiersOf(source: string): string[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])([^'"\n]+)\1/g;
  return [...withoutComments(source).matchAll(pattern)].map((match) => match[2] ?? '');
}

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

/** What a file breaks: arrows that do not lead down, ways around the walls, packages another room owns. */
export function breachesOf(path: string, source: string): Breach[] {
  const room = roomOf(path);
  if (room === null) return [{ file: path, specifier: '', why: 'stands in no room of the house' }];
  return specifiersOf(source).flatMap((specifier) => {
    const why = breach(room, path, specifier);
    return why === null ? [] : [{ file: path, specifier, why }];
  });
}

function breach(room: Room, path: string, specifier: string): string | null {
  const target = targetOf(path, specifier);
  if (target === null) return breachOfPackage(room, specifier);
  const targetRoom = roomOf(target);
  if (targetRoom === null) return 'leads to no room of the house';
  if (targetRoom === room) return room === 'pages' ? breachBetweenPages(path, target) : null;
  if (!specifier.startsWith('#')) return 'reaches another room by a relative path; use #room/file';
  const allowed: readonly string[] = rooms[room];
  return allowed.includes(targetRoom) ? null : `${room} may not know ${targetRoom}`;
}

/** The file below `src` that a specifier means, or `null` for a package. */
function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (!specifier.startsWith('.')) return null;
  return new URL(specifier, `file:///${path}`).pathname.slice(1);
}

function breachBetweenPages(path: string, target: string): string | null {
  const [, from, ...rest] = path.split('/');
  const [, to, ...others] = target.split('/');
  if (rest.length === 0 || others.length === 0 || from === to) return null;
  return 'a page never knows another page';
}

function breachOfPackage(room: Room, specifier: string): string | null {
  const parts = specifier.split('/');
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
  const owners = packageOwners[name];
  if (owners !== undefined && !owners.includes(room)) return `only ${owners.join(', ')} may know ${name}`;
  if (/^react(-dom|-is|-router-dom)?$/.test(name) && withoutReact.has(room))
    return `${room} runs without React`;
  if (specifier.startsWith('node:') && room !== 'proxy') return `${room} runs in the browser too`;
  return null;
}
