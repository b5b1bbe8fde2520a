import type { ReactNode } from 'react';
import { toEpochSec } from '#domain/time.ts';
import { useAccountMessages } from '#settings/use-account-messages.ts';
import { regionOptions } from '#settings/regions.ts';
import { type Theme, themes } from '#settings/schema.ts';
import { useFormat, useMessages, useSettings } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { SegmentedControl } from '#ui/SegmentedControl.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { readerZone } from '../reader-zone.ts';
import styles from './SettingsPage.module.css';

const automatic = 'auto';
const exampleNumber = 12_345.6;

export function DisplaySection() {
  const { settings: words } = useAccountMessages();
  const { unit } = useMessages();
  const [settings, change] = useSettings();
  const format = useFormat();
  const now = toEpochSec(useNow());
  const clock = settings.hour12 === undefined ? automatic : settings.hour12 ? '12' : '24';
  const example = format.dateTime(now, readerZone());

  return (
    <Card title={words.reading}>
      <Row label={words.unit}>
        <SegmentedControl
          label={words.unit}
          value={settings.weightUnit}
          options={[
            { value: 'kg', label: unit.kgLong },
            { value: 'lb', label: unit.lbLong },
            { value: 'st', label: unit.stLong },
          ]}
          onChange={(weightUnit) => {
            change({ weightUnit });
          }}
        />
      </Row>
      <Row label={words.theme}>
        <SegmentedControl<Theme>
          label={words.theme}
          value={settings.theme}
          options={themes.map((value) => ({ value, label: words.themes[value] }))}
          onChange={(theme) => {
            change({ theme });
          }}
        />
      </Row>
      <Row label={words.clock}>
        <SegmentedControl
          label={words.clock}
          value={clock}
          options={[
            { value: automatic, label: words.clocks.auto },
            { value: '24', label: words.clocks[24] },
            { value: '12', label: words.clocks[12] },
          ]}
          onChange={(clock) => {
            change({ hour12: clock === automatic ? undefined : clock === '12' });
          }}
        />
      </Row>
      <SelectField
        label={words.region}
        hint={`${words.regionHint} ${words.example(example, format.number(exampleNumber, 1))}`}
        value={settings.locale ?? automatic}
        options={[{ value: automatic, label: words.regionAuto }, ...regionOptions(settings.locale)]}
        onChange={(locale) => {
          change({ locale: locale === automatic ? undefined : locale });
        }}
      />
    </Card>
  );
}

/** The label is drawn for the eye; the control carries it as its own name. */
function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles['row']}>
      <span aria-hidden="true" className={styles['label']}>
        {label}
      </span>
      {children}
    </div>
  );
}
