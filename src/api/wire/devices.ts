/** Raw JSON of `getdevice`: three texts in 2018, the rest today. */
export type WireDevice = {
  type?: string;
  model?: string;
  /** `high`, `medium`, `low`, and the undocumented `unknown`. */
  battery?: string;
  model_id?: number | null;
  deviceid?: string | null;
  hash_deviceid?: string | null;
  timezone?: string | null;
  first_session_date?: number | null;
  last_session_date?: number | null;
};
