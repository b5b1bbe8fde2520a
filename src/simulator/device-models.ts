/** Names of the person's devices by number ("model_id"); an account has no others. */
const names: Readonly<Record<number, string>> = {
  4: 'Smart Body Analyzer',
  6: 'Body Cardio',
  18: 'Body Comp',
  43: 'BPM V3',
  45: 'BPM Connect',
  51: 'Pulse',
  55: 'Steel HR',
  63: 'Aura Sensor V2',
  70: 'Thermo',
  93: 'ScanWatch',
};

export function modelName(modelId: number): string {
  return names[modelId] ?? '';
}
