/** Answer of `GET /auth/session`: what the browser may know about the link, and no secret. */
export type SessionBody =
  | { readonly connected: false; readonly providers: readonly ProviderBody[] }
  | {
      readonly connected: true;
      readonly provider: string;
      readonly dialect: 'nokia' | 'withings';
      readonly userid: string;
      readonly scopes: readonly string[];
      /** Epoch seconds at which the access token ends. */
      readonly expiresAt: number;
      readonly providers: readonly ProviderBody[];
    };

/** A service that this installation can link, for the buttons of the connect page. */
export type ProviderBody = { readonly id: string; readonly name: string; readonly simulated: boolean };
