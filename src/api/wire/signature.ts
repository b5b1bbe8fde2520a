/** Raw JSON of `/v2/signature` `action=getnonce`. The nonce lives 30 minutes. */
export type WireNonceBody = { nonce?: string };
