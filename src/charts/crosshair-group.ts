import { createContext } from 'react';

type Follow = (at: number | null) => void;

/** Tells every chart of a group but the one that speaks at which instant the reader looks. */
export type CrosshairStore = {
  readonly join: (follow: Follow) => () => void;
  readonly tell: (at: number | null, from: Follow) => void;
};

export function createCrosshairStore(): CrosshairStore {
  const members = new Set<Follow>();
  return {
    join(follow) {
      members.add(follow);
      return () => {
        members.delete(follow);
      };
    },
    tell(at, from) {
      for (const follow of members) if (follow !== from) follow(at);
    },
  };
}

/** Null where a chart stands alone. */
export const CrosshairContext = createContext<CrosshairStore | null>(null);
