/** In laboratory order from above; REM stands right below wake (Luna's codes: W 1, R 0, N1 −1, N2 −2, N3 −3). */
export const sleepStages = ['awake', 'rem', 'light', 'deep'] as const;

export type NightStage = 'out' | (typeof sleepStages)[number] | 'unknown';

/** Epoch seconds, or any other seconds of one clock; `to` is exclusive. */
export type StageSegment = {
  readonly from: number;
  readonly to: number;
  readonly stage: NightStage;
  /** What an unknown state is called; every name has a lane of its own. */
  readonly label?: string;
};

/** An unbroken time in one stage, or one between two in which nothing was recorded. */
export type Bout = {
  readonly from: number;
  readonly to: number;
  readonly kind: NightStage | 'gap';
  /** Equal for bouts that share a lane. */
  readonly lane: string;
  readonly label: string;
  /** First, second … of so many in its lane; 0 for a gap. */
  readonly ordinal: number;
  readonly count: number;
};

export type StageLabels = Readonly<Record<NightStage | 'gap', string>>;

/**
 * Segments in order, as bouts without overlap: what touches in the same lane is one, and a hole is told as one.
 *
 * Where two overlap, the one that began first lasts until its end. Segments without length are dropped; those of
 * unknown state and different names stay apart. No segment makes no bout.
 */
export function computeBouts(segments: readonly StageSegment[], labels: StageLabels): Bout[] {
  const bouts: Bout[] = [];
  const counts = new Map<string, number>();
  for (const { from, to, stage, label } of segments.toSorted((a, b) => a.from - b.from)) {
    const before = bouts.at(-1);
    const begin = Math.max(from, before?.to ?? from);
    if (!(to > begin)) continue;
    const lane = stage === 'unknown' ? `unknown ${label ?? ''}` : stage;
    if (before !== undefined && begin === before.to && before.lane === lane) {
      bouts[bouts.length - 1] = { ...before, to };
      continue;
    }
    if (before !== undefined && begin > before.to) bouts.push(gapBetween(before.to, begin, labels));
    const ordinal = (counts.get(lane) ?? 0) + 1;
    counts.set(lane, ordinal);
    bouts.push({
      from: begin,
      to,
      kind: stage,
      lane,
      label: (stage === 'unknown' ? label : undefined) ?? labels[stage],
      ordinal,
      count: 0,
    });
  }
  return bouts.map((bout) => ({ ...bout, count: counts.get(bout.lane) ?? 0 }));
}

function gapBetween(from: number, to: number, labels: StageLabels): Bout {
  return { from, to, kind: 'gap', lane: 'gap', label: labels.gap, ordinal: 0, count: 0 };
}

export type Lane = { readonly id: string; readonly kind: NightStage; readonly label: string };

/** From above: out of bed where it occurs, the four stages of sleep always, unknown states as they occur. */
export function lanesOf(bouts: readonly Bout[], labels: StageLabels): Lane[] {
  const lanes: Lane[] = sleepStages.map((kind) => ({ id: kind, kind, label: labels[kind] }));
  if (bouts.some(({ kind }) => kind === 'out')) lanes.unshift({ id: 'out', kind: 'out', label: labels.out });
  for (const { lane, kind, label } of bouts) {
    if (kind === 'unknown' && lanes.every(({ id }) => id !== lane)) lanes.push({ id: lane, kind, label });
  }
  return lanes;
}

export function isSleepStage(kind: Bout['kind']): boolean {
  return sleepStages.some((stage) => stage === kind);
}
