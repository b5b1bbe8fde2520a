import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from '#ui/Button.tsx';
import { ClockContext, useNow } from '#ui/clock.ts';
import { Checkbox } from '#ui/Checkbox.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { SegmentedControl } from '#ui/SegmentedControl.tsx';
import { SelectField } from '#ui/SelectField.tsx';

function Fruit() {
  const [value, setValue] = useState<'apple' | 'pear' | null>('apple');
  return (
    <SegmentedControl
      label="Fruit"
      value={value}
      options={[
        { value: 'apple', label: 'A', name: 'A like apple' },
        { value: 'pear', label: 'Pear' },
      ]}
      onChange={setValue}
    />
  );
}

function ask(onConfirm = vi.fn(), onCancel = vi.fn()) {
  render(
    <ConfirmDialog
      open
      title="Sure?"
      confirmLabel="Yes"
      cancelLabel="No"
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p>Think.</p>
    </ConfirmDialog>,
  );
  return { onConfirm, onCancel };
}

function Clock() {
  return <p>{useNow()}</p>;
}

describe('Button', () => {
  it('does not submit the form it stands in', () => {
    render(<Button>Press</Button>);
    expect(screen.getByRole('button')).toHaveAttribute('type', 'button');
  });
});

describe('SegmentedControl', () => {
  it('is a named group of radio buttons', () => {
    render(<Fruit />);
    expect(screen.getByRole('group', { name: 'Fruit' })).toBeVisible();
    expect(screen.getAllByRole('radio')).toHaveLength(2);
  });

  it('reads out a long name in place of a short label', () => {
    render(<Fruit />);
    expect(screen.getByRole('radio', { name: 'A like apple' })).toBeChecked();
  });

  it('changes by a press', async () => {
    render(<Fruit />);
    await userEvent.click(screen.getByRole('radio', { name: 'Pear' }));
    expect(screen.getByRole('radio', { name: 'Pear' })).toBeChecked();
  });

  it('may have nothing chosen', () => {
    render(
      <SegmentedControl
        label="Fruit"
        value={null}
        options={[{ value: 'pear', label: 'Pear' }]}
        onChange={vi.fn()}
      />,
    );
    expect(screen.getByRole('radio')).not.toBeChecked();
  });
});

describe('SelectField', () => {
  it('is named and described', () => {
    render(
      <SelectField
        label="Size"
        hint="Of the box."
        value="s"
        options={[{ value: 's', label: 'Small' }]}
        onChange={vi.fn()}
      />,
    );
    expect(screen.getByRole('combobox', { name: 'Size' })).toHaveAccessibleDescription('Of the box.');
  });
});

function Choice() {
  const [isChecked, setChecked] = useState(false);
  return <Checkbox label="Ripe" hint="Soft to the touch." checked={isChecked} onChange={setChecked} />;
}

describe('Checkbox', () => {
  it('is named and described', () => {
    render(<Choice />);
    expect(screen.getByRole('checkbox', { name: 'Ripe' })).toHaveAccessibleDescription('Soft to the touch.');
  });

  it('changes by the keyboard', async () => {
    render(<Choice />);
    await userEvent.tab();
    await userEvent.keyboard(' ');
    expect(screen.getByRole('checkbox')).toBeChecked();
  });
});

describe('ProgressBar', () => {
  it('says how far it has come', () => {
    render(<ProgressBar label="Share" value={0.25} />);
    expect(screen.getByRole('progressbar', { name: 'Share' })).toHaveProperty('value', 0.25);
  });

  it('claims no share that nobody knows', () => {
    render(<ProgressBar label="Share" value={null} />);
    expect(screen.getByRole('progressbar')).not.toHaveAttribute('value');
  });
});

describe('Disclosure', () => {
  it('makes what is inside when it is first opened', async () => {
    render(<Disclosure summary="More">hidden so far</Disclosure>);
    expect(screen.queryByText('hidden so far')).toBeNull();
    await userEvent.click(screen.getByText('More'));
    expect(await screen.findByText('hidden so far')).toBeVisible();
  });
});

describe('ConfirmDialog', () => {
  it('is modal and named by its question', () => {
    ask();
    expect(screen.getByRole('dialog', { name: 'Sure?' })).toHaveProperty('open', true);
  });

  it('does nothing when the answer is no', async () => {
    const { onConfirm, onCancel } = ask();
    await userEvent.click(screen.getByRole('button', { name: 'No' }));
    expect(onConfirm).not.toHaveBeenCalled();
    expect(onCancel).toHaveBeenCalled();
  });

  it('goes on when the answer is yes', async () => {
    const { onConfirm } = ask();
    await userEvent.click(screen.getByRole('button', { name: 'Yes' }));
    expect(onConfirm).toHaveBeenCalledTimes(1);
  });
});

describe('useNow', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('gives whole seconds and follows the clock every minute', () => {
    vi.useFakeTimers();
    let ms = 1_500_999;
    render(
      <ClockContext value={() => ms}>
        <Clock />
      </ClockContext>,
    );
    expect(screen.getByText('1500')).toBeVisible();
    ms += 60_000;
    act(() => {
      vi.advanceTimersByTime(60_000);
    });
    expect(screen.getByText('1560')).toBeVisible();
  });
});
