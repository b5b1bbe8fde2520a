import type { DialectName } from './world.ts';

/** A record as both sides can be brought to it: compared as text, field by field. */
export type Plain = { readonly id: string; readonly fields: Readonly<Record<string, unknown>> };

type Numbers = Readonly<Record<string, number | null>>;

/** As `/__sim/truth` tells them; read here by hand, since the product's decoders are what may be wrong. */
export type TrueGroup = {
  readonly grpid: number;
  readonly date: number;
  readonly timezone: string;
  readonly category: number;
  readonly attrib: number;
  readonly deviceid: string | null;
  readonly modelid: number | null;
  readonly comment: string | null;
  readonly created: number;
  readonly modified: number;
  readonly measures: readonly { readonly type: number; readonly value: number; readonly position?: number }[];
};
export type TrueDay = {
  readonly day: string;
  readonly timeZone: string;
  readonly totals: Numbers;
  readonly modelId: number;
  readonly deviceId: string;
  readonly modified: number;
};
export type TrueNight = {
  readonly id: number;
  readonly day: string;
  readonly timeZone: string;
  readonly from: number;
  readonly to: number;
  readonly model: number;
  readonly modelId: number;
  readonly deviceId: string;
  readonly created: number;
  readonly modified: number;
  readonly isCompleted: boolean;
  readonly summary: Numbers;
  readonly events: Readonly<Record<string, readonly number[]>>;
  readonly segments: readonly TrueSegment[];
};
type Track = readonly (readonly [number, number])[];
type TrueSegment = {
  readonly from: number;
  readonly to: number;
  readonly state: number;
  readonly model: number;
  readonly heartRateBpm?: Track;
  readonly breathsPerMinute?: Track;
  readonly snoringSec?: Track;
};
export type TrueWorkout = {
  readonly id: number;
  readonly category: number;
  readonly attrib: number;
  readonly day: string;
  readonly timeZone: string;
  readonly from: number;
  readonly to: number;
  readonly modelId: number;
  readonly deviceId: string;
  readonly modified: number;
  readonly values: Numbers;
};
export type TrueMinutes = Readonly<Record<string, number | string | undefined>> & {
  readonly at: number;
  readonly deviceId: string;
  readonly modelId: number;
};

export function plainGroup(group: TrueGroup, dialect: DialectName, homeZone: string): Plain {
  const { grpid, date, timezone, category, attrib, comment } = group;
  const { deviceid, modelid, created, modified } = group;
  return plain(grpid, {
    at: date,
    // In 2018 a group says neither where it was taken nor when it was made nor by what.
    timeZone: dialect === 'withings' ? timezone : homeZone,
    category,
    attrib,
    comment,
    measures: group.measures.map(({ type, value, position }) => [type, value, position ?? null]),
    ...(dialect === 'withings' && {
      createdAt: created,
      modifiedAt: modified,
      deviceId: deviceid,
      modelId: modelid,
    }),
  });
}

const dayFields: Readonly<Record<string, string>> = {
  steps: 'steps',
  distance: 'distanceM',
  elevation: 'elevationM',
  calories: 'activeKcal',
  totalcalories: 'totalKcal',
  soft: 'softSec',
  moderate: 'moderateSec',
  intense: 'intenseSec',
};

export function plainDay(day: TrueDay, dialect: DialectName): Plain {
  const { totals, timeZone, modelId, deviceId, modified } = day;
  const isRich = dialect === 'withings';
  return plain(day.day, {
    timeZone,
    ...renamed(totals, isRich ? { ...dayFields, active: 'activeSec' } : dayFields),
    ...(isRich && { ...heartOf(totals), modelId, deviceId, modifiedAt: modified, brand: 1, isTracker: true }),
  });
}

const nightFieldsOf2018: Readonly<Record<string, string>> = {
  wakeupduration: 'awakeSec',
  lightsleepduration: 'lightSec',
  deepsleepduration: 'deepSec',
  remsleepduration: 'remSec',
  durationtosleep: 'toSleepSec',
  durationtowakeup: 'toWakeUpSec',
  wakeupcount: 'wakeUps',
};
const nightFields: Readonly<Record<string, string>> = {
  ...nightFieldsOf2018,
  total_timeinbed: 'timeInBedSec',
  total_sleep_time: 'totalSleepSec',
  sleep_latency: 'sleepLatencySec',
  wakeup_latency: 'wakeUpLatencySec',
  waso: 'wasoSec',
  out_of_bed_count: 'outOfBedCount',
  nb_rem_episodes: 'remEpisodes',
  sleep_efficiency: 'efficiency',
  sleep_score: 'score',
  hr_average: 'heartRateAverageBpm',
  hr_min: 'heartRateMinBpm',
  hr_max: 'heartRateMaxBpm',
  rr_average: 'breathsAveragePerMinute',
  rr_min: 'breathsMinPerMinute',
  rr_max: 'breathsMaxPerMinute',
  snoring: 'snoringSec',
  snoringepisodecount: 'snoringEpisodes',
  breathing_disturbances_intensity: 'breathingDisturbances',
  apnea_hypopnea_index: 'apneaHypopneaIndex',
  mvt_score_avg: 'movementScoreAverage',
  mvt_active_duration: 'movementActiveSec',
  rmssd_start_avg: 'rmssdStartMs',
  rmssd_end_avg: 'rmssdEndMs',
};

export function plainNight(night: TrueNight, dialect: DialectName): Plain {
  const { day, timeZone, from, to, model, modelId, deviceId, created, modified, isCompleted } = night;
  const isRich = dialect === 'withings';
  // −1 stands for "not available".
  const told = Object.fromEntries(Object.entries(night.summary).filter(([, value]) => value !== -1));
  const events = Object.entries(night.events).filter(([, offsets]) => offsets.length > 0);
  return plain(night.id, {
    day,
    timeZone,
    from,
    to,
    source: sourceOf(model),
    modifiedAt: modified,
    values: renamed(told, isRich ? nightFields : nightFieldsOf2018),
    ...(isRich && {
      modelId,
      deviceId,
      createdAt: created,
      completed: isCompleted,
      ...(events.length > 0 && { events: Object.fromEntries(events) }),
    }),
  });
}

const workoutFieldsOf2018: Readonly<Record<string, string>> = {
  calories: 'activeKcal',
  intensity: 'intensity',
  steps: 'steps',
  distance: 'distanceM',
  elevation: 'elevationM',
  pool_laps: 'poolLaps',
  strokes: 'strokes',
};
const workoutFields: Readonly<Record<string, string>> = {
  ...workoutFieldsOf2018,
  pause_duration: 'pauseSec',
  algo_pause_duration: 'detectedPauseSec',
};
/** 0 in these says that nobody typed or measured anything. */
const typedFieldsOf2018: Readonly<Record<string, string>> = {
  manual_distance: 'manualDistanceM',
  manual_calories: 'manualKcal',
};
const typedFields: Readonly<Record<string, string>> = {
  ...typedFieldsOf2018,
  manual_intensity: 'manualIntensity',
  pool_length: 'poolLengthM',
  spo2_average: 'spo2AveragePercent',
};

export function plainWorkout(workout: TrueWorkout, dialect: DialectName): Plain {
  const { category, attrib, day, timeZone, from, to, modelId, deviceId, modified, values } = workout;
  const isRich = dialect === 'withings';
  const typed = renamed(values, isRich ? typedFields : typedFieldsOf2018);
  return plain(workout.id, {
    category,
    attrib,
    day,
    timeZone,
    from,
    to,
    modifiedAt: modified,
    ...renamed(values, isRich ? workoutFields : workoutFieldsOf2018),
    ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== 0)),
    modelId,
    ...(isRich
      ? { ...heartOf(values), deviceId }
      : { durationSec: to - from - (values['pause_duration'] ?? 0) }),
  });
}

const minuteFieldsOf2018: ReadonlySet<string> = new Set([
  'durationSec',
  'steps',
  'distanceM',
  'elevationM',
  'activeKcal',
  'strokes',
  'poolLaps',
]);

export function plainMinutes(minutes: TrueMinutes, dialect: DialectName): Plain {
  const { at, ...rest } = minutes;
  const isRich = dialect === 'withings';
  if (isRich) return plain(at, rest);
  return plain(at, Object.fromEntries(Object.entries(rest).filter(([name]) => minuteFieldsOf2018.has(name))));
}

/** Every segment of a night, told apart by what recorded it: two devices may begin one at the same second. */
export function plainSegments(night: TrueNight, dialect: DialectName): Plain[] {
  const isRich = dialect === 'withings';
  return night.segments.map((segment) => {
    const { from, to, state, heartRateBpm, breathsPerMinute, snoringSec } = segment;
    return plain(`${from} ${sourceOf(night.model)}`, {
      to,
      state,
      ...(isRich && {
        modelId: night.modelId,
        deviceId: night.deviceId,
        heartRateBpm: trackOf(heartRateBpm),
        breathsPerMinute: trackOf(breathsPerMinute),
        snoringSec: trackOf(snoringSec),
      }),
    });
  });
}

/** Fields that are null, undefined or empty lists are as good as absent; the order of keys says nothing. */
export function plain(id: string | number, fields: Readonly<Record<string, unknown>>): Plain {
  return { id: String(id), fields: tidied(fields) };
}

function tidied(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const tidy: Record<string, unknown> = {};
  for (const name of Object.keys(fields).sort()) {
    const value = fields[name];
    if (value === undefined || value === null) continue;
    const isMap = typeof value === 'object' && !Array.isArray(value);
    // Checked to be an object that is no list.
    tidy[name] = isMap ? tidied(value as Record<string, unknown>) : value;
  }
  return tidy;
}

export function sourceOf(model: number): string {
  return model === 32 ? 'mat' : 'tracker';
}

function trackOf(track: Track | undefined): unknown {
  return track === undefined || track.length === 0 ? null : track;
}

function renamed(values: Numbers, names: Readonly<Record<string, string>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([from, to]): [string, number][] => {
      const value = values[from];
      return value === undefined || value === null ? [] : [[to, value]];
    }),
  );
}

/** A pulse of 0 is how the service says that it measured none. */
function heartOf(values: Numbers): { heartRate?: unknown } {
  const zoneSec = [0, 1, 2, 3].map((zone) => values[`hr_zone_${zone}`] ?? null);
  const told = renamed(values, { hr_average: 'averageBpm', hr_min: 'minBpm', hr_max: 'maxBpm' });
  const pulse = Object.fromEntries(Object.entries(told).filter(([, bpm]) => bpm > 0));
  if (Object.keys(pulse).length === 0) return {};
  return { heartRate: { ...pulse, zoneSec: zoneSec.every((sec) => sec === null) ? null : zoneSec } };
}
