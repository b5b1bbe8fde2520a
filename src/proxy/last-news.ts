import type { HintKind } from '#api/wire/events.ts';
import type { SharedState } from './shared-state.ts';

/** When the service last told of a person's data, as far as this instance has heard; epoch seconds. */
export type LastNews = {
  readonly of: (userid: string) => {
    /** Since when this instance listens: what was told before, it does not know. */
    readonly since: number;
    readonly heard: Readonly<Partial<Record<HintKind, number>>>;
  };
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
  const stopListening = shared.listen({
    onSent(userid, { hint }) {
      const before = people.get(userid);
      people.delete(userid);
      people.set(userid, { ...before, [hint.kind]: toSec(now()) });
      const [oldest] = people.keys();
      if (people.size > MOST_PEOPLE && oldest !== undefined) people.delete(oldest);
    },
    onSessionEnd: () => undefined,
    onGap: () => undefined,
  });
  return { of: (userid) => ({ since, heard: people.get(userid) ?? {} }), close: stopListening };
}

function toSec(ms: number): number {
  return Math.floor(ms / 1000);
}
