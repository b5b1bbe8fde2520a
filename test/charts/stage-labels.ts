import type { StageLabels } from '#charts/night-stages.ts';

export const stageLabels: StageLabels = {
  out: 'Out of bed',
  awake: 'Wake',
  rem: 'REM',
  light: 'Light (N1+N2)',
  deep: 'Deep (N3)',
  unknown: 'Unknown',
  gap: 'No data',
};
