import { screen } from '@testing-library/react';
import { expect, it, onTestFinished } from 'vitest';
import { startProduct } from '../support/product.ts';
import { renderApp, stillClock } from '../support/render-app.tsx';

/** As in index.html: one colour for each theme. */
function addColours(): (theme: string) => string {
  const metas = ['light', 'dark'].map((theme) => {
    const meta = document.createElement('meta');
    meta.name = 'theme-color';
    meta.dataset['theme'] = theme;
    meta.media = `(prefers-color-scheme: ${theme})`;
    document.head.append(meta);
    onTestFinished(() => meta.remove());
    return meta;
  });
  return (theme) => metas.find((meta) => meta.dataset['theme'] === theme)?.media ?? '';
}

it("the browser's bar takes the theme that the reader chose", async () => {
  startProduct({ now: stillClock });
  const mediaOf = addColours();
  const { user } = renderApp('/settings');
  await user.click(await screen.findByRole('radio', { name: 'Dark' }));
  expect([mediaOf('light'), mediaOf('dark')]).toEqual(['not all', 'all']);
  await user.click(screen.getByRole('radio', { name: 'Light' }));
  expect([mediaOf('light'), mediaOf('dark')]).toEqual(['all', 'not all']);
});
