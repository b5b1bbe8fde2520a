import type { Archive } from '#archive/archive.ts';
import type { Landing } from '#archive/landing.ts';
import type { CoveredSpan, SyncState } from '#archive/sync-state.ts';
import { factKinds, listKinds, spanKinds, type SpanKind } from '#domain/record-kinds.ts';
import { subtractSpans } from '#domain/spans.ts';
import {
  addDays,
  cleanTimeZone,
  parseLocalDay,
  toLocalDay,
  UTC,
  type EpochSec,
  type LocalDay,
  type TimeZone,
} from '#domain/time.ts';
import { todayOf, type Performing } from './performing.ts';
import type { PlanInput, Wish } from './plan.ts';
import type { Recall } from './recall.ts';
import { createZones } from './zones.ts';

/** What the archive knows, as far as a plan of calls is made from it; kept in step with what lands. */
export type Knowledge = {
  readonly state: () => SyncState;
  readonly setState: (state: SyncState) => void;
  /** Reads everything anew before the next plan. */
  readonly forget: () => void;
  /** Makes sure that all is there that a plan for these screens needs. */
  readonly load: (wishes: readonly Wish[]) => Promise<void>;
  readonly note: (landing: Landing) => void;
  readonly noteZones: (zones: readonly (readonly [day: LocalDay, zone: TimeZone])[]) => void;
  readonly input: () => Pick<PlanInput, 'state' | 'coverage' | 'zoneOn' | 'firstDayHint'>;
};

/** The days whose minutes and nights are read without anybody looking, and a few more. */
const recentDays = 40;

export function createKnowledge(
  archive: Archive,
  now: () => EpochSec,
  loadOthers: Performing['loadOthers'],
): Knowledge {
  const zones = createZones();
  let state: SyncState | null = null;
  let generation: number | null = null;
  let coverage: Readonly<Record<SpanKind, readonly CoveredSpan[]>> = { intraday: [], sleep: [] };
  let isCoverageOld = true;
  /** Something has landed here that is not a measure. */
  let hasLandedOther = false;
  /** Stretches that were read since this tab began, whether or not the device had room to keep them. */
  const readHere: Record<SpanKind, CoveredSpan[]> = { intraday: [], sleep: [] };
  let profileDays: readonly LocalDay[] | null = null;
  /** Days whose zones were looked up. */
  let zonesFrom: LocalDay | null = null;

  function known(): SyncState {
    if (state === null) throw new Error('Failed to plan: the archive was not read. Load it first.');
    return state;
  }

  function noteProfile(user: unknown): void {
    const { timeZone, createdAt, firstWeightDay, firstActivityDay } = toFields(user);
    const zone = cleanTimeZone(timeZone);
    if (zone !== null) zones.noteHome(zone);
    const days = [firstWeightDay, firstActivityDay].map((day) =>
      typeof day === 'string' ? parseLocalDay(day) : null,
    );
    // Only an instant was decoded into it.
    const created = Number.isSafeInteger(createdAt) ? toLocalDay(createdAt as EpochSec, UTC) : null;
    profileDays = [...days, created].filter((day) => day !== null);
  }

  async function loadState(): Promise<SyncState> {
    const stored = await archive.readSyncState();
    // What was read into an archive that is gone is gone with it.
    if (generation !== null && stored.generation !== generation)
      for (const kind of spanKinds) readHere[kind] = [];
    generation = stored.generation;
    return stored;
  }

  async function loadZones({ readZones }: Recall, wishes: readonly Wish[]): Promise<void> {
    const today = todayOf(known(), now());
    const wished = wishes.flatMap(({ kind, from }) =>
      kind === 'intraday' || kind === 'sleep' ? [from] : [],
    );
    const from = [...wished, addDays(today, -recentDays)].sort()[0] ?? today;
    if (zonesFrom !== null && zonesFrom <= from) return;
    const to = zonesFrom ?? addDays(today, 2);
    zonesFrom = from;
    zones.note(await readZones(archive, from, to));
  }

  /**
   * Where old minutes had to make room, what a screen shows may be gone as soon as it was read: asked for again and
   * again, it would never come to an end. Each stretch is read once, and then not before the page is opened anew.
   */
  function withPruned(kind: SpanKind): readonly CoveredSpan[] {
    const kept = coverage[kind];
    const gone = readHere[kind].flatMap((read) =>
      subtractSpans(read, kept).map((span) => ({ ...span, readAt: read.readAt, isStale: false })),
    );
    return gone.length === 0 ? kept : [...kept, ...gone];
  }

  return {
    state: known,
    setState(next) {
      state = next;
    },
    forget() {
      state = null;
      isCoverageOld = true;
    },
    async load(wishes) {
      state ??= await loadState();
      // On a first visit there is nothing to recall, and what recalls it has not been loaded yet.
      if (!hasLandedOther && !holdsOthers(state)) return;
      const { recall } = await loadOthers();
      if (isCoverageOld) coverage = await recall.readCoverage(archive);
      isCoverageOld = false;
      if (profileDays === null) noteProfile(await recall.readProfile(archive));
      await loadZones(recall, wishes);
    },
    note(landing) {
      if (landing.kind !== 'measures') hasLandedOther = true;
      if (landing.kind === 'user') noteProfile(landing.value);
      if (landing.kind === 'intraday' || landing.kind === 'sleep') {
        readHere[landing.kind].push({ ...landing.covers, readAt: landing.readAt, isStale: false });
      }
      // Totals that changed make minutes and segments stale.
      if (landing.kind !== 'measures' && landing.kind !== 'workouts') isCoverageOld = true;
    },
    noteZones: zones.note,
    input() {
      const current = known();
      const open = listKinds.flatMap((kind) => {
        const { reachedBack, isComplete } = current.lists[kind];
        return reachedBack === null || isComplete ? [] : [reachedBack];
      });
      return {
        state: current,
        coverage: archive.pruned
          ? { intraday: withPruned('intraday'), sleep: withPruned('sleep') }
          : coverage,
        zoneOn: zones.zoneOn,
        firstDayHint: [...(profileDays ?? []), ...open].sort()[0] ?? null,
      };
    },
  };
}

/** A clock that was set back leaves times ahead of it behind, which would count as just now for as long. */
export function notAfter(state: SyncState, now: EpochSec): SyncState {
  const past = (at: EpochSec | null): EpochSec | null => (at !== null && at > now ? null : at);
  const lists = { ...state.lists };
  for (const kind of listKinds) {
    const { newsAt, recentAt, rereadAt } = lists[kind];
    // Everything was read at some time, which is all that a reread needs to know.
    const wholeAt = rereadAt !== null && rereadAt > now ? now : rereadAt;
    lists[kind] = { ...lists[kind], newsAt: past(newsAt), recentAt: past(recentAt), rereadAt: wholeAt };
  }
  const facts = { ...state.facts };
  for (const kind of factKinds) facts[kind] = past(facts[kind]);
  return { ...state, lists, facts };
}

/** Whether anything was read but measures; not said of minutes and sleep phases, which are read after the rest. */
function holdsOthers({ lists, facts }: SyncState): boolean {
  return (
    listKinds.some((kind) => kind !== 'measures' && lists[kind].reachedBack !== null) ||
    factKinds.some((kind) => facts[kind] !== null)
  );
}

function toFields(value: unknown): Readonly<Record<string, unknown>> {
  // Its fields are looked at before they are used.
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
