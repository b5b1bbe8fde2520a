import { type DayNumber, formatDay } from './calendar.ts';
import { hourSec, minuteSec, type Span } from './life-frame.ts';
import { eventsOf, summarize } from './life-night-summary.ts';
import { tracksOf } from './life-night-tracks.ts';
import type { SleepPlan, SleepPlans, Stay } from './life-sleep-plan.ts';
import { type Hypnogram, sleepThrough, stage, throughTracker, withHole } from './life-sleep.ts';
import type { Wear } from './life-wear.ts';
import type { TrueNight, TrueSegment } from './life.ts';
import type { Person } from './person.ts';

/** Sources of sleep as the wire numbers them. */
const model = { tracker: 16, mat: 32 } as const;

/** One number per stay and source of a day: two parts of a night, a nap, each by either device. */
const slotsPerDay = 8;
const napSlot = 2;

type NightsOptions = { readonly person: Person; readonly plans: SleepPlans; readonly wear: Wear };

/** What the devices delivered of a day's nights and naps. */
export function createNights({ person, plans, wear }: NightsOptions): (day: DayNumber) => TrueNight[] {
  const firstId = 2_000_000_000 + person.random.integer(0, 1999, 'night ids') * 1_000_000;

  const record = (plan: SleepPlan, stay: Stay, slot: number, source: 'mat' | 'tracker'): TrueNight => {
    const { day } = plan;
    const slept = sleepThrough(person, day, slot, stay);
    const isMat = source === 'mat';
    const seen = isMat ? { hypnogram: slept, skippedMinutes: 0 } : throughTracker(person, day, slot, slept);
    const recordSlot = slot * 2 + (isMat ? 0 : 1);
    const from = stay.from + seen.skippedMinutes * minuteSec;
    const segments = toSegments(withHole(person, day, recordSlot, seen.hypnogram), from, model[source]).map(
      (segment) => (isMat ? { ...segment, ...tracksOf(person, day, stay, segment) } : segment),
    );
    const to = segments.at(-1)?.to ?? stay.to;
    const created = to + delaySec(person, day, recordSlot);
    return {
      id: firstId + day * slotsPerDay + recordSlot,
      day: formatDay(day),
      timeZone: plan.timeZone,
      isNap: stay.isNap,
      from,
      to,
      model: model[source],
      ...(isMat ? wear.mat : wear.tracker(day)),
      created,
      modified: created + revisionSec(person, day, recordSlot),
      segments,
      summary: summarize(person, day, recordSlot, segments),
      events: eventsOf(segments),
    };
  };
  return (day) => {
    if (day <= person.firstDay) return [];
    const plan = plans.of(day);
    return [
      ...plan.nightSources.flatMap((source) =>
        plan.night.map((stay, slot) => record(plan, stay, slot, source)),
      ),
      ...plan.napSources.flatMap((source) => plan.naps.map((stay) => record(plan, stay, napSlot, source))),
    ];
  };
}

function toSegments(hypnogram: Hypnogram, from: number, source: number): TrueSegment[] {
  const segments: TrueSegment[] = [];
  let start = 0;
  for (let index = 0; index < hypnogram.length; index += 1) {
    const state = hypnogram[index] ?? stage.unknown;
    if (hypnogram[index + 1] === state) continue;
    const span: Span = { from: from + start * minuteSec, to: from + (index + 1) * minuteSec };
    start = index + 1;
    if (state === stage.unknown) continue;
    segments.push(
      state === stage.outOfBed
        ? { ...span, state: stage.awake, isOutOfBed: true, model: source }
        : { ...span, state, model: source },
    );
  }
  return segments;
}

function delaySec({ random, isCertain }: Person, day: DayNumber, slot: number): number {
  const isLate = !isCertain(day) && random.chance(0.03, 'night late', day, slot);
  return isLate
    ? random.integer(5, 40, 'night hours late', day, slot) * hourSec
    : random.integer(3, 20, 'night delay', day, slot) * minuteSec;
}

/** The service thinks again, within two days. */
function revisionSec({ random }: Person, day: DayNumber, slot: number): number {
  return random.chance(0.2, 'night revised', day, slot)
    ? random.integer(600, 48 * hourSec, 'revision', day, slot)
    : 0;
}
