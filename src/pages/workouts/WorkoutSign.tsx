import { signOfWorkout, type WorkoutSign as Sign } from '#domain/workout-kinds.ts';

/** Line drawings on a 24-unit square, drawn for this product; a dot is a line of no length. */
const drawings: Readonly<Record<Sign, string>> = {
  walk: 'M12 4.5h.01M12 8l-1 6 3 3 1 4M11 14l-1 3-2.5 4M12 8.5l3 3.5 2.5 1M11.5 9L8 11l-.5 3',
  run: 'M15 4.5h.01M13.5 8l-3 5 4 2.5-1 5.5M10.5 13l-2 3.5H4M13 8.5l-4-.5-2.5 3M13.5 9l2.5 3h3',
  hike: 'M3 20l6.5-11 4 6.5 2-3L21 20zM9.5 9V4l4 1.5-4 1.5',
  cycle:
    'M6 13a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM18 13a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM6 17l4-7h6l2 7M10 10l3.5 7M8.5 7H11M16 10l-.5-3.5H18',
  swim: 'M16.5 7.5h.01M3 19c2 0 2-1.5 4.5-1.5S10 19 12 19s2-1.5 4.5-1.5S19 19 21 19M4 14.5l6-4 3.5 4M10 10.5L13 6',
  water: 'M4 15h16l-2.5 4h-11zM12 15V4l6 8h-6M3 21.5c3-1 6 1 9 0s6-1 9 0',
  racket: 'M14 4a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM10 13.5L4 20M11 7h6M11 12h6M14 4v11M18.5 18.5h.01',
  ball: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 3v18M3 12h18M5.5 5.7c4 3.6 4 9 0 12.6M18.5 5.7c-4 3.6-4 9 0 12.6',
  strength: 'M6 7v10M3.5 9.5v5M18 7v10M20.5 9.5v5M6 12h12',
  machine: 'M4 20h16M7 20l3-9M17 20l-5-9h6M12 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12 6.5V11',
  calm: 'M12 6a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12 8v6M12 9.5L5 15M12 9.5l7 5.5M4 20c2-4 5-5 8-6 3 1 6 2 8 6z',
  dance: 'M13 4.5h.01M13 8l-2 6 4 2-1 5M11 14l-4 2-2 4M13 8.5L18 6l1-3M12.5 9L8 9.5 5.5 7',
  combat: 'M7 11V7a2 2 0 0 1 2-2h6a3 3 0 0 1 3 3v4a5 5 0 0 1-3 4.5V21H8v-5l-3-3a2 2 0 0 1 2-3.500h4',
  snow: 'M12 3v18M4.2 7.500l15.6 9M19.8 7.500l-15.6 9M9.5 4.500L12 7l2.5-2.500M9.5 19.500L12 17l2.5 2.5',
  skate: 'M6 4h5v6l7 2.500a2 2 0 0 1 1.5 2V16H6zM4 20h17M8 16v4M17 16v4',
  climb: 'M4 21L9 3l5 4 2 6 4 8M10 9h.01M12.5 13.500h.01M9.5 17h.01M15.5 17.500h.01',
  air: 'M3 11a9 7 0 0 1 18 0zM3 11l9 10 9-10M9 11l3 10 3-10',
  aim: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.500a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM12 12h.01',
  home: 'M4 11l8-7 8 7M6 9.500V20h12V9.500M10 20v-6h4v6',
  wheelchair: 'M10 4.500h.01M10 8v6h6l2.5 6M10 11h5M8.5 12.500a4.5 4.5 0 1 0 6 6',
  mixed: 'M12 3l2.6 5.6 6 .7-4.5 4.1 1.2 6-5.3-3-5.3 3 1.2-6L3.4 9.300l6-.7z',
  other: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
};

/** Beside the name of a type, which says the same. */
export function WorkoutSign({ category, size = 20 }: { category: number; size?: number }) {
  const sign = signOfWorkout(category);
  return (
    <svg
      aria-hidden="true"
      data-sign={sign}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawings[sign]} />
    </svg>
  );
}
