import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation, useNavigate } from 'react-router-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RangeContext, toPresetRange, type ViewRange } from '#domain/range.ts';
import { addDays } from '#domain/time.ts';
import { useViewRange } from '#pages/use-view-range.ts';
import { day } from '../support/days.ts';

const context: RangeContext = { today: day('2026-11-20'), firstDay: day('2016-11-21') };
const custom = (from: string, to: string): ViewRange => ({ preset: null, from: day(from), to: day(to) });
const zoomed = custom('2026-11-01', '2026-11-10');
const closer = custom('2026-11-03', '2026-11-07');

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page that was come to from another one. */
function openPage(address = '/body?range=1y', ahead: readonly string[] = []) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MemoryRouter initialEntries={['/before', address, ...ahead]} initialIndex={1}>
      {children}
    </MemoryRouter>
  );
  const { result, unmount } = renderHook(
    () => ({ view: useViewRange(context), location: useLocation(), navigate: useNavigate() }),
    { wrapper },
  );
  return {
    get range() {
      return result.current.view.range;
    },
    get address() {
      const { pathname, search, hash } = result.current.location;
      return `${pathname}${search}${hash}`;
    },
    unmount,
    do: (what: (actions: typeof result.current.view.actions) => void) => {
      act(() => {
        what(result.current.view.actions);
      });
    },
    go: (steps: number) => {
      act(() => {
        void result.current.navigate(steps);
      });
    },
  };
}

function pass(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}

describe('other days', () => {
  it('are one step that Back undoes', () => {
    const page = openPage();
    page.do(({ show }) => show(zoomed));
    expect(page.address).toBe('/body?from=2026-11-01&to=2026-11-10');
    page.go(-1);
    expect(page.address).toBe('/body?range=1y');
    expect(page.range.preset).toBe('1y');
  });

  it('leave the other parameters and the fragment of the address alone', () => {
    const page = openPage('/body?lanes=hr&from=2026-01-01&to=2026-01-31&compare=year#table');
    page.do(({ show }) => show(toPresetRange('6m', context)));
    expect(page.address).toBe('/body?lanes=hr&compare=year&range=6m#table');
  });

  it('are no step where they are in view already', () => {
    const page = openPage('/body');
    page.do(({ show }) => show(toPresetRange('3m', context)));
    page.go(-1);
    expect(page.address).toBe('/before');
  });

  it('replace an address that cannot be read, even with the days that were shown for it', () => {
    const page = openPage('/body?range=forever');
    page.do(({ show }) => show(toPresetRange('3m', context)));
    expect(page.address).toBe('/body?range=3m');
  });
});

describe('a gesture', () => {
  it('is drawn and stands in the address while it lasts', () => {
    const page = openPage();
    page.do(({ drag }) => drag(zoomed));
    expect(page.range).toEqual(zoomed);
    expect(page.address).toBe('/body?from=2026-11-01&to=2026-11-10');
  });

  it('is a single step, whatever it passed on its way', () => {
    const page = openPage();
    page.do(({ drag }) => drag(zoomed));
    pass(1000);
    page.do(({ drag }) => drag(closer));
    page.do(({ release }) => release());
    expect(page.address).toBe('/body?from=2026-11-03&to=2026-11-07');
    page.go(-1);
    expect(page.address).toBe('/body?range=1y');
    page.go(-1);
    expect(page.address).toBe('/before');
  });

  it('can be gone forward to again', () => {
    const page = openPage();
    page.do(({ drag }) => drag(zoomed));
    page.do(({ release }) => release());
    page.go(-1);
    page.go(1);
    expect(page.range).toEqual(zoomed);
  });

  it('changes the address no more than a browser allows', () => {
    const page = openPage();
    const seen = [page.address];
    for (let move = 0; move < 100; move += 1) {
      page.do(({ drag }) => drag(custom('2026-01-01', addDays(day('2026-02-01'), move))));
      if (page.address !== seen.at(-1)) seen.push(page.address);
      pass(16);
    }
    // 1.6 s at a move per frame: one address at once, and then one per 400 ms.
    expect(seen.slice(1)).toHaveLength(4);
    expect(page.range.to).toBe('2026-05-11');
  });

  it('brings the address up to date where it pauses', () => {
    const page = openPage();
    page.do(({ drag }) => drag(zoomed));
    page.do(({ drag }) => drag(closer));
    expect(page.address).toBe('/body?from=2026-11-01&to=2026-11-10');
    pass(400);
    expect(page.address).toBe('/body?from=2026-11-03&to=2026-11-07');
  });

  it('that is broken off returns to where it was and is no step', () => {
    const page = openPage('/body?range=1y#table', ['/ahead']);
    page.do(({ drag }) => drag(zoomed));
    page.do(({ cancel }) => cancel());
    expect(page.address).toBe('/body?range=1y#table');
    expect(page.range.preset).toBe('1y');
    pass(1000);
    page.go(1);
    expect(page.address).toBe('/ahead');
    page.go(-2);
    expect(page.address).toBe('/before');
  });

  it('that ends where it began is no step', () => {
    const page = openPage('/body?range=1y', ['/ahead']);
    page.do(({ drag }) => drag(zoomed));
    page.do(({ drag }) => drag(toPresetRange('1y', context)));
    page.do(({ release }) => release());
    expect(page.address).toBe('/body?range=1y');
    page.go(1);
    expect(page.address).toBe('/ahead');
  });

  it('begins where the one before it ended, however soon', () => {
    const page = openPage();
    page.do(({ drag, release }) => {
      drag(zoomed);
      release();
      drag(closer);
      release();
    });
    expect(page.range).toEqual(closer);
    page.go(-1);
    expect(page.range).toEqual(zoomed);
    page.go(-1);
    expect(page.range.preset).toBe('1y');
  });

  it('gives way to a choice that is made meanwhile', () => {
    const page = openPage();
    page.do(({ drag }) => drag(zoomed));
    page.do(({ show }) => show(toPresetRange('4w', context)));
    page.do(({ release }) => release());
    expect(page.address).toBe('/body?range=4w');
    page.go(-1);
    expect(page.address).toBe('/body?range=1y');
  });

  it('writes nothing once the reader has gone back', () => {
    const page = openPage();
    page.do(({ drag }) => drag(zoomed));
    page.do(({ drag }) => drag(closer));
    page.go(-1);
    pass(1000);
    page.do(({ release }) => release());
    expect(page.address).toBe('/before');
  });

  it('writes nothing once the page is left', () => {
    const page = openPage();
    page.do(({ drag }) => drag(zoomed));
    page.do(({ drag }) => drag(closer));
    page.unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the way back from a zoom', () => {
  it('leads to the preset from before it, through any number of zooms and steps', () => {
    const page = openPage('/body?range=1y');
    page.do(({ show }) => show(zoomed));
    page.do(({ drag }) => drag(closer));
    page.do(({ release }) => release());
    page.do(({ reset }) => reset());
    expect(page.address).toBe('/body?range=1y');
    page.go(-1);
    expect(page.range).toEqual(closer);
  });

  it('leads to the page’s usual preset where a link named the days', () => {
    const page = openPage('/body?from=2026-11-01&to=2026-11-10');
    page.do(({ reset }) => reset());
    expect(page.address).toBe('/body?range=3m');
  });

  it('leads nowhere from a preset', () => {
    const page = openPage('/body?range=all');
    page.do(({ reset }) => reset());
    page.go(-1);
    expect(page.address).toBe('/before');
  });
});

describe('the functions of a range', () => {
  it('stay the same from render to render', () => {
    const page = openPage();
    let first: unknown;
    page.do((actions) => {
      first = actions;
      actions.show(zoomed);
    });
    page.do((actions) => {
      expect(actions).toBe(first);
    });
  });
});
