/** For pages and what they load. React's `style` prop goes through the CSSOM and needs no `unsafe-inline`. */
const documentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The one policy of the app: it admits the address of the service worker.
  'trusted-types sw',
].join('; ');

/** For answers that are no pages: were one opened as a document after all, it could do nothing. */
const dataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** For the page that says a sign-in failed. A sandbox would also stop its refresh to the connect page. */
const noticePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const policies = { document: documentPolicy, data: dataPolicy, notice: noticePolicy } as const;
export type ContentPolicy = keyof typeof policies;

const unusedFeatures = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

const TWO_YEARS_SEC = 63_072_000;

const permissionsPolicy = unusedFeatures.map((feature) => `${feature}=()`).join(', ');

/** What every answer carries, whatever its status. `Cache-Control` is added where the answer sets none. */
export function securityHeaders(policy: ContentPolicy, secure: boolean): Readonly<Record<string, string>> {
  return secure ? overTls[policy] : overPlain[policy];
}

/** The same with each name before its value. */
export function securityFields(policy: ContentPolicy, secure: boolean): readonly string[] {
  return secure ? fieldsOverTls[policy] : fieldsOverPlain[policy];
}

const overTls = ofEach((policy) => headersOf(policy, true));
const overPlain = ofEach((policy) => headersOf(policy, false));
const fieldsOverTls = ofEach((policy) => Object.entries(overTls[policy]).flat());
const fieldsOverPlain = ofEach((policy) => Object.entries(overPlain[policy]).flat());

function ofEach<T>(of: (policy: ContentPolicy) => T): Readonly<Record<ContentPolicy, T>> {
  return { document: of('document'), data: of('data'), notice: of('notice') };
}

function headersOf(policy: ContentPolicy, secure: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': policies[policy],
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': permissionsPolicy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // Subdomains are the owner's other services; they are not ours to bind.
    ...(secure && { 'strict-transport-security': `max-age=${TWO_YEARS_SEC}` }),
  };
}
