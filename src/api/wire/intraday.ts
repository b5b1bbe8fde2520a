/**
 * Raw JSON of `getintradayactivity`, both generations. Everything is optional on purpose.
 *
 * Units: metres, kcal, seconds. An entry with `duration` alone is a stretch without movement.
 */
export type WireIntradayEntry = {
  duration?: number | string | null;
  steps?: number | string | null;
  distance?: number | string | null;
  elevation?: number | string | null;
  calories?: number | string | null;
  /** The name in the table of 2018 and today. */
  stroke?: number | string | null;
  /** The name in the example of 2018. */
  strokes?: number | string | null;
  pool_lap?: number | string | null;
  /** The name in workouts. */
  pool_laps?: number | string | null;
  heart_rate?: number | null;
  spo2_auto?: number | null;
  rmssd?: number | null;
  sdnn1?: number | null;
  /** The name in the sleep series. */
  sdnn_1?: number | null;
  hrv_quality?: number | null;
  rr?: number | null;
  chest_movement_rate?: number | null;
  core_body_temperature?: number | null;
  deviceid?: string | null;
  hash_deviceid?: string | null;
  model?: string | null;
  model_id?: number | null;
  modelid?: number | null;
};

/** Entries by epoch seconds in text, in no promised order; an empty map may be written as a list. */
export type WireIntradayBody = {
  series?: Record<string, WireIntradayEntry> | [] | null;
};
