/** Raw JSON of `getworkouts`, both generations: what may arrive, not what should. Everything is optional on purpose. */
export type WireWorkout = {
  /** Seen twice in one answer. */
  id?: number | string;
  userid?: number | string;
  category?: number | string;
  timezone?: string;
  /** A number of the device models, not 16 or 32 as in the sleep series. */
  model?: number | string | null;
  model_id?: number | null;
  attrib?: number | null;
  startdate?: number | string;
  enddate?: number | string;
  /** `YYYY-MM-DD`; half a year off in the example of 2018. */
  date?: string;
  deviceid?: string | null;
  hash_deviceid?: string | null;
  /** PHP's empty map is a list. */
  data?: WireWorkoutData | [] | null;
  modified?: number | false | null;
};

/** Metres, kcal, seconds, beats per minute, °C, %; 0 often stands for "not measured". */
export type WireWorkoutData = {
  calories?: number | string | null;
  intensity?: number | null;
  manual_distance?: number | null;
  manual_calories?: number | null;
  manual_intensity?: number | null;
  hr_average?: number | null;
  hr_min?: number | null;
  hr_max?: number | null;
  hr_zone_0?: number | null;
  hr_zone_1?: number | null;
  hr_zone_2?: number | null;
  hr_zone_3?: number | null;
  pause_duration?: number | null;
  algo_pause_duration?: number | null;
  spo2_average?: number | null;
  steps?: number | string | null;
  distance?: number | string | null;
  elevation?: number | string | null;
  pool_laps?: number | string | null;
  strokes?: number | string | null;
  pool_length?: number | string | null;
  core_body_temperature_avg?: number | null;
  core_body_temperature_min?: number | null;
  core_body_temperature_max?: number | null;
  core_body_temperature_status?: number | null;
  /** 2018 only: laps, strokes and a duration of their own. */
  nblengthpool?: number | string | null;
  nbmovement?: number | string | null;
  duration?: number | string | null;
  /** The names in the minute series. */
  pool_lap?: number | string | null;
  stroke?: number | string | null;
};

export type WireWorkoutsBody = {
  series?: WireWorkout[] | Record<string, WireWorkout> | null;
  more?: boolean | number | string;
  offset?: number | false;
};
