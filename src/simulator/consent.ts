import type { ServiceCall } from './call.ts';
import { type ConsentRequest, consentPage, problemPage } from './pages.ts';
import { htmlReply, redirectReply, type Reply } from './reply.ts';
import { scopeWords, splitScopes } from './scopes.ts';
import type { State } from './state.ts';

export const authorizePath = '/oauth2_user/authorize2';

/** The page that asks the person (GET), and what follows from the answer (POST with `decision`). */
export function authorizeReply(call: ServiceCall, state: State): Reply {
  const clientId = call.params.get('client_id') ?? '';
  const redirectUri = call.params.get('redirect_uri') ?? '';
  // Without a trustworthy way back the problem is told here and nowhere else (RFC 6749, 4.1.2.1).
  if (clientId === '')
    return htmlReply(400, problemPage('The link does not say which app is asking (client_id).'));
  if (!isRedirectUri(redirectUri)) {
    return htmlReply(400, problemPage('The link has no usable way back to the app (redirect_uri).'));
  }
  const scopes = splitScopes(call.params.get('scope') ?? '');
  const request: ConsentRequest = { clientId, redirectUri, state: call.params.get('state') ?? null, scopes };
  if (call.params.get('response_type') !== 'code')
    return backWith(request, { error: 'unsupported_response_type' });
  if (scopes.length === 0 || scopes.some((scope) => !Object.hasOwn(scopeWords, scope))) {
    return backWith(request, { error: 'invalid_scope' });
  }
  if (call.method !== 'POST') return htmlReply(200, consentPage(request, state.person));
  const decision = call.params.get('decision');
  if (decision === 'allow') {
    return backWith(request, { code: state.grants.issueCode(request, state.clock.nowSec()) });
  }
  if (decision === 'deny') return backWith(request, { error: 'access_denied' });
  return htmlReply(400, problemPage('The answer was neither Allow nor Deny.'));
}

/** Any address of the web; a fragment is not allowed there (RFC 6749, 3.1.2), and no name and password. */
function isRedirectUri(text: string): boolean {
  if (!URL.canParse(text) || text.includes('#')) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

/** 303 makes a GET of the form's POST. */
function backWith(request: ConsentRequest, params: Record<string, string>): Reply {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  if (request.state !== null) url.searchParams.set('state', request.state);
  return redirectReply(303, url.href);
}
