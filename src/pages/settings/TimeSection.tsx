import { cleanTimeZone, type TimeZone, toEpochSec, UTC } from '#domain/time.ts';
import { type FirstWeekday, firstWeekdays } from '#locale/week.ts';
import { bounds, type ClockZone, defaultSettings } from '#settings/schema.ts';
import { useRegionalWeekday } from '#settings/use-first-weekday.ts';
import { useFormat, useSettings } from '#settings/use-settings.ts';
import { useSettingsMessages } from '#settings/use-settings-messages.ts';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { SelectField } from '#ui/SelectField.tsx';
import { readerZone } from '../reader-zone.ts';
import { Choice } from './Choice.tsx';
import styles from './SettingsPage.module.css';
import { FreeDaysField } from './FreeDaysField.tsx';
import { readDuration } from './typed-values.ts';
import { ValueField } from './ValueField.tsx';

/** The choice that is left to the browser. */
const automatic = 'auto';
const SECONDS_PER_HOUR = 3600;
const clockZones: readonly ClockZone[] = ['record', 'home'];

export function TimeSection() {
  const { time } = useSettingsMessages();
  const [{ clockZone, hour12 }, change] = useSettings();
  const format = useFormat();
  const now = toEpochSec(useNow());
  const chosenClock = hour12 === true ? '12' : '24';
  return (
    <Card title={time.title} className={styles['choices']}>
      <Choice
        label={time.clock.label}
        hint={time.clock.hint(format.time(now, readerZone()))}
        value={hour12 === undefined ? automatic : chosenClock}
        options={[
          { value: automatic, label: time.clock.options.auto },
          { value: '24', label: time.clock.options[24] },
          { value: '12', label: time.clock.options[12] },
        ]}
        onChange={(clock) => {
          change({ hour12: clock === automatic ? undefined : clock === '12' });
        }}
      />
      <WeekField />
      <Choice<ClockZone>
        label={time.clocks.label}
        hint={time.clocks.hint[clockZone]}
        value={clockZone}
        options={clockZones.map((value) => ({ value, label: time.clocks.options[value] }))}
        onChange={(clockZone) => {
          change({ clockZone });
        }}
      />
      {clockZone === 'home' && <HomeZoneField />}
      <HourField field="dayStartHour" words={time.dayStart} />
      <HourField field="nightBoundaryHour" words={time.nightBoundary} />
      <NightMergeGapField />
      <FreeDaysField />
    </Card>
  );
}

type HourFieldProps = {
  field: 'dayStartHour' | 'nightBoundaryHour';
  words: { readonly label: string; readonly hint: string };
};

/** An hour of the local clock, as the reader's clock writes it. */
function HourField({ field, words: { label, hint } }: HourFieldProps) {
  const { time } = useSettingsMessages();
  const [settings, change] = useSettings();
  const format = useFormat();
  const { low, high } = bounds[field];
  const hours = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  // The first day of the epoch has every hour in UTC.
  const write = (hour: number) => format.time(toEpochSec(hour * SECONDS_PER_HOUR), UTC);
  return (
    <SelectField<string>
      label={label}
      hint={hint}
      value={String(settings[field])}
      options={hours.map((hour) => ({
        value: String(hour),
        label: hour === defaultSettings[field] ? time.usual(write(hour)) : write(hour),
      }))}
      onChange={(hour) => {
        change({ [field]: Number(hour) });
      }}
    />
  );
}

function NightMergeGapField() {
  const { nightMergeGap: words } = useSettingsMessages().time;
  const [{ nightMergeGapMin }, change] = useSettings();
  const format = useFormat();
  const write = (minutes: number) => format.number(minutes, 0);
  const usual = write(defaultSettings.nightMergeGapMin);
  const [low, high] = [write(bounds.nightMergeGapMin.low), write(bounds.nightMergeGapMin.high)];
  return (
    <ValueField
      label={words.label}
      hint={words.hint(low, high, usual)}
      inputMode="numeric"
      value={nightMergeGapMin}
      format={write}
      read={(text) =>
        readDuration(text, 'min', format, {
          bounds: bounds.nightMergeGapMin,
          mends: { noValue: words.noValue(usual), outside: words.outside(low, high) },
        })
      }
      onChange={(nightMergeGapMin) => {
        change({ nightMergeGapMin });
      }}
    />
  );
}

function WeekField() {
  const { time, byRegion } = useSettingsMessages();
  const [{ firstWeekday }, change] = useSettings();
  const regional = useRegionalWeekday();
  const { label, hint, days } = time.week;
  return (
    <SelectField<FirstWeekday | typeof automatic>
      label={label}
      hint={hint}
      value={firstWeekday ?? automatic}
      options={[
        { value: automatic, label: byRegion(days[regional]) },
        ...firstWeekdays.map((value) => ({ value, label: days[value] })),
      ]}
      onChange={(day) => {
        change({ firstWeekday: day === automatic ? undefined : day });
      }}
    />
  );
}

function HomeZoneField() {
  const { time } = useSettingsMessages();
  const [{ homeZone }, change] = useSettings();
  const format = useFormat();
  const now = toEpochSec(useNow());
  const device = readerZone();
  return (
    <SelectField<string>
      label={time.home.label}
      hint={time.home.hint(format.dateTime(now, homeZone ?? device))}
      value={homeZone ?? automatic}
      options={[
        { value: automatic, label: time.home.likeDevice(zoneName(device)) },
        ...zones(homeZone).map((zone) => ({ value: zone, label: zoneName(zone) })),
      ]}
      onChange={(zone) => {
        change({ homeZone: cleanTimeZone(zone) ?? undefined });
      }}
    />
  );
}

/** Every zone that the browser knows, and the one in force. */
function zones(current: TimeZone | undefined): readonly string[] {
  const named = Intl.supportedValuesOf('timeZone').map((zone) => nameToday[zone] ?? zone);
  return [...new Set([...named, 'UTC', ...(current === undefined ? [] : [current])])].toSorted();
}

/** Names that browsers still list under what they were called before (IANA, `backward`); they know both. */
const nameToday: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
};

function zoneName(zone: string): string {
  return zone.replaceAll('_', ' ');
}
