import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { toIsoWeekday } from '#locale/week.ts';
import { SettingsProvider } from '#settings/SettingsProvider.tsx';
import { createSettingsStore } from '#settings/settings-store.ts';
import type { SettingsChange } from '#settings/schema.ts';
import { createTranslator } from '#settings/translator.ts';
import { useFirstWeekday } from '#settings/use-first-weekday.ts';

function firstWeekday(languages: readonly string[], change: SettingsChange = {}): number {
  const store = createSettingsStore(undefined);
  store.change(change);
  const translator = createTranslator();
  const { result } = renderHook(useFirstWeekday, {
    wrapper: ({ children }) => (
      <SettingsProvider store={store} translator={translator} languages={languages}>
        {children}
      </SettingsProvider>
    ),
  });
  return toIsoWeekday(result.current);
}

describe('the reader’s weeks', () => {
  it('begin as in the region of the browser', () => {
    expect([firstWeekday(['en-GB']), firstWeekday(['en-US'])]).toEqual([1, 7]);
  });

  it('begin as in the region that was chosen', () => {
    expect(firstWeekday(['en-GB'], { locale: 'pt-BR' })).toBe(7);
  });

  it('begin on the day that was chosen', () => {
    expect(firstWeekday(['en-GB'], { locale: 'pt-BR', firstWeekday: 'saturday' })).toBe(6);
  });
});
