import { toEpochSec, toLocalDay } from '#domain/time.ts';
import { bounds, type Sex } from '#settings/schema.ts';
import { useQuantityFormat } from '#settings/use-quantity-format.ts';
import { useFormat, useSettings } from '#settings/use-settings.ts';
import { useSettingsMessages } from '#settings/use-settings-messages.ts';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { readerZone } from '../reader-zone.ts';
import { Choice } from './Choice.tsx';
import styles from './SettingsPage.module.css';
import { readHeight, readYear, toHeightText } from './typed-values.ts';
import { ValueField } from './ValueField.tsx';

/** The choice of who leaves it open. */
const notStated = 'none';
const sexes: readonly (Sex | typeof notStated)[] = ['female', 'male', notStated];

/** A year and a height that anybody may type, for examples of how. */
const EXAMPLE_YEAR = 1980;
const EXAMPLE_M = 1.78;

export function AboutSection() {
  const { about } = useSettingsMessages();
  const [{ sex }, change] = useSettings();
  return (
    <Card title={about.title} className={styles['choices']}>
      <p>{about.text}</p>
      <Choice
        label={about.sex.label}
        hint={about.sex.hint}
        value={sex ?? notStated}
        options={sexes.map((value) => ({ value, label: about.sex.options[value] }))}
        onChange={(sex) => {
          change({ sex: sex === notStated ? undefined : sex });
        }}
      />
      <BirthYearField />
      <HeightField />
    </Card>
  );
}

function BirthYearField() {
  const { birthYear: words } = useSettingsMessages().about;
  const [{ birthYear }, change] = useSettings();
  const today = toLocalDay(toEpochSec(useNow()), readerZone());
  const high = Math.min(Number(today.slice(0, 4)), bounds.birthYear.high);
  const { low } = bounds.birthYear;
  return (
    <ValueField
      label={words.label}
      hint={words.hint}
      inputMode="numeric"
      value={birthYear}
      format={String}
      read={(text) =>
        readYear(text, {
          bounds: { low, high },
          mends: {
            noValue: words.noValue(String(EXAMPLE_YEAR)),
            outside: words.outside(String(low), String(high)),
          },
        })
      }
      onChange={(birthYear) => {
        change({ birthYear });
      }}
    />
  );
}

function HeightField() {
  const { height: words } = useSettingsMessages().about;
  const [{ heightM, lengthUnit }, change] = useSettings();
  const format = useFormat();
  const { height } = useQuantityFormat();
  return (
    <ValueField
      // Typed in another unit it is another text.
      key={lengthUnit}
      label={words.label[lengthUnit]}
      hint={words.hint}
      inputMode={lengthUnit === 'in' ? 'text' : 'decimal'}
      value={heightM}
      format={(metres) => toHeightText(metres, lengthUnit, format)}
      read={(text) =>
        readHeight(text, lengthUnit, format, {
          bounds: bounds.heightM,
          mends: {
            noValue: words.noValue(height(EXAMPLE_M)),
            outside: words.outside(height(bounds.heightM.low), height(bounds.heightM.high)),
          },
        })
      }
      onChange={(heightM) => {
        change({ heightM });
      }}
    />
  );
}
