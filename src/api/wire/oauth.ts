/** Raw JSON of a token answer: what may arrive, not what should. */
export type WireTokens = {
  access_token?: string;
  refresh_token?: string;
  /** Seconds; 10,800 in practice. */
  expires_in?: number | string;
  token_type?: string;
  /** Comma list; may be narrower than what was asked for. */
  scope?: string;
  userid?: number | string;
  csrf_token?: string;
};

/** 2018: flat, an OAuth 2 answer as RFC 6749 has it. */
export type WireFlatTokenAnswer = WireTokens & { error?: string; error_description?: string };

/** Today: enveloped, HTTP 200 on failure too. */
export type WireTokenAnswer = { status?: number | string; body?: WireTokens | []; error?: string };
