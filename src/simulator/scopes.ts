/** What an app may ask for, and what that means to the person who is asked ("Permission scopes"). */
export const scopeWords: Readonly<Record<string, { readonly title: string; readonly detail: string }>> = {
  'user.info': { title: 'Your profile', detail: 'Account number, time zone, linked devices and goals' },
  'user.metrics': {
    title: 'Your measurements',
    detail: 'Weight, body composition, height, temperature, heart rate, blood pressure and oxygen',
  },
  'user.activity': {
    title: 'Your activity',
    detail: 'Steps, distance, elevation, calories, workouts and sleep',
  },
  'user.sleepevents': { title: 'Bed events', detail: 'When you get into bed and out of it' },
};

export function splitScopes(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((scope) => scope !== ''))];
}
