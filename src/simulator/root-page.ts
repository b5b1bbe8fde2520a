import { accessLifeSec, codeLifeSec } from './grants.ts';
import { escape, page } from './pages.ts';
import type { Person } from './person.ts';
import { switchList } from './switches.ts';

type RootPageOptions = { readonly person: Person; readonly address: string; readonly hasControl: boolean };

/** What it offers, how to point a client at it, and what can be changed about it. */
export function rootPage({ person, address, hasControl }: RootPageOptions): string {
  return page(
    'Simulated health service',
    'simulator.css',
    `<p class="badge">Simulated health service</p>
    <h1>A Nokia Health and Withings account that nobody owns</h1>
    <p class="lead">${escape(person.name)} is invented, and so is every figure: years of mornings on the scale, steps
      minute by minute, nights, workouts, blood pressure, and five devices. Point a program for either service here
      in place of the real one; it need not know the difference.</p>
    ${addressSection(address)}
    ${trySection(address)}
    ${serviceSection}
    ${rulesSection}
    ${hasControl ? controlSection : ''}`,
    'broad',
  );
}

function addressSection(address: string): string {
  const here = escape(address);
  return `<section>
      <h2>Point a client here</h2>
      <p>Any <code>client_id</code> with any <code>client_secret</code> is an app; use the same pair for one account
        throughout. Every http or https <code>redirect_uri</code> will do. The shape of the answers follows the
        endpoint that issued the token.</p>
      <div class="pair">
        <div>
          <h3>Today (Withings)</h3>
          ${addresses(here, 'v2/oauth2', '<code>Authorization: Bearer</code>, with POST')}
        </div>
        <div>
          <h3>2018 (Nokia Health)</h3>
          ${addresses(here, 'oauth2/token', '<code>access_token=</code> in the address, with GET')}
        </div>
      </div>
    </section>`;
}

function addresses(here: string, tokenPath: string, tokenPlace: string): string {
  return `<dl>
            <dt>Consent</dt><dd><code>${here}/oauth2_user/authorize2</code></dd>
            <dt>Tokens</dt><dd><code>${here}/${tokenPath}</code></dd>
            <dt>Calls</dt><dd><code>${here}/</code></dd>
            <dt>The token goes</dt><dd>${tokenPlace}</dd>
          </dl>`;
}

function trySection(address: string): string {
  const lines = `SIM=${address}
BACK=http://127.0.0.1/back
ASK="response_type=code&client_id=my-app&redirect_uri=$BACK&state=1&scope=user.metrics,user.activity"
# Says yes on the consent page; open the same address in a browser to see it.
CODE=$(curl -s -o /dev/null -w '%{redirect_url}' -d decision=allow "$SIM/oauth2_user/authorize2?$ASK" \\
  | sed 's/.*code=\\([^&]*\\).*/\\1/')

# Today
curl -s "$SIM/v2/oauth2" -d action=requesttoken -d grant_type=authorization_code -d client_id=my-app \\
  -d client_secret=my-secret -d "code=$CODE" -d "redirect_uri=$BACK"
TOKEN=the-access_token-of-that-answer
curl -s "$SIM/v2/sleep" -H "Authorization: Bearer $TOKEN" -d action=getsummary \\
  -d startdateymd=2026-01-01 -d enddateymd=2026-01-31 -d data_fields=sleep_score,hr_average

# 2018: a new code, then
curl -s "$SIM/oauth2/token" -d grant_type=authorization_code -d client_id=my-app \\
  -d client_secret=my-secret -d "code=$CODE" -d "redirect_uri=$BACK"
curl -s "$SIM/measure?action=getmeas&limit=3&access_token=$TOKEN"`;
  return `<section>
      <h2>Try it</h2>
      <pre tabindex="0"><code>${escape(lines)}</code></pre>
    </section>`;
}

const serviceSection = `<section>
      <h2>Services</h2>
      <p>By path and <code>action</code>; parameters stand in the address or in a form.</p>
      ${rows(
        [
          ['user', 'getinfo', 'Account number, zone, first days'],
          ['v2/user', 'getdevice, getgoals', 'Five devices; goals, which are today’s alone'],
          ['measure', 'getmeas', 'Weight, body composition, blood pressure, temperature, oxygen, goals'],
          ['v2/measure', 'getactivity', 'Totals of a day; 200 on a page'],
          ['v2/measure', 'getintradayactivity', 'The minute series; 24 hours from the start'],
          ['v2/measure', 'getworkouts', 'Walks, runs, swims and others; 200 on a page'],
          ['v2/sleep', 'get', 'Phases of sleep with pulse, breath and snoring; 24 hours from the start'],
          ['v2/sleep', 'getsummary', 'Nights and naps; 7 days on a page in 2018, 300 rows today'],
          ['notify', 'subscribe, list, get, update, revoke', 'Notifications, delivered by real HTTP POST'],
          ['v2/signature', 'getnonce', 'For token calls that are signed instead of carrying the secret'],
        ].map(([path = '', action = '', words = '']) => [
          `<code>${path}</code>`,
          `<code>${action}</code>`,
          words,
        ]),
      )}
    </section>`;

const rulesSection = `<section>
      <h2>As strict as the real ones</h2>
      <ul>
        <li>A failure is HTTP 200 with a <code>status</code> in the body.</li>
        <li>A code lives ${codeLifeSec} s and serves once; access lasts ${accessLifeSec / 3600} hours.</li>
        <li>Each refresh hands out a new refresh token. The old one works until the new access is first used, at most
          8 hours.</li>
        <li>The same call within 10 s is refused with 601, and so is more than 120 a minute; with a token of 2018 also
          more than 60 of <code>getactivity</code>.</li>
        <li>A notification is tried ten times over some hours; who takes longer than 2 s has not answered.</li>
        <li>Records come in no order, twice, late, and with fields missing; zones are quoted and escaped where the
          document of 2018 has them so.</li>
        <li>No page of another origin may read an answer: there are no CORS headers.</li>
      </ul>
    </section>`;

const controlSection = `<section>
      <h2>Control</h2>
      <dl>
        <dt><code>POST __sim/clock</code></dt>
        <dd><code>{"advanceSec": 86400}</code> or <code>{"now": "2026-03-01T08:00:00Z"}</code></dd>
        <dt><code>POST __sim/readings</code></dt>
        <dd><code>{"add": [{"at": 1767250800, "values": {"weightKg": 78.4}}], "edit": [], "delete": []}</code>;
          <code>days</code>, <code>nights</code> and <code>workouts</code> each hold an add, edit and delete of
          records as the truth shows them; <code>readableAfterSec</code> notifies before the data can be read</dd>
        <dt><code>POST __sim/faults</code></dt>
        <dd><code>{"match": {"action": "getmeas", "nth": 3}, "fault": "killAccess", "times": 1}</code></dd>
        <dt><code>POST __sim/switches</code></dt>
        <dd><code>{"revisions": "none", "sleepWindow": "7 days"}</code>; GET tells how they stand</dd>
        <dt><code>POST __sim/tokens</code></dt>
        <dd><code>{"kill": "access"}</code> or <code>{"kill": "refresh"}</code></dd>
        <dt><code>POST __sim/apps</code></dt>
        <dd><code>{"clientId": "my-app", "clientSecret": "my-secret"}</code>, for an app that only signs</dd>
        <dt><code>POST __sim/subscriptions</code></dt>
        <dd><code>{"add": [{"callbackurl": "https://else.example/", "appli": 1}], "delete": []}</code></dd>
        <dt><code>GET __sim/deliveries</code></dt>
        <dd>Notifications and what became of them</dd>
        <dt><code>GET __sim/truth?kind=measures</code></dt>
        <dd>The records as they truly are; also <code>user</code>, <code>activity</code>, <code>intraday</code>,
          <code>sleep</code>, <code>sleep-summary</code>, <code>workouts</code>, <code>devices</code>,
          <code>goals</code>, <code>subscriptions</code>; <code>from</code> and <code>to</code> as days or instants</dd>
        <dt><code>GET __sim/calls</code></dt>
        <dd>What was called, without secrets</dd>
        <dt><code>POST __sim/reset</code></dt>
        <dd>Back to the beginning</dd>
      </dl>
    </section>
    <section>
      <h2>Switches</h2>
      <p>Where documents and recorded answers disagree, and how dirty the data are. The first value holds unless
        switched.</p>
      ${rows(
        switchList.map(({ name, values, words }) => [
          `<code>${name}</code>`,
          values.map((value, index) => (index === 0 ? `<strong>${value}</strong>` : value)).join(', '),
          escape(words),
        ]),
      )}
    </section>`;

/** Of HTML; the first of a row names it. */
function rows(list: readonly (readonly [name: string, ...details: string[]])[]): string {
  const items = list.map(([name, ...details]) => {
    const told = details.map((detail) => `<dd>${detail}</dd>`);
    return `<div><dt>${name}</dt>${told.join('')}</div>`;
  });
  return `<dl class="rows">${items.join('')}</dl>`;
}
