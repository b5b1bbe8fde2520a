import { render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { TileBoundary } from '#pages/home/TileBoundary.tsx';
// Parts that come with a screen are made ready before a test begins to wait.
import '#charts/ChartTable.tsx';
import '#pages/home/NightTile.tsx';
import '#pages/home/PressureTile.tsx';
import '#pages/home/TodayTile.tsx';
import '#pages/home/WeekTile.tsx';
import '#pages/home/WorkoutsTile.tsx';
import { createDeviceMemory } from '#queries/device-memory.ts';
import { startProduct } from '../../support/product.ts';
import { renderApp, stillClock } from '../../support/render-app.tsx';

const patience = { timeout: 15_000 };

async function connected(provider = 'simulator-withings') {
  const product = startProduct({ now: stillClock });
  await product.connect(provider);
  return product;
}

const tile = (name: string) => screen.findByRole('region', { name });
const tileNames = () =>
  [...document.querySelectorAll('[data-tile] h2')].map((heading) => heading.textContent);
const stored = () => JSON.parse(localStorage.getItem('homeostat.settings') ?? '{}') as object;

async function arranging() {
  await connected();
  createDeviceMemory(localStorage).setPaused(true);
  const { user } = renderApp('/');
  await tile('Latest workouts');
  await user.click(screen.getByRole('button', { name: 'Arrange' }));
  return user;
}
const button = (name: string) => screen.getByRole('button', { name });

describe('the home page', () => {
  it('has a sentence with a number, a picture, and a way on in every tile', async () => {
    await connected();
    const { user } = renderApp('/');
    const expected = [
      ['weight', '/body', /^\d+\.\d kg Trend now, /, 'Weight trend in kg'],
      ['night', '/sleep/2026-11-20', /^\d h \d+ min asleep, \d+% of the time in bed/, 'Sleep stages'],
      ['today', '/day/2026-11-20', /^[\d,]+ steps? by \d\d:\d\d/, 'Steps so far on 20 Nov 2026'],
      ['week', /^\/activity\?from=2026-11-16&to=2026-11-20$/, /^at least \d+ min active/, 'Active minutes'],
      ['pressure', '/vitals', /^\d+\/\d+ mmHg /, 'Blood pressure in mmHg'],
    ] as const;
    for (const [id, to, sentence, figure] of expected) {
      await waitFor(() => expect(sentenceOf(id)).toMatch(sentence), patience);
      expect(elementOf(id)?.querySelector('h2 a')?.getAttribute('href')).toMatch(to);
      expect(elementOf(id)?.querySelector('figure')?.getAttribute('aria-label')).toMatch(
        new RegExp(`^${figure}`),
      );
    }
    const links = () => [...(elementOf('workouts')?.querySelectorAll('li a') ?? [])];
    await waitFor(() => expect(links()).toHaveLength(3), patience);
    for (const link of links()) expect(link.getAttribute('href')).toMatch(/^\/workouts\/\d+$/);

    const picture = elementOf('pressure')?.querySelector('figure') ?? document.body;
    await user.click(within(picture).getByText('Show as table'));
    await waitFor(() => expect(picture.querySelectorAll('tbody tr').length).toBeGreaterThan(1), patience);
  }, 30_000);

  it('says what waits, and how old the newest of each kind is', async () => {
    await connected();
    renderApp('/');
    const state = within(await screen.findByRole('region', { name: 'How your record stands' }));
    expect(await state.findByRole('link', { name: 'weighing: today' }, patience)).toHaveAttribute(
      'href',
      '/body',
    );
    expect(await state.findByRole('link', { name: /wait for your word$/ }, patience)).toHaveAttribute(
      'href',
      '/body#doubtful',
    );
  });

  it('says in words what the record does not have, and offers to hide its tile', async () => {
    await connected();
    createDeviceMemory(localStorage).setPaused(true);
    const { user } = renderApp('/');
    expect(await screen.findByText('No blood pressure in your record.', {}, patience)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Hide: Blood pressure' }));
    expect(screen.queryByRole('region', { name: 'Blood pressure' })).toBeNull();
    expect(within(screen.getByRole('main')).getByRole('status')).toHaveTextContent(
      'Blood pressure is hidden.',
    );
    expect(screen.getByRole('button', { name: 'Arrange' })).toHaveFocus();
  });

  it('leaves a tile that broke by itself', () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    render(
      <>
        <TileBoundary fallback="broken">
          <Broken />
        </TileBoundary>
        <TileBoundary fallback="broken too">fine</TileBoundary>
      </>,
    );
    expect(document.body).toHaveTextContent(/^brokenfine$/);
    report.mockRestore();
  });
});

describe('arranging the tiles', () => {
  it('moves a tile by keyboard, says where it stands, and keeps the focus with it', async () => {
    const user = await arranging();
    button('Later: Weight').focus();
    await user.keyboard('{Enter}');
    await user.keyboard('{Enter}');
    expect(tileNames().slice(0, 3)).toEqual(['Last night', 'Today so far', 'Weight']);
    expect(within(screen.getByRole('main')).getByRole('status')).toHaveTextContent(
      'Weight is now number 3 of 6.',
    );
    expect(button('Later: Weight')).toHaveFocus();
  });

  it('says at the end of the row that a tile goes no further', async () => {
    const user = await arranging();
    await user.click(button('Earlier: Weight'));
    expect(within(screen.getByRole('main')).getByRole('status')).toHaveTextContent('Weight goes no further.');
    expect(button('Earlier: Weight')).toHaveAttribute('aria-disabled', 'true');
    expect(tileNames()[0]).toBe('Weight');
  });

  it('makes a tile wide and narrow again', async () => {
    const user = await arranging();
    await user.click(button('Wider: Last night'));
    expect(await tile('Last night')).toHaveAttribute('data-wide', 'true');
    await user.click(button('Narrower: Last night'));
    expect(await tile('Last night')).toHaveAttribute('data-wide', 'false');
  });

  it('hides a tile and shows it again at its place', async () => {
    const user = await arranging();
    await user.click(button('Hide: Last night'));
    expect(tileNames()).not.toContain('Last night');
    expect(button('Show Last night')).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(tileNames()[1]).toBe('Last night');
    await waitFor(() => expect(button('Hide: Last night')).toHaveFocus());
  });

  it('is kept in the settings, and undone', async () => {
    const user = await arranging();
    await user.click(button('Later: Weight'));
    expect(stored()).toMatchObject({
      version: 4,
      homeTiles: expect.arrayContaining([{ id: 'weight', isWide: false, isHidden: false }]) as unknown,
    });
    await user.click(button('As it was at first'));
    expect(stored()).not.toHaveProperty('homeTiles');
    expect(tileNames()[0]).toBe('Weight');
  });
});

// Roles of a page full of tables take seconds to find here; what they are, the browser's tests ask.
function elementOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-tile="${id}"]`);
}

/** What follows the heading, in ordinary spaces. */
function sentenceOf(id: string): string {
  return (elementOf(id)?.querySelector('p')?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

function Broken(): never {
  throw new Error('broken');
}
