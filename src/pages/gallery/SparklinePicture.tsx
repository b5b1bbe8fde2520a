import { MiniBars } from '#charts/MiniBars.tsx';
import { Sparkline } from '#charts/Sparkline.tsx';
import { useMemo } from 'react';
import { daysOf, type GalleryCase, gridOf, quantities, windowOf } from './gallery-data.ts';
import styles from './GalleryPage.module.css';

const sizes = [
  { width: 60, height: 20 },
  { width: 120, height: 32 },
  { width: 240, height: 60 },
] as const;

const LEVEL = 62;
const BARS = 12;

/** Every size of a line for a tile, with what is usual behind it, another beside it and without, and bars for one. */
export function SparklinePicture({ name, data }: { name: string; data: GalleryCase }) {
  const series = useMemo(
    () => ({
      ...gridOf(daysOf(data, quantities.pulse)),
      id: 'pulse',
      label: 'Pulse',
      kind: 'line' as const,
      tone: 'primary' as const,
    }),
    [data],
  );
  const beside = useMemo(
    () => ({ ...series, id: 'beside', value: series.value.map((value) => value - 10) }),
    [series],
  );
  const bars = Array.from(series.value.slice(-BARS));
  const isPartial = bars.map((_, index) => index === bars.length - 1);
  const { from, to } = windowOf(data);
  return (
    <div className={styles['tiles']}>
      {sizes.map(({ width, height }) => (
        <div key={width} className={styles['tiles']}>
          <Sparkline
            series={series}
            from={from}
            to={to}
            width={width}
            height={height}
            minSpan={10}
            name={`${name}: ${width} × ${height}`}
          />
          <Sparkline series={series} width={width} height={height} minSpan={10} usual={[58, 66]} />
          <Sparkline series={series} beside={beside} width={width} height={height} minSpan={10} />
          <MiniBars values={bars} isPartial={isPartial} level={LEVEL} width={width} height={height} />
        </div>
      ))}
    </div>
  );
}
