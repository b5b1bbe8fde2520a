import { codeLifeSec, accessLifeSec } from './grants.ts';
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

export function rootPage(person: Person, hasControl: boolean): string {
  const rows = [
    ['oauth2_user/authorize2', 'Consent page; any client_id and any http or https redirect_uri'],
    [
      'oauth2/token',
      `Tokens as in 2018: flat answer. Codes live ${codeLifeSec} s, access ${accessLifeSec} s`,
    ],
    ['v2/oauth2', 'Tokens as today: action=requesttoken, answer in an envelope'],
    ['measure', 'action=getmeas: weight, body composition, blood pressure, temperature, goals'],
    ['user', 'action=getinfo: profile'],
  ].map(([path, words]) => `<dt><code>${path}</code></dt><dd>${words}</dd>`);
  return page(
    'Simulated health service',
    'simulator.css',
    `<p class="badge">Simulated health service</p>
    <h1>A Nokia Health and Withings account that nobody owns</h1>
    <p>${escape(person.name)} is invented and has weighed most mornings for years. Point any client of either
      service at this address in place of the real hosts; any pair of client_id and client_secret is an app.</p>
    <dl>${rows.join('')}</dl>
    <p>Parameters may stand in the query or in a form, the token also in the Authorization header. As in the real
      services, a failure is HTTP 200 with a <code>status</code>, and the same call within 10 s is refused with 601.</p>
    ${hasControl ? controlSection : ''}`,
  );
}

const controlSection = `<h2>Control</h2>
    <dl>
      <dt><code>POST __sim/clock</code></dt><dd><code>{"advanceSec": 86400}</code> or <code>{"now": "2026-03-01T08:00:00Z"}</code></dd>
      <dt><code>POST __sim/readings</code></dt><dd><code>{"add": [{"at": 1767250800, "values": {"weightKg": 78.4}}], "edit": [], "delete": []}</code></dd>
      <dt><code>POST __sim/faults</code></dt><dd><code>{"match": {"action": "getmeas", "nth": 3}, "fault": "killAccess", "times": 1}</code></dd>
      <dt><code>POST __sim/tokens</code></dt><dd><code>{"kill": "access"}</code> or <code>{"kill": "refresh"}</code></dd>
      <dt><code>GET __sim/truth?kind=measures</code></dt><dd>The records as they truly are</dd>
      <dt><code>GET __sim/calls</code></dt><dd>What was called, without secrets</dd>
      <dt><code>POST __sim/reset</code></dt><dd>Back to the beginning</dd>
    </dl>`;

function page(title: string, stylesheet: string, main: string): string {
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
    <main>
    ${main}
    </main>
  </body>
</html>
`;
}

function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
