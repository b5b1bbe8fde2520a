/** Raw JSON of `getinfo`. The 2018 document shows two disjoint bodies for one call, so this is their union. */
export type WireUser = {
  userid?: number | string;
  id?: number | string;
  created?: number | string | false;
  /** Double-escaped in the document: decodes to `Europe\/Paris`. */
  timezone?: string;
  firstmeasure?: { weight?: string | null; activity?: string | null } | [];
  mac_address?: string;
  type?: number;
  model?: number;
};

/** `users` was the key of `getbyuserid`, the call that clients of 2018 used as well. */
export type WireUserBody = { user?: WireUser | []; users?: WireUser[] };
