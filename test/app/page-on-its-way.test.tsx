import { act, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { PageOnItsWay } from '#app/PageOnItsWay.tsx';
import { SettingsProvider } from '#settings/SettingsProvider.tsx';
import { createSettingsStore } from '#settings/settings-store.ts';
import { createTranslator } from '#settings/translator.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('a page that takes long to arrive says what it waits for', () => {
  vi.useFakeTimers();
  render(
    <SettingsProvider
      store={createSettingsStore(undefined)}
      translator={createTranslator()}
      languages={['en-GB']}
    >
      <PageOnItsWay />
    </SettingsProvider>,
  );
  expect(screen.getByText('Loading…')).toBeVisible();
  act(() => {
    vi.advanceTimersByTime(5000);
  });
  expect(
    screen.getByText('This page is still on its way. It appears as soon as the network lets it through.'),
  ).toBeVisible();
});
