import { type LocalDay, toEpochSec } from '#domain/time.ts';
import { useChangeDecisions, useDecisions } from '#queries/decisions.ts';
import { useSettings } from '#settings/use-settings.ts';
import { Checkbox } from '#ui/Checkbox.tsx';
import { useNow } from '#ui/clock.ts';
import { isFreeNight, isoWeekday, toNightDecisions } from './regularity-view.ts';
import type { SleepWords } from './sleep-words.ts';

/** Whether a night was followed by a free day, where the week of the settings says otherwise. */
export function FreeDayField({ date, words }: { date: LocalDay; words: SleepWords }) {
  const { night: say } = words.words;
  const [{ freeWeekdays }] = useSettings();
  const { decisions } = useDecisions();
  const change = useChangeDecisions();
  const now = useNow();
  if (decisions === undefined) return null;
  return (
    <Checkbox
      label={say.free}
      hint={say.freeHint}
      checked={isFreeNight(date, { freeWeekdays, decisions: toNightDecisions(decisions) })}
      onChange={(isFree) => {
        const target = { kind: 'night', day: date } as const;
        const isUsual = freeWeekdays.some((weekday) => weekday === isoWeekday(date)) === isFree;
        void change([
          isUsual ? { remove: target } : { put: { ...target, isFree, decidedAt: toEpochSec(now) } },
        ]);
      }}
    />
  );
}
