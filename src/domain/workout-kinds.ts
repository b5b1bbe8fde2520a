/** What a workout looks like in a list: one drawing for everything that looks alike. */
export const workoutSigns = [
  'walk',
  'run',
  'hike',
  'cycle',
  'swim',
  'water',
  'racket',
  'ball',
  'strength',
  'machine',
  'calm',
  'dance',
  'combat',
  'snow',
  'skate',
  'climb',
  'air',
  'aim',
  'home',
  'wheelchair',
  'mixed',
  'other',
] as const;

export type WorkoutSign = (typeof workoutSigns)[number];

/** How fast a kind of sport is told: time per kilometre, per 100 m in the water, per 500 m at the oar, or a speed. */
export type PaceKind = 'distance' | 'swim' | 'row' | 'speed';

/** Category numbers of the service (api.md 4.4) by their drawing. */
const categoriesBySign: Readonly<Record<WorkoutSign, readonly number[]>> = {
  walk: [1, 306, 542, 543, 558, 559, 562, 563, 566],
  run: [2, 307, 498, 517],
  hike: [3, 499],
  cycle: [5, 6, 308, 518, 523, 524, 525, 526, 528, 547],
  swim: [7, 25, 502, 522],
  water: [8, 9, 10, 11, 187, 455, 494, 495, 496, 497],
  racket: [12, 13, 14, 15, 456, 510, 532],
  ball: [20, 21, 22, 23, 24, 191, 192, 193, 490, 503, 505, 506, 512, 514, 548, 556, 557, 564],
  strength: [16, 540],
  machine: [17, 18, 491, 539, 541, 546, 550],
  calm: [19, 28, 551, 552, 560, 561],
  dance: [29, 188, 534, 544, 549],
  combat: [30, 31, 32, 33, 535, 536, 537, 567],
  snow: [34, 35, 504, 529, 530, 531],
  skate: [4, 194, 196, 492],
  climb: [195, 493, 538],
  air: [507, 508, 509, 513],
  aim: [27, 500, 501, 511, 520, 565],
  home: [457, 545, 553, 554, 555, 568],
  wheelchair: [515, 516, 527],
  mixed: [272, 519, 521],
  other: [26, 36, 128, 186],
};

const signOf: ReadonlyMap<number, WorkoutSign> = new Map(
  workoutSigns.flatMap((sign) => categoriesBySign[sign].map((category) => [category, sign] as const)),
);

/** The drawing of a category; one that is new to us has that of everything else. */
export function signOfWorkout(category: number): WorkoutSign {
  return signOf.get(category) ?? 'other';
}

/** Numbers of every category that is known here, ascending. */
export function knownCategories(): number[] {
  return [...signOf.keys()].toSorted((a, b) => a - b);
}

const paceCategories: Readonly<Record<PaceKind, readonly number[]>> = {
  distance: [...categoriesBySign.walk, ...categoriesBySign.run, ...categoriesBySign.hike, 515, 516],
  swim: [7],
  row: [187],
  speed: [...categoriesBySign.cycle, ...categoriesBySign.snow, 4, 196, 455, 494, 495, 496, 527],
};

const paceOf: ReadonlyMap<number, PaceKind> = new Map(
  (['distance', 'swim', 'row', 'speed'] as const).flatMap((kind) =>
    paceCategories[kind].map((category) => [category, kind] as const),
  ),
);

/** How fast a category is told; null where a way covered says nothing about how hard it was, as in tennis. */
export function paceKindOf(category: number): PaceKind | null {
  return paceOf.get(category) ?? null;
}
