import type { ChartAxis } from '#charts/time-series.ts';

type AxisOptions = Pick<ChartAxis, 'unit' | 'minSpan'> &
  Partial<Pick<ChartAxis, 'id' | 'side' | 'floor' | 'tickSteps'>>;

const decimals = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const wholes = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

const formatTick = (value: number): string => (value < 1000 ? decimals : wholes).format(value);

export function axisOf({ id = 'value', side = 'left', unit, ...rest }: AxisOptions): ChartAxis {
  return { ...rest, id, side, unit, formatTick, formatValue: (value) => `${formatTick(value)} ${unit}` };
}

export function oneAxis(options: AxisOptions): readonly ChartAxis[] {
  return [axisOf(options)];
}
