import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import {
  endingOn,
  type RangeContext,
  type RangePreset,
  rangePresets,
  toPresetRange,
  type ViewRange,
} from '#domain/range.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { SegmentedControl } from '#ui/SegmentedControl.tsx';
import { named, stepTo } from './range.ts';
import styles from './RangeBar.module.css';

// The calendar is the larger part of it, and few readers open it.
const DayChooser = lazy(async () => ({ default: (await import('./DayChooser.tsx')).DayChooser }));

export type RangeBarProps = {
  range: ViewRange;
  /** The range in words. */
  text: string;
  /** With the presets of the page. */
  context: RangeContext;
  onRange: (range: ViewRange) => void;
};

/** Which days a page shows: by preset, by stepping a whole span, or by naming both days. */
export function RangeBar({ range, text, context, onRange }: RangeBarProps) {
  const { range: words } = useMessages();
  const [isChoosing, setChoosing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => {
    setChoosing(false);
  }, []);
  const { today, firstDay } = context;
  const presets = (context.presets ?? rangePresets).map((value) => ({
    value,
    label: words.presets[value].short,
    name: words.presets[value].long,
  }));

  return (
    <div className={styles['bar']}>
      <div className={styles['stepper']}>
        <Button
          square
          tone="quiet"
          aria-label={words.previous}
          disabled={firstDay === null || range.from <= firstDay}
          onClick={() => {
            onRange(stepTo(range, -1, context));
          }}
        >
          <Icon name="previous" />
        </Button>
        <Button
          ref={opener}
          tone="quiet"
          className={styles['days']}
          aria-expanded={isChoosing}
          aria-haspopup="dialog"
          title={words.custom}
          onClick={() => {
            setChoosing(!isChoosing);
          }}
        >
          {text}
        </Button>
        <Button
          square
          tone="quiet"
          aria-label={words.next}
          disabled={range.to >= today}
          onClick={() => {
            onRange(stepTo(range, 1, context));
          }}
        >
          <Icon name="next" />
        </Button>
        {range.to !== today && (
          <Button
            onClick={() => {
              onRange(named(endingOn(range, today), context));
            }}
          >
            {words.today}
          </Button>
        )}
      </div>
      <SegmentedControl<RangePreset>
        label={words.label}
        value={range.preset}
        options={presets}
        onChange={(preset) => {
          onRange(toPresetRange(preset, context));
        }}
      />
      {isChoosing && (
        <Suspense>
          <DayChooser
            range={range}
            context={context}
            opener={opener}
            onChoose={(chosen) => {
              close();
              onRange(named(chosen, context));
            }}
            onClose={close}
          />
        </Suspense>
      )}
    </div>
  );
}
