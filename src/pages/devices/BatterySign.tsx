import type { BatteryLevel } from '#domain/device-records.ts';

/** Bars that a battery is filled with; a question mark where nobody knows. */
const bars: Readonly<Record<BatteryLevel, number | null>> = {
  high: 3,
  medium: 2,
  low: 1,
  unknown: null,
  other: null,
};

/** Beside the level in words, which says the same. */
export function BatterySign({ level }: { level: BatteryLevel }) {
  const filled = bars[level];
  return (
    <svg
      aria-hidden="true"
      data-level={level}
      width="28"
      height="16"
      viewBox="0 0 28 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M3 2h20a1.5 1.5 0 0 1 1.5 1.500v9a1.5 1.5 0 0 1-1.5 1.500H3a1.5 1.5 0 0 1-1.5-1.500v-9A1.5 1.5 0 0 1 3 2zM26.5 6v4" />
      {filled === null ? (
        <path d="M11.5 6.200a1.8 1.8 0 1 1 2.4 1.700c-.6.2-.9.5-.9 1.100M13 11.300h.01" />
      ) : (
        <path
          fill="currentColor"
          stroke="none"
          d={['M4 4.500h5v7H4z', 'M10.5 4.500h5v7h-5z', 'M17 4.500h5v7h-5z'].slice(0, filled).join('')}
        />
      )}
    </svg>
  );
}
