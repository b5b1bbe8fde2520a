import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createSettingsStore } from '#settings/settings-store.ts';
import { startProduct } from '../../support/product.ts';
import { renderApp, stillClock } from '../../support/render-app.tsx';

const stored = () =>
  JSON.parse(localStorage.getItem('homeostat.settings') ?? '{}') as Record<string, unknown>;
/** What is in force when the page is opened the next time. */
const reloaded = () => createSettingsStore(localStorage).read();

const gap = 'Break within a night (minutes)';
const year = 'Year of birth';
const centimetres = 'Height (cm)';
const feet = 'Height (ft in)';
const steps = 'Steps per day';
const sleep = 'Sleep you need';

async function settingsWith(before: object, languages?: readonly string[]) {
  localStorage.setItem('homeostat.settings', JSON.stringify({ version: 4, ...before }));
  startProduct({ now: stillClock });
  const app = renderApp('/settings', languages === undefined ? {} : { languages });
  await screen.findByRole('heading', { level: 1, name: 'Settings' });
  return app;
}

const field = (name: string) => screen.getByRole('textbox', { name });

describe('a value that is typed', () => {
  it.each([
    [gap, '90', { nightMergeGapMin: 90 }, '90'],
    [gap, '0', { nightMergeGapMin: 0 }, '0'],
    [gap, '2 h', { nightMergeGapMin: 120 }, '120'],
    [year, '1980', { birthYear: 1980 }, '1980'],
    [centimetres, '178', { heightM: 1.78 }, '178'],
    [centimetres, '178,5 cm', { heightM: 1.785 }, '178.5'],
    [centimetres, '1.78 m', { heightM: 1.78 }, '178'],
    [steps, '8000', { goalSteps: 8000 }, '8,000'],
    [sleep, '8 h 15 min', { sleepNeedMin: 495 }, '8 h 15 min'],
    [sleep, '8:15', { sleepNeedMin: 495 }, '8 h 15 min'],
    [sleep, '8.25', { sleepNeedMin: 495 }, '8 h 15 min'],
  ])(
    'as %s of %j is kept in SI, also for the next time, and written out',
    async (name, text, kept, shown) => {
      const { user } = await settingsWith({});
      await user.clear(field(name));
      await user.type(field(name), `${text}{Enter}`);
      expect(field(name)).toHaveValue(shown);
      expect(field(name)).toBeValid();
      expect(stored()).toMatchObject(kept);
      expect(reloaded()).toMatchObject(kept);
    },
  );

  it('as a height in feet and inches is kept in metres', async () => {
    const { user } = await settingsWith({ lengthUnit: 'in' });
    await user.type(field(feet), `5'10"`);
    await user.tab();
    expect(field(feet)).toHaveValue('5 ft 10 in');
    expect(reloaded().heightM).toBe(1.778);
  });

  it('as a height is told in the other unit when the unit changes', async () => {
    const { user } = await settingsWith({ heightM: 1.785 });
    expect(field(centimetres)).toHaveValue('178.5');
    const units = within(screen.getByRole('group', { name: 'Unit of body measures' }));
    await user.click(units.getByRole('radio', { name: 'Inches' }));
    expect(field(feet)).toHaveValue('5 ft 10.3 in');
    expect(reloaded().heightM).toBe(1.785);
  });

  it.each([
    [gap, 'long', 'Give whole minutes, for example 120.'],
    [gap, '241', 'Give minutes between 0 and 240.'],
    [year, '80', 'Give a year of four digits, for example 1980.'],
    [year, '1899', 'Give a year from 1900 to 2026.'],
    [year, '2027', 'Give a year from 1900 to 2026.'],
    [centimetres, '5 ft 10 in', 'Give a height, for example 178 cm.'],
    [centimetres, '1.78', 'Give a height between 40 cm and 280 cm.'],
    [steps, '8000.5', 'Give a whole number, for example 8,000.'],
    [steps, '0', 'Give a number between 1 and 200,000.'],
    [sleep, '8:75', 'Give hours, for example 8 h 15 min or 8.25.'],
    [sleep, '480', 'Give a time between 1 h 0 min and 24 h 0 min.'],
  ])('as %s of %j changes nothing, and the mend stands beside it', async (name, text, problem) => {
    const before = {
      version: 4,
      nightMergeGapMin: 60,
      birthYear: 1970,
      heightM: 1.6,
      goalSteps: 5000,
      sleepNeedMin: 420,
    };
    const { user } = await settingsWith(before);
    await user.clear(field(name));
    await user.type(field(name), text);
    await user.tab();
    expect(screen.getByRole('alert')).toHaveTextContent(problem);
    expect(field(name)).toBeInvalid();
    expect(field(name)).toHaveAccessibleDescription(expect.stringContaining(problem) as string);
    expect(field(name)).toHaveValue(text);
    expect(stored()).toEqual(before);
  });

  it('is mended in place', async () => {
    const { user } = await settingsWith({});
    await user.type(field(year), '198{Enter}');
    await user.type(field(year), '4');
    expect(screen.queryByRole('alert')).toBeNull();
    await user.tab();
    expect(reloaded().birthYear).toBe(1984);
  });

  it.each([
    [year, 'birthYear', { birthYear: 1970 }, ''],
    [centimetres, 'heightM', { heightM: 1.6 }, ''],
    [steps, 'goalSteps', { goalSteps: 5000 }, ''],
    [sleep, 'sleepNeedMin', { sleepNeedMin: 420 }, ''],
    [gap, 'nightMergeGapMin', { nightMergeGapMin: 60 }, '120'],
  ])('as %s is given back by an empty field', async (name, key, before, shown) => {
    const { user } = await settingsWith(before);
    await user.clear(field(name));
    await user.tab();
    expect(stored()).not.toHaveProperty(key);
    expect(field(name)).toHaveValue(shown);
  });

  it('keeps the digits that the field has no room for when it is left as it was', async () => {
    const { user } = await settingsWith({ heightM: 1.78432 });
    await user.type(field(centimetres), '0{Backspace}{Enter}');
    expect(field(centimetres)).toHaveValue('178.4');
    expect(stored()).toMatchObject({ heightM: 1.78432 });
  });

  it('gives way to what a file of settings says meanwhile', async () => {
    const { user } = await settingsWith({ birthYear: 1970 });
    await user.type(field(year), 'x{Enter}');
    const text = JSON.stringify({ kind: 'homeostat.settings', settings: { version: 4, birthYear: 1990 } });
    await user.upload(screen.getByLabelText('Read from a file…'), new File([text], 'mine.json'));
    await screen.findByText('In force are the settings of the file.');
    expect(field(year)).toHaveValue('1990');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is read as the reader’s region writes it', async () => {
    const { user } = await settingsWith({ language: 'en', locale: 'de-DE' });
    await user.type(field(steps), '8.000{Enter}');
    await user.type(field(sleep), '7,5{Enter}');
    expect(stored()).toMatchObject({ goalSteps: 8000, sleepNeedMin: 450 });
    expect(field(steps)).toHaveValue('8.000');
  });
});
