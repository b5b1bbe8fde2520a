/** Line icons on a 24-unit square, drawn for this product. */
const paths = {
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  weight:
    'M5 4h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM7.5 9.5a6.5 6.5 0 0 1 9 0L14 12.5h-4zM12 12.5V9',
  sleep: 'M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z',
  day: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  vitals: 'M3 12h4l2.5-6 4 12 2.5-6h5',
  activity: 'M5 20v-6M10 20V9M15 20v-8M20 20V4',
  workouts: 'M6 7v10M3.5 9.5v5M18 7v10M20.5 9.5v5M6 12h12',
  devices:
    'M8.5 3h7M8.5 21h7M8 7h8a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2zM12 10v2.5h2',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  connect:
    'M9 15l6-6M10.5 6.5l1.6-1.6a4.5 4.5 0 0 1 6.4 6.4l-1.6 1.6M13.5 17.5l-1.6 1.6a4.5 4.5 0 0 1-6.4-6.4l1.6-1.6',
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  calendar:
    'M5 5h14a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM3 10h18M8 3v4M16 3v4M12 15h.01',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8M12 16.5h.01',
  account: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c.8-3.4 3.8-5 7.5-5s6.7 1.6 7.5 5',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
} as const;

export type IconName = keyof typeof paths;

/** Decoration beside a word, or inside a control that carries its own name. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
