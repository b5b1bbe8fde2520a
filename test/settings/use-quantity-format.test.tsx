import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { SettingsProvider } from '#settings/SettingsProvider.tsx';
import { createSettingsStore } from '#settings/settings-store.ts';
import { createTranslator } from '#settings/translator.ts';
import { useQuantityFormat } from '#settings/use-quantity-format.ts';

const languages = ['de-DE'];

it('writes quantities in the reader’s units and as their region does', () => {
  const store = createSettingsStore(undefined);
  const translator = createTranslator();
  store.change({ distanceUnit: 'mi', temperatureUnit: 'f', lengthUnit: 'in' });
  const { result } = renderHook(useQuantityFormat, {
    wrapper: ({ children }) => (
      <SettingsProvider store={store} translator={translator} languages={languages}>
        {children}
      </SettingsProvider>
    ),
  });
  const { distance, temperature, height } = result.current;
  expect([distance(5000), temperature(37), height(1.78)]).toEqual(['3,1 mi', '98,6 °F', '5 ft 10 in']);
});
