/** Raw JSON of `/v2/sleep`, both generations: what may arrive, not what should. */

/** Values by epoch second; PHP writes an empty map as `[]`. */
export type WireSleepTrack = Record<string, number | string | null> | [];

export type WireSleepSegment = {
  startdate?: number | string;
  enddate?: number | string;
  state?: number | string;
  /** Words today (`Aura Sensor V2`). */
  model?: string | number | null;
  model_id?: number | null;
  deviceid?: string | null;
  hash_deviceid?: string | null;
  hr?: WireSleepTrack;
  rr?: WireSleepTrack;
  /** Seconds of snoring. */
  snoring?: WireSleepTrack;
  /** Written `sdnn1` in the minute series. */
  sdnn_1?: WireSleepTrack;
  rmssd?: WireSleepTrack;
  hrv_quality?: WireSleepTrack;
  mvt_score?: WireSleepTrack;
  chest_movement_rate?: WireSleepTrack;
  withings_index?: WireSleepTrack;
  breathing_sounds?: WireSleepTrack;
};

export type WireSleepBody = {
  /** 16 tracker, 32 sleep monitor. */
  model?: number | string;
  /** A list in every recorded answer; an object in today's documentation. */
  series?: WireSleepSegment[] | WireSleepSegment | Record<string, WireSleepSegment>;
};

/** Durations in seconds unless said otherwise. */
export type WireSleepSummaryData = {
  total_timeinbed?: number;
  /** Light, deep and REM together. */
  total_sleep_time?: number;
  /** From external sources, which know no phases: those are `null` then. */
  asleepduration?: number | null;
  lightsleepduration?: number | null;
  deepsleepduration?: number | null;
  /** Trackers leave it out. */
  remsleepduration?: number | null;
  wakeupduration?: number | null;
  sleep_latency?: number;
  wakeup_latency?: number;
  waso?: number;
  /** Deprecated, and the only ones that the 2018 document has. */
  durationtosleep?: number;
  durationtowakeup?: number;
  snoring?: number;
  snoringepisodecount?: number;
  mvt_active_duration?: number;
  /** 0–255. */
  mvt_score_avg?: number;
  breathing_sounds?: number;
  breathing_sounds_episode_count?: number;
  wakeupcount?: number;
  out_of_bed_count?: number;
  nb_rem_episodes?: number;
  /** 0–100. */
  sleep_score?: number;
  /** A ratio, 0–1. */
  sleep_efficiency?: number;
  hr_average?: number;
  hr_min?: number;
  hr_max?: number;
  rr_average?: number;
  rr_min?: number;
  rr_max?: number;
  rmssd_start_avg?: number;
  rmssd_end_avg?: number;
  chest_movement_rate_average?: number;
  chest_movement_rate_min?: number;
  chest_movement_rate_max?: number;
  chest_movement_rate_wellness_average?: number;
  chest_movement_rate_wellness_min?: number;
  chest_movement_rate_wellness_max?: number;
  core_body_temperature_min?: number;
  core_body_temperature_max?: number;
  core_body_temperature_avg?: number;
  core_body_temperature_status?: number;
  /** −1 where there is none. */
  breathing_disturbances_intensity?: number;
  breathing_quality_assessment?: number;
  /** −1 where there is none; Europe and Australia alone. */
  apnea_hypopnea_index?: number;
  withings_index?: number;
  /** Offsets in seconds from `startdate` by event. */
  night_events?: Record<string, number[]> | [];
};

export type WireSleepSummary = {
  id?: number | string;
  userid?: number | string;
  /** `"\"Europe/Paris\""` in the document: it decodes with literal quotes. */
  timezone?: string | null;
  /** 16 or 32; the device (51–55, 61) in older answers. */
  model?: number | string;
  model_id?: number | null;
  deviceid?: string | null;
  hash_deviceid?: string | null;
  startdate?: number | string;
  enddate?: number | string;
  /** `YYYY-MM-DD`, the local day of the end. */
  date?: string;
  created?: number | false;
  modified?: number | false;
  completed?: boolean | number;
  data?: WireSleepSummaryData | [];
};

export type WireSleepSummaryBody = {
  series?: WireSleepSummary[] | Record<string, WireSleepSummary>;
  more?: number | boolean | string;
  offset?: number | false;
};
