import type { Wish } from './plan.ts';

/** What the screens of all tabs show, as far as this tab has heard. */
export type WishList = {
  /** Names this tab among the others. */
  readonly ownTab: string;
  readonly own: () => readonly Wish[];
  readonly setOwn: (wishes: readonly Wish[]) => void;
  readonly set: (tab: string, wishes: readonly Wish[]) => void;
  /** This tab's own first, each once. */
  readonly all: () => readonly Wish[];
};

/** A tab in view repeats its wishes every five minutes; one that was closed without a word is forgotten. */
const forgetAfterMs = 11 * 60_000;

export function createWishList(now: () => number): WishList {
  const others = new Map<string, { wishes: readonly Wish[]; atMs: number }>();
  let own: readonly Wish[] = [];
  return {
    // Need not be hard to guess, only another one in each tab.
    ownTab: `${now()}-${Math.random()}`,
    own: () => own,
    setOwn(wishes) {
      own = wishes;
    },
    set(tab, wishes) {
      if (wishes.length === 0) others.delete(tab);
      else others.set(tab, { wishes, atMs: now() });
    },
    all() {
      const heard = [...others.values()].filter(({ atMs }) => now() - atMs < forgetAfterMs);
      const all = [...own, ...heard.flatMap(({ wishes }) => wishes)];
      return [...new Map(all.map((wish) => [`${wish.kind} ${wish.from} ${wish.to}`, wish])).values()];
    },
  };
}
