/** Line icons on a 24-unit square, drawn for this product. */
const paths = {
  weight:
    'M5 4h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM7.5 9.5a6.5 6.5 0 0 1 9 0L14 12.5h-4zM12 12.5V9',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  connect:
    'M9 15l6-6M10.5 6.5l1.6-1.6a4.5 4.5 0 0 1 6.4 6.4l-1.6 1.6M13.5 17.5l-1.6 1.6a4.5 4.5 0 0 1-6.4-6.4l1.6-1.6',
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
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
