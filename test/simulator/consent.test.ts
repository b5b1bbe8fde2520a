import { expect, test } from 'vitest';
import { redirectUri, startSimulator } from './client.ts';

const authorize = '/oauth2_user/authorize2';
const getPage = async (changes: Record<string, string> = {}): Promise<Response> => {
  const { send, consentQuery } = startSimulator({ years: 1 });
  return send(`${authorize}?${consentQuery(changes)}`);
};
const nasty = `"><script>alert(1)</script>'`;

test('the page names the app that asks', async () => {
  expect(await (await getPage()).text()).toContain('my-app');
});

test('the page says in words what is asked for', async () => {
  const html = await (await getPage({ scope: 'user.metrics' })).text();
  expect([html.includes('Your measurements'), html.includes('Your activity')]).toEqual([true, false]);
});

test('the page has the buttons Allow and Deny', async () => {
  const html = await (await getPage()).text();
  expect([...html.matchAll(/<button[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(['Allow', 'Deny']);
});

test('the form posts to a relative address that carries the request', async () => {
  const { send, post, consentQuery } = startSimulator({ years: 1 });
  const html = await (await send(`${authorize}?${consentQuery({ state: 'a&b=c' })}`)).text();
  const action = (/action="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
  const answer = await post(`${authorize}${action}`, { decision: 'allow' });
  expect(new URL(answer.headers.get('location') ?? '').searchParams.get('state')).toBe('a&b=c');
});

test.each(['client_id', 'state', 'scope'])('%s is never reflected as markup', async (name) => {
  const response = await getPage({ [name]: nasty });
  expect(await response.text()).not.toContain('<script');
});

test('a redirect address is never reflected as markup', async () => {
  const html = await (await getPage({ redirect_uri: `https://app.test/${nasty}` })).text();
  expect(html).not.toContain('<script');
});

test('no address on the page is absolute', async () => {
  const html = await (await getPage()).text();
  const addresses = [...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, address]) => address ?? '');
  expect(addresses.filter((address) => /^(\/|https?:)/.test(address))).toEqual([]);
});

test('the page carries neither script nor inline style', async () => {
  const html = await (await getPage()).text();
  expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
});

test('the page allows nothing but its own stylesheet and an empty icon', async () => {
  expect((await getPage()).headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
  );
});

test('the stylesheet is where the page looks for it', async () => {
  const { send } = startSimulator({ years: 1 });
  const html = await (await getPage()).text();
  const href = /rel="stylesheet" href="([^"]*)"/.exec(html)?.[1] ?? '';
  const response = await send(new URL(href, `http://simulator.test${authorize}`).pathname);
  expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8');
});

test('Allow leads back with a code and the state', async () => {
  const url = await startSimulator({ years: 1 }).decide('allow');
  expect([url.origin + url.pathname, url.searchParams.get('state')]).toEqual([redirectUri, 'xyz']);
  expect(url.searchParams.get('code')).toMatch(/^[\da-f]{40}$/);
});

test('Deny leads back with access_denied, the state and no code', async () => {
  const url = await startSimulator({ years: 1 }).decide('deny');
  expect([...url.searchParams]).toEqual([
    ['error', 'access_denied'],
    ['state', 'xyz'],
  ]);
});

test('the way back is a GET', async () => {
  const { post, consentQuery } = startSimulator({ years: 1 });
  expect((await post(`${authorize}?${consentQuery()}`, { decision: 'allow' })).status).toBe(303);
});

test('a query that the redirect address already has is kept', async () => {
  const url = await startSimulator({ years: 1 }).decide('allow', { redirect_uri: 'https://app.test/in?x=1' });
  expect(url.searchParams.get('x')).toBe('1');
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  '/relative',
  '',
  'https://app.test/#fragment',
  'https://user:password@app.test/',
])('%j is no way back and is told on the page', async (redirect_uri) => {
  const response = await getPage({ redirect_uri });
  expect([response.status, response.headers.get('location')]).toEqual([400, null]);
});

test('a missing app is told on the page', async () => {
  expect((await getPage({ client_id: '' })).status).toBe(400);
});

test.each([
  [{ response_type: 'token' }, 'unsupported_response_type'],
  [{ scope: 'user.everything' }, 'invalid_scope'],
  [{ scope: '' }, 'invalid_scope'],
])('%o leads back with %s', async (changes, error) => {
  const url = new URL((await getPage(changes)).headers.get('location') ?? 'about:blank');
  expect(url.searchParams.get('error')).toBe(error);
});

test('an answer that is neither Allow nor Deny goes nowhere', async () => {
  const { post, consentQuery } = startSimulator({ years: 1 });
  expect((await post(`${authorize}?${consentQuery()}`, { decision: 'maybe' })).status).toBe(400);
});

test('looking at the page issues no code', async () => {
  expect((await getPage({ decision: 'allow' })).headers.get('location')).toBeNull();
});

test('only what was asked for is granted', async () => {
  expect((await startSimulator({ years: 1 }).signIn('nokia', { scope: 'user.info' })).scope).toBe(
    'user.info',
  );
});
