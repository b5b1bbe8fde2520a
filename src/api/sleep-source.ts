import type { SleepSource } from '#domain/sleep.ts';

/** What recorded a night, as far as its answer tells. */
export type SleepSourceFields = {
  readonly source: SleepSource;
  /** `model` as it was sent. */
  readonly sourceModel?: number;
  /** The device behind it. */
  readonly modelId?: number;
};

const TRACKER = 16;
const SLEEP_MONITOR = 32;

type Range = readonly [first: number, last: number];

/** Wrist devices among the vendor's models: 51 Pulse to 59 Steel HR Sport, 90 Move to 95 ScanWatch Light. */
const trackerModels: readonly Range[] = [
  [51, 59],
  [90, 95],
];
/** 60 Aura Dock to 63 Aura Sensor V2 (Sleep Analyzer). 13 is in dispute: a scale to some, a mat to others. */
const matModels: readonly Range[] = [[60, 63]];

/**
 * Reads `model`, which has meant two things: what kind of source (16, 32), or which device (51 to 55, 61).
 *
 * The document gives the first meaning to `sleep get` and the second to `getsummary`, and the service has since
 * answered both with the first. `model_id`, where it came, says the device better.
 */
export function toSleepSource(
  model: number | null | undefined,
  modelId: number | null | undefined,
): SleepSourceFields {
  const deviceModel = modelId ?? (sourceOfDevice(model) === 'unknown' ? null : model);
  return {
    source: sourceOfKind(model) ?? sourceOfDevice(deviceModel),
    ...(isNumber(model) && { sourceModel: model }),
    ...(isNumber(deviceModel) && { modelId: deviceModel }),
  };
}

function sourceOfKind(model: number | null | undefined): SleepSource | null {
  if (model === TRACKER) return 'tracker';
  return model === SLEEP_MONITOR ? 'mat' : null;
}

function sourceOfDevice(model: number | null | undefined): SleepSource {
  if (!isNumber(model)) return 'unknown';
  if (isWithin(trackerModels, model)) return 'tracker';
  return isWithin(matModels, model) ? 'mat' : 'unknown';
}

function isWithin(ranges: readonly Range[], model: number): boolean {
  return ranges.some(([first, last]) => model >= first && model <= last);
}

function isNumber(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}
