import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { describe, expect, it, vi } from 'vitest';
import { Navigation } from '#app/Navigation.tsx';
import type { Destination } from '#app/use-destinations.ts';
import { SettingsProvider } from '#settings/SettingsProvider.tsx';
import { createTranslator } from '#settings/translator.ts';
import { createSettingsStore } from '#settings/settings-store.ts';

const pages = ['body', 'sleep', 'activity', 'workouts', 'vitals', 'devices', 'settings'];
const destinations = pages.map((name): Destination => ({ to: `/${name}`, icon: 'weight', label: name }));

function renderAt(path: string, width: 'phone' | 'desktop', count = destinations.length) {
  vi.spyOn(window, 'matchMedia').mockReturnValue(
    Object.assign(new EventTarget(), { matches: width === 'desktop' }) as MediaQueryList,
  );
  render(
    <SettingsProvider
      store={createSettingsStore(undefined)}
      translator={createTranslator()}
      languages={['en-GB']}
    >
      <MemoryRouter initialEntries={[path]}>
        <Navigation destinations={destinations.slice(0, count)} />
      </MemoryRouter>
    </SettingsProvider>,
  );
  return userEvent.setup();
}

const linkNames = () => screen.getAllByRole('link').map((link) => link.textContent);

describe('the navigation', () => {
  it('shows every page at the side of a desktop', () => {
    renderAt('/body', 'desktop');
    expect(linkNames()).toEqual(pages);
  });

  it('shows five pages at the bottom of a phone', () => {
    renderAt('/body', 'phone', 5);
    expect(linkNames()).toEqual(pages.slice(0, 5));
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('keeps what is more than five behind a button on a phone', async () => {
    const user = renderAt('/body', 'phone');
    const more = await screen.findByRole('button', { name: 'More' });
    expect(linkNames()).toEqual(pages.slice(0, 4));
    await user.click(more);
    expect(more).toHaveAttribute('aria-expanded', 'true');
    expect(linkNames()).toEqual(pages);
  });

  it('closes the rest once one of it is gone to', async () => {
    const user = renderAt('/body', 'phone');
    const more = await screen.findByRole('button', { name: 'More' });
    await user.click(more);
    await user.click(screen.getByRole('link', { name: 'devices' }));
    expect(more).toHaveAttribute('aria-expanded', 'false');
  });

  it('marks the page one is on', () => {
    renderAt('/sleep', 'desktop');
    const current = within(screen.getByRole('navigation')).getByRole('link', { current: 'page' });
    expect(current).toHaveTextContent('sleep');
  });
});
