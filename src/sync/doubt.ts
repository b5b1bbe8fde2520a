import type { Archive } from '#archive/archive.ts';
import { readActivity, readNights } from '#archive/lists.ts';
import { readMinutes, readSegments } from '#archive/spans.ts';
import type { Span, SpanKind } from '#domain/record-kinds.ts';
import { overlaps } from '#domain/spans.ts';
import { addDays, toLocalDay, UTC } from '#domain/time.ts';
import { daySpan } from '#domain/windows.ts';

/** Whether the archive knows of something in a stretch of time that is answered with nothing. */
export async function isNothingDoubtful(archive: Archive, kind: SpanKind, span: Span): Promise<boolean> {
  // Zones are up to 14 hours ahead of UTC, and up to 12 behind.
  const [from, to] = [addDays(toLocalDay(span.from, UTC), -1), addDays(toLocalDay(span.to, UTC), 1)];
  if (kind === 'sleep') {
    const nights = await readNights(archive, from, to);
    return (
      nights.some((night) => overlaps(night, span)) || (await readSegments(archive, span)).segments.length > 0
    );
  }
  const days = await readActivity(archive, from, to);
  const hasMoved = days.some(({ day, timeZone, steps = 0 }) => {
    const whole = daySpan(day, timeZone);
    return steps > 0 && whole !== null && overlaps(whole, span);
  });
  return hasMoved || (await readMinutes(archive, span)).samples.length > 0;
}
