import { describe, expect, it } from 'vitest';
import { isOfBuild, nameCache, otherBuilds, planAnswer, staleCaches } from '#offline/plan.ts';
import { isPagePath } from '#proxy/page-routes.ts';

const host = 'https://health.example';
const open = (path: string, scope = `${host}/`) =>
  planAnswer({ method: 'GET', mode: 'navigate', url: `${host}${path}` }, { scope, isPage: isPagePath });
const load = (path: string, scope = `${host}/`) =>
  planAnswer({ method: 'GET', mode: 'cors', url: `${host}${path}` }, { scope, isPage: isPagePath });
const at = (path: string, build: string): string => nameCache(`${host}${path}`, build);

describe('planAnswer', () => {
  it.each(['/', '/body', '/body?range=all', '/day/2026-03-29', '/settings?from=shortcut#data'])(
    'opens the page %s at once',
    (path) => {
      expect(open(path)).toBe('page');
      expect(open(`/health${path}`, `${host}/health/`)).toBe('page');
    },
  );

  it.each(['/grafana/', '/health/body', '/icon.svg', '/bodyy'])(
    'lets whatever stands at %s answer first',
    (path) => {
      expect(open(path)).toBe('address');
    },
  );

  it.each(['/api/measures', '/auth/login', '/simulator/x', '/healthz', '/__sim/faults'])(
    'never answers for the server at %s',
    (path) => {
      expect([open(path), load(path)]).toEqual([null, null]);
    },
  );

  it('has files of builds at hand, and nothing else that a page loads', () => {
    expect(['/assets/index-abc.js', '/manifest.webmanifest', '/'].map((path) => load(path))).toEqual([
      'part',
      null,
      null,
    ]);
  });

  it('keeps to its own installation', () => {
    expect(open('/body', `${host}/health/`)).toBeNull();
    expect(load('/assets/index-abc.js', `${host}/health/`)).toBeNull();
    const url = 'https://elsewhere.example/assets/a.js';
    expect(planAnswer({ method: 'GET', mode: 'cors', url }, { scope: `${host}/`, isPage: isPagePath })).toBe(
      null,
    );
  });

  it('answers nothing but GET', () => {
    const sent = { method: 'POST', mode: 'navigate', url: `${host}/body` };
    expect(planAnswer(sent, { scope: `${host}/`, isPage: isPagePath })).toBeNull();
  });
});

describe('the files of builds', () => {
  it('are of one installation: another one on the same host keeps its own', () => {
    const names = [at('/', 'a'), at('/health/', 'a'), at('/health/', 'b'), 'elsewhere'];
    expect(otherBuilds(names, `${host}/`, at('/', 'b'))).toEqual([at('/', 'a')]);
    expect(otherBuilds(names, `${host}/health/`, at('/health/', 'b'))).toEqual([at('/health/', 'a')]);
  });

  it('stay for the pages of the two builds before', () => {
    const names = ['a', 'b', 'c', 'd'].map((build) => at('/', build));
    expect(staleCaches(names, `${host}/`, at('/', 'd'))).toEqual([at('/', 'a')]);
    expect(staleCaches(names.slice(2), `${host}/`, at('/', 'd'))).toEqual([]);
  });

  it('go when their name tells no installation, as it once was', () => {
    expect(staleCaches(['homeostat-0123456789ab', at('/', 'b')], `${host}/`, at('/', 'b'))).toEqual([
      'homeostat-0123456789ab',
    ]);
  });
});

describe('isOfBuild', () => {
  const shell =
    '<script type="module" src="/health/assets/index-a.js"></script><link href="/health/icon.svg">';

  it('knows the document of a build by the files that it names', () => {
    expect(isOfBuild(shell, ['assets/index-a.js', 'assets/BodyPage-a.js'])).toBe(true);
  });

  it('refuses the document of another build', () => {
    expect(isOfBuild(shell, ['assets/index-b.js'])).toBe(false);
  });

  it('refuses what is no document of ours, such as a sign-in in front of the server', () => {
    expect(isOfBuild('<form action="/login"></form>', ['assets/index-a.js'])).toBe(false);
  });
});
