import { type HomeSeries, LEAST_DAYS, LEAST_READINGS } from '#domain/home-pressure.ts';
import type { BloodPressureGuideline } from '#domain/pressure-classes.ts';
import { Card } from '#ui/Card.tsx';
import { toCount } from '../count.ts';
import { Explained } from '../Explained.tsx';
import { toClassName, toPressureText } from './pressure-view.ts';
import { explainHome, type Surroundings } from './vitals-explanations.ts';
import type { Words } from './vitals-view.ts';
import styles from './VitalsPage.module.css';

export type HomeCardProps = {
  home: HomeSeries | null;
  guideline: BloodPressureGuideline;
  around: Surroundings;
};

/** The home average with its class, its interval and what it rests on. */
export function HomeCard({ home, guideline, around }: HomeCardProps) {
  const { words } = around;
  const { format, messages } = words;
  const { home: text, unit, guideline: choice, classBy } = messages.pressure;
  const average = home?.average ?? null;
  if (home === null || average === null) {
    return (
      <Card title={text.label}>
        <p>{text.none}</p>
      </Card>
    );
  }
  const { systolic, diastolic, readings, days, isValid } = average.value;
  const pressure = { systolicMmHg: systolic.mean, diastolicMmHg: diastolic.mean };
  const value = `${toPressureText(pressure, words)} ${unit}`;
  const window = text.dates(format.dayRange(home.firstDay, home.lastDay));
  return (
    <Card title={text.label}>
      <p>
        <strong className={styles['big']}>
          <Explained
            name={`${text.label} ${value}`}
            explain={() => explainHome(average, { value, window }, around)}
          >
            {toPressureText(pressure, words)}
          </Explained>
        </strong>{' '}
        {unit}
      </p>
      <p className={styles['strong']}>
        {classBy(toClassName(pressure, guideline, words), choice.short[guideline])}
      </p>
      <p className={styles['rest']}>
        {window}: {text.basis(toCount(readings, format), toCount(days, format))}.
      </p>
      {systolic.low !== null && (
        <p className={styles['rest']}>
          {text.interval(intervalText(systolic, words), intervalText(diastolic, words))}
        </p>
      )}
      {!isValid && (
        <p className={styles['rest']}>
          {text.invalid(format.number(LEAST_READINGS, 0), format.number(LEAST_DAYS, 0))}
        </p>
      )}
    </Card>
  );
}

/** `125–131`, in whole mmHg. */
export function intervalText(
  { low, high }: { readonly low: number | null; readonly high: number | null },
  { format }: Pick<Words, 'format'>,
): string {
  if (low === null || high === null) return '';
  return `${format.number(Math.round(low), 0)}–${format.number(Math.round(high), 0)}`;
}
