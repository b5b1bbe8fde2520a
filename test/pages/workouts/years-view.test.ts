import { describe, expect, it } from 'vitest';
import { toMeasureFormat } from '#pages/workouts/workout-format.ts';
import { toYears } from '#pages/workouts/years-view.ts';
import { day } from '../../support/days.ts';
import { rowAt } from '../../support/workouts.ts';
import { wordsIn } from './workout-words.ts';

const words = wordsIn('km');
const measure = toMeasureFormat('count', words);
const rows = [rowAt('2025-02-01T10:00:00Z'), rowAt('2026-01-10T10:00:00Z'), rowAt('2026-02-10T10:00:00Z')];
const today = day('2026-03-01');

describe('the year so far', () => {
  it('is told beside the same day of the year before', () => {
    const picture = toYears(rows, { firstDay: day('2024-05-01'), today }, measure, words);
    expect(picture?.summary).toBe('2026: 2 workouts so far. On the same day of 2025 it was 1 workout.');
  });

  it('says since when the year before is known', () => {
    const picture = toYears(rows, { firstDay: day('2025-01-20'), today }, measure, words);
    expect(picture?.summary).toContain('Of 2025 only the time from 20 Jan 2025 on is known.');
  });

  it('stands alone where the year before is not known on that day', () => {
    const picture = toYears(rows.slice(1), { firstDay: day('2025-06-01'), today }, measure, words);
    expect(picture?.summary).toBe('2026: 2 workouts so far.');
  });

  it('is read where the years can be compared while nobody points', () => {
    const picture = toYears(rows, { firstDay: day('2024-05-01'), today }, measure, words);
    const reading = picture?.reading(picture.restsAt);
    expect(picture?.formatTime(reading?.at ?? 0)).toBe('1 Mar');
    expect(reading?.lines.map(({ label }) => label)).toStrictEqual(['2026', '2025']);
  });

  it('has a row of the table for each day of a leap year', () => {
    const picture = toYears(rows, { firstDay: day('2024-05-01'), today }, measure, words);
    expect([...(picture?.table.rows() ?? [])]).toHaveLength(366);
  });
});
