import { describe, expect, it } from 'vitest';
import type { Catalogue } from '#locale/messages/catalogue.ts';
import { englishAccount } from '#locale/messages/english-account.ts';
import { englishDay } from '#locale/messages/english-day.ts';
import { englishComposition } from '#locale/messages/english-composition.ts';
import { englishMeasures } from '#locale/messages/english-measures.ts';
import { englishActivity } from '#locale/messages/english-activity.ts';
import { englishDays } from '#locale/messages/english-days.ts';
import { englishDevices } from '#locale/messages/english-devices.ts';
import { englishExplain } from '#locale/messages/english-explain.ts';
import { englishHome } from '#locale/messages/english-home.ts';
import { englishMethod } from '#locale/messages/english-method.ts';
import { englishNotifications } from '#locale/messages/english-notifications.ts';
import { englishSettings } from '#locale/messages/english-settings.ts';
import { englishShell } from '#locale/messages/english-shell.ts';
import { englishSleep } from '#locale/messages/english-sleep.ts';
import { englishSync } from '#locale/messages/english-sync.ts';
import { englishWeighings } from '#locale/messages/english-weighings.ts';
import { englishWeight } from '#locale/messages/english-weight.ts';
import { englishVitals } from '#locale/messages/english-vitals.ts';
import { englishWorkouts } from '#locale/messages/english-workouts.ts';
import { english } from '#locale/messages/english.ts';
import { german } from '#locale/messages/german-catalogue.ts';
import { leavesOf, speak } from '../support/messages.ts';

const inEnglish: Catalogue = {
  main: english,
  account: englishAccount,
  day: englishDay,
  composition: englishComposition,
  measures: englishMeasures,
  activity: englishActivity,
  days: englishDays,
  devices: englishDevices,
  explain: englishExplain,
  home: englishHome,
  method: englishMethod,
  notifications: englishNotifications,
  settings: englishSettings,
  shell: englishShell,
  sleep: englishSleep,
  sync: englishSync,
  weighings: englishWeighings,
  weight: englishWeight,
  vitals: englishVitals,
  workouts: englishWorkouts,
};

const englishLeaves = leavesOf(inEnglish);
const germanLeaves = leavesOf(german);
const paths = [...englishLeaves.keys()];

describe('the German catalogue', () => {
  it('says what the English one says, no less and no more', () => {
    expect([...germanLeaves.keys()].toSorted()).toEqual(paths.toSorted());
  });

  it.each(paths)('has words for %s whatever it is told', (path) => {
    const sentences = speak(englishLeaves.get(path));
    expect(sentences).not.toEqual([]);
    for (const sentence of sentences) {
      const [own] = speak(germanLeaves.get(path), sentence.given);
      expect(own?.text.trim()).not.toBe('');
      // What is told to a sentence is said by it.
      for (const told of sentence.told) expect(own?.text).toContain(told);
    }
  });

  it('leaves no sentence in English', () => {
    const same = paths.filter((path) => {
      const [[first], [own]] = [speak(englishLeaves.get(path)), speak(germanLeaves.get(path))];
      return first?.text === own?.text && /[a-z]{3,} [a-z]{3,}/i.test(own?.text ?? '');
    });
    expect(same).toEqual([]);
  });

  it('does not talk down: readers are addressed as „Sie“', () => {
    const texts = paths.flatMap((path) => speak(germanLeaves.get(path)).map(({ text }) => text));
    expect(texts.filter((text) => /\b(du|dich|dir|dein\w*)\b/i.test(text))).toEqual([]);
  });
});
