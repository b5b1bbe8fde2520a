import type { Person } from './person.ts';
import { scopeWords } from './scopes.ts';

/**
 * The simulator's few pages: plain HTML without script, every address relative, so that they also work when
 * the simulator is mounted under a prefix.
 */
export const stylesheetPath = '/simulator.css';

export type ConsentRequest = {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string | null;
  readonly scopes: readonly string[];
};

export function consentPage(request: ConsentRequest, person: Person): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scopes.join(','),
    ...(request.state !== null && { state: request.state }),
  });
  const items = request.scopes.map((scope) => {
    const words = scopeWords[scope] ?? { title: scope, detail: '' };
    return `<li><strong>${escape(words.title)}</strong><span>${escape(words.detail)}</span></li>`;
  });
  return page(
    'Allow access?',
    '../simulator.css',
    `<p class="badge">Simulated health service</p>
    <h1>Allow <span class="app">${escape(request.clientId)}</span> to read your data?</h1>
    <p class="person"><span class="initial" aria-hidden="true">${escape(person.name.slice(0, 1))}</span>
      <span>Signed in as <strong>${escape(person.name)}</strong><br><small>account ${person.userid}</small></span></p>
    <h2>It asks to read</h2>
    <ul>${items.join('')}</ul>
    <form method="post" action="?${escape(query.toString())}">
      <button name="decision" value="allow" class="primary">Allow</button>
      <button name="decision" value="deny">Deny</button>
    </form>
    <p class="note">Either way you return to <span class="host">${escape(new URL(request.redirectUri).origin)}</span>.
      ${escape(person.name)} is invented, and so is every figure.</p>`,
  );
}

export function problemPage(problem: string): string {
  return page(
    'This link does not work',
    '../simulator.css',
    `<p class="badge">Simulated health service</p>
    <h1>This link does not work</h1>
    <p>${escape(problem)}</p>
    <p class="note">Go back to the app and start again.</p>`,
  );
}

export function page(title: string, stylesheet: string, main: string, className = 'narrow'): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${escape(title)}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${stylesheet}">
  </head>
  <body>
    <main class="${className}">
    ${main}
    </main>
  </body>
</html>
`;
}

export function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
