import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { periodPresets, type RangeContext, toPresetRange, type ViewRange } from '#domain/range.ts';
import { DayCalendar } from '#pages/DayCalendar.tsx';
import { RangeBar } from '#pages/RangeBar.tsx';
import { createSettingsStore } from '#settings/settings-store.ts';
import { SettingsProvider } from '#settings/SettingsProvider.tsx';
import { createTranslator } from '#settings/translator.ts';
import { day } from '../support/days.ts';

const context: RangeContext = { today: day('2026-11-20'), firstDay: day('2026-01-15') };

type Options = { range?: ViewRange; context?: RangeContext; languages?: readonly string[] };

function renderBar({
  range = toPresetRange('4w', context),
  context: given = context,
  languages = ['en-GB'],
}: Options = {}) {
  const onRange = vi.fn<(range: ViewRange) => void>();
  function Page() {
    const [shown, setShown] = useState(range);
    return (
      <RangeBar
        range={shown}
        text="The days"
        context={given}
        onRange={(chosen) => {
          onRange(chosen);
          setShown(chosen);
        }}
      />
    );
  }
  render(
    <SettingsProvider
      store={createSettingsStore(localStorage, window)}
      translator={createTranslator()}
      languages={languages}
    >
      <button type="button">Elsewhere</button>
      <Page />
    </SettingsProvider>,
  );
  return { onRange, user: userEvent.setup() };
}

async function openDays(options: Options = {}) {
  const bar = renderBar(options);
  const opener = screen.getByRole('button', { name: 'The days' });
  opener.focus();
  await bar.user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Choose days' });
  await waitFor(() => expect(dialog).toContainElement(focused()));
  return { ...bar, opener, dialog };
}

function typeDays(from: string, to: string) {
  fireEvent.change(screen.getByLabelText('First day'), { target: { value: from } });
  fireEvent.change(screen.getByLabelText('Last day'), { target: { value: to } });
}

function focused(): HTMLElement | null {
  return document.activeElement instanceof HTMLElement ? document.activeElement : null;
}

/** Weekdays are punctuated differently from one edition of `Intl` to the next. */
const dayButton = (name: RegExp) => screen.getByLabelText(name);

describe('the calendar', () => {
  it('takes two days by keyboard, closes, and gives the focus back', async () => {
    const { user, opener, onRange } = await openDays();
    expect(dayButton(/Saturday,? 24 October 2026/)).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{Enter}');
    expect(dayButton(/Monday,? 26 October 2026/)).toHaveFocus();
    expect(screen.getByText(/Now choose the last day/)).toHaveTextContent(/26 October 2026/);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onRange.mock.calls).toEqual([[{ preset: null, from: '2026-10-26', to: '2026-11-02' }]]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(opener).toHaveFocus();
  });

  it('takes the two days in either order', async () => {
    const { user, onRange } = await openDays();
    await user.click(dayButton(/^\w+day,? 10 November 2026/));
    await user.click(dayButton(/^\w+day,? 3 November 2026/));
    expect(onRange).toHaveBeenLastCalledWith({ preset: null, from: '2026-11-03', to: '2026-11-10' });
  });

  it('takes one day twice as a range of that day', async () => {
    const { user, onRange } = await openDays();
    await user.dblClick(dayButton(/^\w+day,? 10 November 2026/));
    expect(onRange).toHaveBeenLastCalledWith({ preset: null, from: '2026-11-10', to: '2026-11-10' });
  });

  it('calls days by the name of a preset where they are one', async () => {
    const { user, onRange } = await openDays({ range: toPresetRange('w', context) });
    typeDays('2026-10-24', '2026-11-20');
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(onRange).toHaveBeenLastCalledWith(toPresetRange('4w', context));
  });

  it('offers no day after today and no month before the first record', async () => {
    const { user, onRange } = await openDays();
    await user.click(dayButton(/^\w+day,? 21 November 2026/));
    expect(onRange).not.toHaveBeenCalled();
    expect(screen.getByLabelText('First day')).toHaveValue('2026-10-24');
    expect(screen.getByRole('button', { name: 'Month after' })).toHaveAttribute('aria-disabled', 'true');
    for (const choice of screen.getAllByRole('combobox', { name: 'Year' })) {
      expect(within(choice).getAllByRole('option')).toHaveLength(1);
    }
  });

  it('says which day is today', async () => {
    await openDays();
    expect(dayButton(/^Today, \w+day,? 20 November 2026/)).toBeVisible();
  });

  it.each([
    ['en-GB', 'Mon'],
    ['en-US', 'Sun'],
    ['de-DE', 'Mo'],
  ])('begins its weeks as %s does, with %s', async (language, weekday) => {
    const { dialog } = await openDays({ languages: [language] });
    expect(dialog.querySelector('th')).toHaveTextContent(weekday);
  });

  it('opens where nothing is recorded, and where a link shows days to come', async () => {
    await openDays({
      context: { ...context, firstDay: null },
      range: { preset: null, from: day('2027-02-01'), to: day('2027-02-10') },
    });
    expect(screen.getByRole('grid', { name: 'November 2026' })).toBeVisible();
  });
});

describe('a calendar sheet', () => {
  it('begins its weeks with the day that the reader has chosen', () => {
    const store = createSettingsStore(localStorage, window);
    store.change({ firstWeekday: 'saturday' });
    const { container } = render(
      <SettingsProvider store={store} translator={createTranslator()} languages={['en-GB']}>
        <DayCalendar firstDay={day('2026-01-15')} today={context.today} selected={null} onSelect={() => {}} />
      </SettingsProvider>,
    );
    expect(container.querySelector('th')).toHaveTextContent('Sat');
  });
});

describe('the typed days', () => {
  it('are followed by the calendar', async () => {
    await openDays();
    typeDays('2026-11-05', '2026-11-07');
    const chosen = screen
      .getAllByRole('gridcell')
      .filter((cell) => cell.textContent !== '' && cell.getAttribute('aria-selected') === 'true');
    expect(chosen.map((cell) => cell.textContent)).toEqual(['5', '6', '7']);
  });

  it.each([
    ['the wrong way round', '2026-03-04', '2026-02-03', /The first day comes after the last/],
    ['incomplete', '2026-03-04', '', /Give both days as a date/],
    ['before 1900', '1066-10-14', '2026-03-04', /between 1900 and 2199/],
  ])('are refused where they are %s', async (_, from, to, why) => {
    const { user, onRange } = await openDays();
    typeDays(from, to);
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(screen.getByRole('alert')).toHaveTextContent(why);
    expect(onRange).not.toHaveBeenCalled();
  });
});

describe('the panel', () => {
  it('is closed by Escape, which changes nothing and gives the focus back', async () => {
    const { user, opener, onRange } = await openDays();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(opener).toHaveFocus();
    expect(opener).toHaveAttribute('aria-expanded', 'false');
    expect(onRange).not.toHaveBeenCalled();
  });

  it('is closed by a press on what opened it', async () => {
    const { user, opener } = await openDays();
    await user.click(opener);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is closed by a press elsewhere, which keeps the focus', async () => {
    const { user } = await openDays();
    const elsewhere = screen.getByRole('button', { name: 'Elsewhere' });
    await user.click(elsewhere);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(elsewhere).toHaveFocus();
  });

  it('is closed once the focus moves on', async () => {
    const { user } = await openDays();
    screen.getByLabelText('First day').focus();
    await user.tab({ shift: true });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('the presets', () => {
  it('are those of the page', () => {
    renderBar({ context: { ...context, presets: periodPresets }, range: toPresetRange('m', context) });
    expect(screen.getAllByRole('radio').map((radio) => radio.getAttribute('aria-label'))).toEqual([
      'Week',
      'Month',
      'Quarter',
      'Year',
      'All days',
    ]);
    expect(screen.getByRole('radio', { name: 'Month' })).toBeChecked();
  });
});
