import { lazy, Suspense, useState } from 'react';
import {
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
import { endingOn, named, stepTo } from './range.ts';
import styles from './RangeBar.module.css';

const DayFields = lazy(async () => ({ default: (await import('./DayFields.tsx')).DayFields }));

export type RangeBarProps = {
  range: ViewRange;
  /** The range in words. */
  text: string;
  context: RangeContext;
  onRange: (range: ViewRange) => void;
};

/** Which days a page shows: by preset, by stepping a whole span, or by naming both days. */
export function RangeBar({ range, text, context, onRange }: RangeBarProps) {
  const { range: words } = useMessages();
  const [isChoosing, setChoosing] = useState(false);
  const { today, firstDay } = context;
  const presets = rangePresets.map((value) => ({
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
          tone="quiet"
          className={styles['days']}
          aria-expanded={isChoosing}
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
        {(range.to < today || range.from > today) && (
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
          <DayFields
            range={range}
            onChoose={(chosen) => {
              setChoosing(false);
              onRange(named(chosen, context));
            }}
            onCancel={() => {
              setChoosing(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
