/** Raw JSON of `getgoals`; `[]` is what the service sends for a person without goals. */
export type WireGoals = {
  steps?: number;
  /** Seconds. */
  sleep?: number;
  /** Kilograms, `value · 10^unit`. */
  weight?: { value?: number; unit?: number };
};
