import { toEpochSec } from '#domain/time.ts';
import { type Language, languageNames, languages } from '#locale/languages.ts';
import { browserLocale, chooseLanguage } from '#settings/browser-languages.ts';
import { languageName, regionOptions } from '#settings/regions.ts';
import type { Density, Theme } from '#settings/schema.ts';
import { useFormat, useSettings, useSettingsValue, useSpeech } from '#settings/use-settings.ts';
import { useSettingsMessages } from '#settings/use-settings-messages.ts';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { SelectField } from '#ui/SelectField.tsx';
import { useMediaQuery } from '#ui/use-media-query.ts';
import { readerZone } from '../reader-zone.ts';
import { Choice } from './Choice.tsx';
import styles from './SettingsPage.module.css';

/** The choice that is left to the browser. */
const automatic = 'auto';
const exampleNumber = 12_345.6;
const themes: readonly Theme[] = ['system', 'light', 'dark'];
const densities: readonly Density[] = ['comfortable', 'compact'];

export function DisplaySection() {
  const { display } = useSettingsMessages();
  const [{ density }, change] = useSettings();
  return (
    <Card title={display.title} className={styles['choices']}>
      <LanguageField />
      <RegionField />
      <ThemeChoice />
      <Choice<Density>
        label={display.density.label}
        hint={display.density.hint}
        value={density}
        options={densities.map((value) => ({ value, label: display.density.options[value] }))}
        onChange={(density) => {
          change({ density });
        }}
      />
    </Card>
  );
}

function LanguageField() {
  const { display, likeBrowser } = useSettingsMessages();
  const { settings, change, languages: wanted } = useSettingsValue();
  const { hasFailed } = useSpeech();
  const { language } = display;
  return (
    <SelectField<Language | typeof automatic>
      label={language.label}
      hint={hasFailed ? language.failed : language.hint}
      value={settings.language ?? automatic}
      options={[
        { value: automatic, label: likeBrowser(languageNames[chooseLanguage(undefined, wanted)]) },
        ...languages.map((value) => ({ value, label: languageNames[value] })),
      ]}
      onChange={(language) => {
        change({ language: language === automatic ? undefined : language });
      }}
    />
  );
}

function RegionField() {
  const { display, likeBrowser } = useSettingsMessages();
  const { settings, change, languages: wanted } = useSettingsValue();
  const format = useFormat();
  const now = toEpochSec(useNow());
  const example = format.dateTime(now, readerZone());
  return (
    <SelectField
      label={display.region.label}
      hint={display.region.hint(example, format.number(exampleNumber, 1))}
      value={settings.locale ?? automatic}
      options={[
        { value: automatic, label: likeBrowser(languageName(browserLocale(wanted))) },
        ...regionOptions(settings.locale),
      ]}
      onChange={(locale) => {
        change({ locale: locale === automatic ? undefined : locale });
      }}
    />
  );
}

function ThemeChoice() {
  const { display } = useSettingsMessages();
  const [{ theme }, change] = useSettings();
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)');
  const { label, hint, now, options } = display.theme;
  return (
    <Choice<Theme>
      label={label}
      hint={theme === 'system' ? `${hint} ${prefersDark ? now.dark : now.light}` : hint}
      value={theme}
      options={themes.map((value) => ({ value, label: options[value] }))}
      onChange={(theme) => {
        change({ theme });
      }}
    />
  );
}
