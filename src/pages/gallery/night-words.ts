import type { StageLabels } from '#charts/night-stages.ts';

export const stageLabels: StageLabels = {
  out: 'Out of bed',
  awake: 'Awake',
  rem: 'REM',
  light: 'Light',
  deep: 'Deep',
  unknown: 'Unknown',
  gap: 'Not recorded',
};

export function formatHour(hour: number): string {
  return `${String(((hour % 24) + 24) % 24).padStart(2, '0')}:00`;
}

export function formatDuration(sec: number): string {
  const minutes = Math.round(sec / 60);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}
