import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BelowFold } from '#ui/BelowFold.tsx';

/** Sees what it is told to. */
class ToldObserver implements Partial<IntersectionObserver> {
  static tell: (isIntersecting: boolean) => void = () => {};

  constructor(callback: IntersectionObserverCallback) {
    ToldObserver.tell = (isIntersecting) => {
      // Only this member is read.
      callback([{ isIntersecting } as IntersectionObserverEntry], this as unknown as IntersectionObserver);
    };
  }

  observe(): void {}
  disconnect(): void {}
}

const renderBelow = (busy: boolean) => render(<BelowFold busy={busy}>All the rest</BelowFold>);
const rest = () => screen.queryByText('All the rest');
const pass = (ms: number) => {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
};

describe('what stands below the first screen', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('IntersectionObserver', ToldObserver);
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is not mounted with it', () => {
    renderBelow(false);
    expect(rest()).not.toBeInTheDocument();
  });

  it('comes by itself', () => {
    renderBelow(false);
    pass(1);
    expect(rest()).toBeInTheDocument();
  });

  it('waits for what is more urgent', () => {
    renderBelow(true);
    pass(9999);
    expect(rest()).not.toBeInTheDocument();
  });

  it('comes when that is over', () => {
    const { rerender } = renderBelow(true);
    rerender(<BelowFold busy={false}>All the rest</BelowFold>);
    pass(1);
    expect(rest()).toBeInTheDocument();
  });

  it('does not wait for ever', () => {
    renderBelow(true);
    pass(10_000);
    expect(rest()).toBeInTheDocument();
  });

  it('comes to a reader who comes near', () => {
    renderBelow(true);
    act(() => {
      ToldObserver.tell(true);
    });
    expect(rest()).toBeInTheDocument();
  });

  it('stays away from one who does not', () => {
    renderBelow(true);
    act(() => {
      ToldObserver.tell(false);
    });
    expect(rest()).not.toBeInTheDocument();
  });

  it('comes to the keyboard', () => {
    renderBelow(true);
    fireEvent.keyDown(document.body, { key: 'Tab' });
    expect(rest()).toBeInTheDocument();
  });

  it('comes to be printed', () => {
    renderBelow(true);
    fireEvent(window, new Event('beforeprint'));
    expect(rest()).toBeInTheDocument();
  });

  it('is there from the start where nobody can tell what is near', () => {
    vi.stubGlobal('IntersectionObserver', undefined);
    renderBelow(true);
    expect(rest()).toBeInTheDocument();
  });
});
