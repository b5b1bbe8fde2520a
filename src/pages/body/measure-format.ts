import { measureType } from '#domain/measures.ts';
import type { Format } from '#locale/format.ts';
import type { MeasuresMessages } from '#locale/messages/english-measures.ts';
import type { QuantityFormat } from '#locale/quantities.ts';

/** How the values of one type of measure are told. */
export type MeasureFormat = {
  readonly name: string;
  /** Whether we know what it measures; otherwise it has its number for a name and its values no unit. */
  readonly isKnown: boolean;
  /** Empty for a value without one. */
  readonly unit: string;
  /** In that unit, not rounded. */
  readonly toNumber: (value: number) => number;
  readonly text: (value: number) => string;
  readonly tableNumber: (value: number) => string;
};

export type MeasureWords = {
  readonly format: Format;
  readonly quantities: QuantityFormat;
  readonly measures: MeasuresMessages;
};

type Scale = {
  readonly unit: string;
  readonly toNumber: (value: number) => number;
  /** Decimals of a value that was converted. */
  readonly converted?: number;
};

/** Weights of the whole and of its parts (168 and 169 water, 173 to 175 segments). */
const masses: ReadonlySet<number> = new Set([
  measureType.weight,
  measureType.fatFreeMass,
  measureType.fatMass,
  measureType.muscleMass,
  measureType.hydration,
  measureType.boneMass,
  168,
  169,
  173,
  174,
  175,
]);
const temperatures: ReadonlySet<number> = new Set([
  measureType.temperature,
  measureType.bodyTemperature,
  measureType.skinTemperature,
]);

/** Units of the service's table of measure types that nobody chooses. */
const units: Readonly<Record<number, string>> = {
  [measureType.fatRatio]: '%',
  [measureType.spo2]: '%',
  [measureType.diastolic]: 'mmHg',
  [measureType.systolic]: 'mmHg',
  [measureType.pulseWaveVelocity]: 'm/s',
  123: 'ml/min/kg',
  135: 'ms',
  136: 'ms',
  137: 'ms',
  138: 'ms',
  226: 'kcal/d',
};
const yearsTypes: ReadonlySet<number> = new Set([155, 227]);

const MOST_DECIMALS = 3;

export function measureFormatOf(type: number, { format, quantities, measures }: MeasureWords): MeasureFormat {
  const known = measures.types[type];
  const { unit, toNumber, converted = 2 } = scaleOf(type, { format, quantities, measures });
  // As many decimals as were sent; what is converted has a few.
  const decimalsOf = (value: number) => (toNumber(value) === value ? sentDecimals(value) : converted);
  return {
    name: known ?? measures.typeOther(String(type)),
    isKnown: known !== undefined,
    unit,
    toNumber,
    text: (value) => `${format.number(toNumber(value), decimalsOf(value))} ${unit}`.trim(),
    tableNumber: (value) => format.tableNumber(toNumber(value), decimalsOf(value)),
  };
}

function scaleOf(type: number, { format, quantities, measures }: MeasureWords): Scale {
  if (masses.has(type)) return { unit: format.weightAxisUnit, toNumber: format.weightNumber };
  if (temperatures.has(type))
    return { unit: quantities.temperatureUnit, toNumber: quantities.temperatureNumber };
  if (type === measureType.height)
    return { unit: quantities.lengthUnit, toNumber: quantities.lengthNumber, converted: 1 };
  if (type === measureType.pulse) return { unit: measures.perMinute, toNumber: same };
  if (yearsTypes.has(type)) return { unit: measures.years, toNumber: same };
  return { unit: units[type] ?? '', toNumber: same };
}

function same(value: number): number {
  return value;
}

function sentDecimals(value: number): number {
  const [, decimals = ''] = String(value).split('.');
  return Math.min(MOST_DECIMALS, decimals.length);
}

/** A place of the body; one that is new to us by its number. */
export function positionName(position: number | null, whole: string, measures: MeasuresMessages): string {
  if (position === null) return whole;
  return measures.positions[position] ?? measures.positionOther(String(position));
}
