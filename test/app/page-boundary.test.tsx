import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { PageBoundary } from '#app/PageBoundary.tsx';

const words = { title: 'It broke', text: 'Load it again.', reload: 'Load again' };

function Broken(): never {
  throw new Error('broken');
}

describe('PageBoundary', () => {
  it('shows the page while it works', () => {
    render(
      <PageBoundary address="/a" words={words}>
        fine
      </PageBoundary>,
    );
    expect(screen.getByText('fine')).toBeVisible();
  });

  it('says that a page broke and how to go on', () => {
    // React reports what the boundary has caught.
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    render(
      <PageBoundary address="/a" words={words}>
        <Broken />
      </PageBoundary>,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('It broke');
    expect(screen.getByRole('button', { name: 'Load again' })).toBeVisible();
    report.mockRestore();
  });

  it('leaves a failure behind with its address', () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { rerender } = render(
      <PageBoundary address="/a" words={words}>
        <Broken />
      </PageBoundary>,
    );
    rerender(
      <PageBoundary address="/b" words={words}>
        fine
      </PageBoundary>,
    );
    expect(screen.getByText('fine')).toBeVisible();
    report.mockRestore();
  });
});
