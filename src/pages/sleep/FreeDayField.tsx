import { useState } from 'react';
import { weekdayOf } from '#domain/activity-periods.ts';
import { type LocalDay, toEpochSec } from '#domain/time.ts';
import { useChangeDecisions, useDecisions } from '#queries/decisions.ts';
import { useSettings } from '#settings/use-settings.ts';
import { Checkbox } from '#ui/Checkbox.tsx';
import { useNow } from '#ui/clock.ts';
import { isFreeNight, toNightDecisions } from './regularity-view.ts';
import type { SleepWords } from './sleep-words.ts';

/** Whether a night was followed by a free day, where the week of the settings says otherwise. */
export function FreeDayField({ date, words }: { date: LocalDay; words: SleepWords }) {
  const { night: say } = words.words;
  const [{ freeWeekdays }] = useSettings();
  const { decisions } = useDecisions();
  const change = useChangeDecisions();
  const now = useNow();
  // What was just chosen stands until the record has taken it up.
  const [chosen, setChosen] = useState<{ date: LocalDay; isFree: boolean; before: unknown } | null>(null);
  if (decisions === undefined) return null;
  const isStored = isFreeNight(date, { freeWeekdays, decisions: toNightDecisions(decisions) });
  const isPending = chosen !== null && chosen.date === date && chosen.before === decisions;
  const choose = (isFree: boolean): void => {
    setChosen({ date, isFree, before: decisions });
    const target = { kind: 'night', day: date } as const;
    const isUsual = freeWeekdays.some((weekday) => weekday === weekdayOf(date)) === isFree;
    void change([isUsual ? { remove: target } : { put: { ...target, isFree, decidedAt: toEpochSec(now) } }]);
  };
  return (
    <Checkbox
      label={say.free}
      hint={say.freeHint}
      checked={isPending ? chosen.isFree : isStored}
      onChange={choose}
    />
  );
}
