/**
 * Raw JSON of `getactivity`, both generations: what may arrive, not what should. Everything is optional on purpose.
 *
 * Units: metres, kcal, seconds, beats per minute. Today's documents call `elevation` floors climbed; it is metres.
 */
export type WireActivity = {
  /** `YYYY-MM-DD`, the local day in `timezone`. */
  date?: string;
  /** Seen with quotes and backslashes of its own. */
  timezone?: string;
  steps?: number | string | null;
  distance?: number | string | null;
  elevation?: number | string | null;
  soft?: number | string | null;
  moderate?: number | string | null;
  intense?: number | string | null;
  /** Today only: moderate and intense together. */
  active?: number | string | null;
  /** Of activity alone. */
  calories?: number | string | null;
  totalcalories?: number | string | null;
  hr_average?: number | null;
  hr_min?: number | null;
  hr_max?: number | null;
  /** Seconds in the zones light, moderate, intense, peak. */
  hr_zone_0?: number | null;
  hr_zone_1?: number | null;
  hr_zone_2?: number | null;
  hr_zone_3?: number | null;
  /** `null` in the row that the service adds up itself. */
  deviceid?: string | null;
  hash_deviceid?: string | null;
  model?: string | null;
  modelid?: number | null;
  /** The documents' spelling; every recorded row has `modelid`. */
  model_id?: number | null;
  brand?: number | null;
  is_tracker?: boolean | number | null;
  modified?: number | false | null;
};

/**
 * A range of days is a list, or a map by day or index; the single day of 2018 (`date=`) is the body itself.
 * `offset` stands there with `more: false` too.
 */
export type WireActivityBody = WireActivity & {
  activities?: WireActivity[] | Record<string, WireActivity> | null;
  more?: boolean | number | string;
  offset?: number | false;
};
