import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation, useNavigate } from 'react-router-dom';
import { describe, expect, it } from 'vitest';
import type { RangeContext } from '#domain/range.ts';
import { cleanTimeZone, UTC } from '#domain/time.ts';
import { type ChartGestures, toChartGestures } from '#pages/chart-gestures.ts';
import { useViewRange } from '#pages/use-view-range.ts';
import { day } from '../support/days.ts';

const context: RangeContext = { today: day('2026-11-20'), firstDay: day('2016-11-21') };
const auckland = cleanTimeZone('Pacific/Auckland') ?? UTC;

/** A page that was come to from another one. */
function Router({ children }: { children: ReactNode }) {
  return (
    <MemoryRouter initialEntries={['/before', '/body?range=4w']} initialIndex={1}>
      {children}
    </MemoryRouter>
  );
}

function openPage() {
  const { result } = renderHook(
    () => {
      const { actions } = useViewRange(context);
      const { pathname, search } = useLocation();
      return { actions, address: pathname + search, navigate: useNavigate() };
    },
    { wrapper: Router },
  );
  return {
    get address() {
      return result.current.address;
    },
    do: (what: (gestures: ChartGestures) => void) => {
      act(() => {
        what(toChartGestures(result.current.actions, auckland, context));
      });
    },
    goBack: () => {
      act(() => {
        void result.current.navigate(-1);
      });
    },
  };
}

/** By the clocks of Auckland in summer, 13 h before UTC. */
const at = (text: string) => Date.parse(`${text}+13:00`) / 1000;

describe('the gestures of a chart', () => {
  it('push the window by whole days of the zone, as one step', () => {
    const page = openPage();
    page.do(({ onWindow }) => {
      onWindow(at('2026-11-02T03:00'), at('2026-11-09T03:00'), 'move');
      onWindow(at('2026-11-03T11:00'), at('2026-11-10T11:00'), 'move');
      onWindow(at('2026-11-03T13:30'), at('2026-11-10T13:30'), 'end');
    });
    expect(page.address).toBe('/body?from=2026-11-04&to=2026-11-10');
    page.goBack();
    expect(page.address).toBe('/body?range=4w');
    page.goBack();
    expect(page.address).toBe('/before');
  });

  it('leave nothing behind where they are broken off', () => {
    const page = openPage();
    page.do(({ onWindow }) => onWindow(at('2026-11-02T00:00'), at('2026-11-09T00:00'), 'move'));
    expect(page.address).toBe('/body?from=2026-11-02&to=2026-11-08');
    page.do(({ onWindow }) => onWindow(at('2026-11-02T00:00'), at('2026-11-09T00:00'), 'cancel'));
    expect(page.address).toBe('/body?range=4w');
    page.goBack();
    expect(page.address).toBe('/before');
  });

  it('end today however far they reach, and call the days by their preset', () => {
    const page = openPage();
    page.do(({ onWindow }) => onWindow(at('2026-11-01T00:00'), at('2027-01-31T00:00'), 'end'));
    expect(page.address).toBe('/body?from=2026-08-22&to=2026-11-20');
    page.do(({ onRangeSelect }) => onRangeSelect(at('2026-05-21T10:00'), at('2026-12-24T18:00')));
    expect(page.address).toBe('/body?range=6m');
  });

  it('lead back to the preset from before them', () => {
    const page = openPage();
    page.do(({ onRangeSelect }) => onRangeSelect(at('2026-11-05T10:00'), at('2026-11-06T18:00')));
    expect(page.address).toBe('/body?from=2026-11-05&to=2026-11-06');
    page.do(({ onRangeReset }) => onRangeReset());
    expect(page.address).toBe('/body?range=4w');
  });
});
