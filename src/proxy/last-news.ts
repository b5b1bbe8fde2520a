import type { HintKind } from '#api/wire/events.ts';
import type { SharedState } from './shared-state.ts';

/** When the service last told of a person's data, as far as this instance has heard; epoch seconds. */
export type LastNews = {
  readonly of: (userid: string) => {
    /** Since when this instance listens: what was told before, it does not know. */
    readonly since: number;
    readonly heard: Readonly<Partial<Record<HintKind, number>>>;
  };
  /** When anything of a kind was last told of, or what may be of any kind; epoch ms, minus infinity for never. */
  readonly toldAtMs: (userid: string, kind: HintKind) => number;
  readonly close: () => void;
};

/** Those not heard of for longest are forgotten first. */
const MOST_PEOPLE = 10_000;

/** Listens to what every instance tells; `now` in epoch ms. */
export function createLastNews({
  now,
  shared,
}: {
  now: () => number;
  shared: Pick<SharedState, 'listen'>;
}): LastNews {
  const since = toSec(now());
  const people = new Map<string, Readonly<Partial<Record<HintKind, number>>>>();
  /** Somebody may have been told of something since, unheard. */
  let gapAtMs = -Infinity;
  const stopListening = shared.listen({
    onSent(userid, { hint }) {
      const before = people.get(userid);
      people.delete(userid);
      people.set(userid, { ...before, [hint.kind]: now() });
      const [oldest] = people.keys();
      if (people.size > MOST_PEOPLE && oldest !== undefined) people.delete(oldest);
    },
    onSessionEnd: () => undefined,
    onGap: () => {
      gapAtMs = now();
    },
  });
  return {
    of: (userid) => ({ since, heard: inSec(people.get(userid) ?? {}) }),
    toldAtMs(userid, kind) {
      const { [kind]: ofKind = -Infinity, user = -Infinity, other = -Infinity } = people.get(userid) ?? {};
      return Math.max(ofKind, user, other, gapAtMs);
    },
    close: stopListening,
  };
}

function inSec(heard: Readonly<Partial<Record<HintKind, number>>>): Partial<Record<HintKind, number>> {
  return Object.fromEntries(Object.entries(heard).map(([kind, ms]) => [kind, toSec(ms)]));
}

function toSec(ms: number): number {
  return Math.floor(ms / 1000);
}
