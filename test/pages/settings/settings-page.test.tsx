import { screen, waitFor, within } from '@testing-library/react';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startProduct } from '../../support/product.ts';
import { renderApp, stillClock } from '../../support/render-app.tsx';

const patience = { timeout: 15_000 };
const stored = () =>
  JSON.parse(localStorage.getItem('homeostat.settings') ?? '{}') as Record<string, unknown>;

afterEach(() => {
  vi.restoreAllMocks();
});

async function openSettings(indexedDB = new IDBFactory()) {
  const app = renderApp('/settings', { indexedDB });
  await screen.findByRole('heading', { level: 1, name: 'Settings' });
  return app;
}

async function connected() {
  await startProduct({ now: stillClock }).connect('simulator-withings');
}

/** The group of choices under a name, so that two “By region” are told apart. */
const group = (name: string) => within(screen.getByRole('group', { name }));
const select = (name: string) => screen.getByRole('combobox', { name });
const optionsOf = (name: string) =>
  within(select(name))
    .getAllByRole('option')
    .map(({ textContent }) => textContent);

async function settingsOf(languages?: readonly string[]) {
  startProduct({ now: stillClock });
  const app = renderApp('/settings', languages === undefined ? {} : { languages });
  await screen.findByRole('heading', { level: 1, name: /^(Settings|Einstellungen)$/ });
  return app;
}

async function choosing(shape: string) {
  const { user } = await settingsOf();
  await user.click(group('Weight goal').getByRole('radio', { name: shape }));
  return user;
}

const upload = async (text: string, before = {}) => {
  localStorage.setItem('homeostat.settings', JSON.stringify({ version: 4, ...before }));
  const { user } = await settingsOf();
  await user.upload(screen.getByLabelText('Read from a file…'), new File([text], 'mine.json'));
  return user;
};

const fileOf = (settings: object) =>
  JSON.stringify({ kind: 'homeostat.settings', savedAt: '2026-11-01T10:00:00Z', settings });

describe('the choices', () => {
  it.each([
    ['Weight unit', 'Pounds', { weightUnit: 'lb' }],
    ['Distance unit', 'Miles', { distanceUnit: 'mi' }],
    ['Unit of body measures', 'Inches', { lengthUnit: 'in' }],
    ['Temperature unit', 'Fahrenheit', { temperatureUnit: 'f' }],
    ['Sex', 'Female', { sex: 'female' }],
    ['Sex', 'Male', { sex: 'male' }],
    ['Theme', 'Dark', { theme: 'dark' }],
    ['Density', 'Compact', { density: 'compact' }],
    ['Clock', '12 h', { hour12: true }],
    ['Clocks of your record', 'At home', { clockZone: 'home' }],
  ])('of %s keep %s', async (choice, name, kept) => {
    const { user } = await settingsOf();
    await user.click(group(choice).getByRole('radio', { name }));
    expect(stored()).toMatchObject(kept);
  });

  it.each([
    ['Language', 'Deutsch', { language: 'de' }],
    ['Region', 'Deutsch (Deutschland)', { locale: 'de-DE' }],
    ['First day of the week', 'Sunday', { firstWeekday: 'sunday' }],
    ['The day begins at', '04:00', { dayStartHour: 4 }],
    ['The date of nights changes at', '18:00', { nightBoundaryHour: 18 }],
    ['Classes of blood pressure', 'AHA/ACC 2017 and 2025', { bloodPressureGuideline: 'aha' }],
    [
      'Classes of blood pressure',
      'ESC 2024, measured in the office',
      { bloodPressureGuideline: 'esc-office' },
    ],
  ])('of %s keep %s', async (choice, option, kept) => {
    const { user } = await settingsOf();
    await user.selectOptions(select(choice), option);
    expect(stored()).toMatchObject(kept);
  });

  it('of leaving out the first reading of several is kept', async () => {
    const { user } = await settingsOf();
    await user.click(screen.getByRole('checkbox', { name: /^Leave out the first/ }));
    expect(stored()).toMatchObject({ bloodPressureDropsFirst: true });
  });

  it('of the days without work are kept in the order of the week', async () => {
    const { user } = await settingsOf();
    const days = group('Days without work');
    expect(days.getAllByRole('checkbox', { checked: true })).toHaveLength(2);
    await user.click(days.getByRole('checkbox', { name: 'Sunday' }));
    await user.click(days.getByRole('checkbox', { name: 'Friday' }));
    expect(stored()).toMatchObject({ freeWeekdays: [5, 6] });
  });

  it('list the days without work from the first day of the reader’s week', async () => {
    await settingsOf(['en-US']);
    const names = within(
      group('Days without work').getAllByRole('checkbox')[0]?.parentElement ?? document.body,
    );
    expect(names.getByText('Sunday')).toBeVisible();
  });

  it('say in a line what each of them changes', async () => {
    await settingsOf();
    for (const choice of screen.getAllByRole('group')) expect(choice).toHaveAccessibleDescription(/\w+ \w+/);
    for (const role of ['combobox', 'textbox']) {
      for (const choice of screen.getAllByRole(role)) expect(choice).toHaveAccessibleDescription(/\w+ \w+/);
    }
  });

  it('give the clock back to the region', async () => {
    const { user } = await settingsOf();
    await user.click(group('Clock').getByRole('radio', { name: '12 h' }));
    await user.click(group('Clock').getByRole('radio', { name: 'By region' }));
    expect(stored()).not.toHaveProperty('hour12');
  });

  it('give the sex back to nobody', async () => {
    const { user } = await settingsOf();
    await user.click(group('Sex').getByRole('radio', { name: 'Female' }));
    await user.click(group('Sex').getByRole('radio', { name: 'Not stated' }));
    expect(stored()).not.toHaveProperty('sex');
  });

  it('offer the hours as the reader’s clock writes them, and say which is usual', async () => {
    const { user } = await settingsOf();
    expect(optionsOf('The day begins at').join(' ')).toBe(
      '00:00 (usual) 01:00 02:00 03:00 04:00 05:00 06:00',
    );
    await user.click(group('Clock').getByRole('radio', { name: '12 h' }));
    const boundaries = optionsOf('The date of nights changes at');
    expect(boundaries).toHaveLength(24);
    expect(boundaries[12]).toMatch(/^12:00\spm \(usual\)$/);
  });

  it('write numbers as the chosen region does', async () => {
    const { user } = await settingsOf();
    await user.selectOptions(select('Region'), 'de-DE');
    expect(screen.getByText(/12\.345,6/)).toBeVisible();
  });

  it.each([
    [['en-GB'], 'Like the browser: British English', 'By region: Monday'],
    [['en-US'], 'Like the browser: American English', 'By region: Sunday'],
    [['ar-EG', 'en'], /^Like the browser: .*مصر/, 'By region: Saturday'],
  ])('left to a browser of %j say what that means now', async (languages, region, week) => {
    await settingsOf(languages);
    expect(
      within(select('Language')).getByRole('option', { name: 'Like the browser: English' }),
    ).toBeVisible();
    expect(within(select('Region')).getByRole('option', { name: region })).toBeVisible();
    expect(within(select('First day of the week')).getByRole('option', { name: week })).toBeVisible();
  });

  it('say which theme the system asks for while it is followed', async () => {
    const { user } = await settingsOf();
    expect(screen.getByText(/The system asks for light/)).toBeVisible();
    await user.click(group('Theme').getByRole('radio', { name: 'Light' }));
    expect(screen.queryByText(/The system asks for/)).toBeNull();
  });

  it('set the density on the document', async () => {
    const { user } = await settingsOf();
    expect(document.documentElement).toHaveAttribute('data-density', 'comfortable');
    await user.click(group('Density').getByRole('radio', { name: 'Compact' }));
    expect(document.documentElement).toHaveAttribute('data-density', 'compact');
  });

  it('ask for the home zone only of who wants its clocks, and tell the time there', async () => {
    const { user } = await settingsOf();
    expect(screen.queryByRole('combobox', { name: 'Home zone' })).toBeNull();
    await user.click(group('Clocks of your record').getByRole('radio', { name: 'At home' }));
    await user.selectOptions(select('Home zone'), 'Asia/Kathmandu');
    expect(stored()).toMatchObject({ homeZone: 'Asia/Kathmandu' });
    expect(screen.getByText('It is 20 Nov 2026, 14:45 there.')).toBeVisible();
  });
});

describe('the language', () => {
  it('changes on the spot, on the whole page and on the document', async () => {
    const { user } = await settingsOf();
    await user.selectOptions(select('Language'), 'Deutsch');
    expect(await screen.findByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
    expect(document.documentElement).toHaveAttribute('lang', 'de');
    await user.selectOptions(select('Sprache'), 'English');
    expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    expect(document.documentElement).toHaveAttribute('lang', 'en');
  });

  it('is the browser’s where none was chosen', async () => {
    await settingsOf(['de-AT', 'en']);
    expect(await screen.findByRole('option', { name: 'Wie der Browser: Deutsch' })).toBeVisible();
  });
});

describe('the weight goal', () => {
  it('is one weight', async () => {
    const user = await choosing('One weight');
    await user.type(screen.getByRole('textbox', { name: 'Goal (kg)' }), '72.5{Enter}');
    expect(stored()).toMatchObject({ weightGoal: { lowKg: 72.5, highKg: 72.5 } });
  });

  it('is a range, kept once both ends are there', async () => {
    const user = await choosing('A range');
    await user.type(screen.getByRole('textbox', { name: 'From (kg)' }), '70');
    await user.tab();
    expect(stored()).not.toHaveProperty('weightGoal');
    await user.type(screen.getByRole('textbox', { name: 'To (kg)' }), '74');
    await user.tab();
    expect(stored()).toMatchObject({ weightGoal: { lowKg: 70, highKg: 74 } });
  });

  it('is typed in the reader’s unit', async () => {
    const { user } = await settingsOf();
    await user.click(group('Weight unit').getByRole('radio', { name: 'Stones' }));
    await user.click(group('Weight goal').getByRole('radio', { name: 'One weight' }));
    await user.type(screen.getByRole('textbox', { name: 'Goal (st lb)' }), '11 st 6 lb{Enter}');
    expect(stored()).toMatchObject({ weightGoal: { lowKg: expect.closeTo(72.5748, 4) as number } });
  });

  it.each([
    ['One weight', ['heavy'], 'Give a weight, for example 72.5 kg.'],
    ['One weight', ['725'], 'Give a weight between 1.0 kg and 500.0 kg.'],
    ['A range', ['74', '70'], 'The first weight is above the second. Swap them.'],
  ])('as %s of %j is refused with the mend', async (shape, texts, problem) => {
    const user = await choosing(shape);
    const fields = screen.getAllByRole('textbox', { name: /^(Goal|From|To) \(kg\)$/ });
    for (const [index, field] of fields.entries()) await user.type(field, texts[index] ?? '');
    await user.tab();
    expect(await screen.findByRole('alert')).toHaveTextContent(problem);
    expect(stored()).not.toHaveProperty('weightGoal');
  });

  it('keeps the digits that the field has no room for when it is left alone', async () => {
    const goal = { lowKg: 72.5748, highKg: 72.5748 };
    localStorage.setItem('homeostat.settings', JSON.stringify({ version: 4, weightGoal: goal }));
    const { user } = await settingsOf();
    await user.click(screen.getByRole('textbox', { name: 'Goal (kg)' }));
    await user.tab();
    expect(screen.getByRole('textbox', { name: 'Goal (kg)' })).toHaveValue('72.6');
    expect(stored()).toMatchObject({ weightGoal: goal });
  });

  it('is given up', async () => {
    const user = await choosing('One weight');
    await user.type(screen.getByRole('textbox', { name: 'Goal (kg)' }), '72.5{Enter}');
    await user.click(group('Weight goal').getByRole('radio', { name: 'None' }));
    expect(stored()).not.toHaveProperty('weightGoal');
    expect(screen.queryByRole('textbox', { name: 'Goal (kg)' })).toBeNull();
  });
});

describe('the file of settings', () => {
  it('is saved with everything that was chosen', async () => {
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) saved.push(blob);
      return 'blob:settings';
    });
    // Where it leads is the browser's affair; this one would leave the page.
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    localStorage.setItem('homeostat.settings', JSON.stringify({ version: 4, theme: 'dark', sex: 'female' }));
    const { user } = await settingsOf();
    await user.click(screen.getByRole('button', { name: 'Save as a file' }));
    expect(click.mock.contexts).toMatchObject([{ download: 'homeostat-settings.json' }]);
    expect(JSON.parse((await saved[0]?.text()) ?? '')).toEqual({
      kind: 'homeostat.settings',
      savedAt: '2026-11-20T09:00:00.000Z',
      settings: { version: 4, theme: 'dark', sex: 'female' },
    });
  });

  it('takes the place of what was chosen, at once', async () => {
    await upload(fileOf({ version: 4, theme: 'dark', weightUnit: 'lb' }), { density: 'compact' });
    expect(await screen.findByText(/^In force are the settings saved on 1 Nov 2026/)).toBeVisible();
    expect(group('Weight unit').getByRole('radio', { name: 'Pounds' })).toBeChecked();
    expect(group('Density').getByRole('radio', { name: 'Comfortable' })).toBeChecked();
    expect(stored()).toEqual({ version: 4, theme: 'dark', weightUnit: 'lb' });
  });

  it('is undone', async () => {
    const user = await upload(fileOf({ version: 4, theme: 'dark' }), { density: 'compact' });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(stored()).toEqual({ version: 4, density: 'compact' });
    expect(screen.getByText('Your settings are as they were before.')).toBeVisible();
  });

  it('says which entries could not be read', async () => {
    await upload(fileOf({ version: 4, theme: 'sepia' }), { theme: 'light' });
    expect(await screen.findByText('Could not be read, and stays as it was: theme.')).toBeVisible();
    expect(stored()).toMatchObject({ theme: 'light' });
  });

  it.each([
    ['{"kind":', /^It is no JSON/],
    ['{"theme":"dark"}', /^It holds no settings of Homeostat/],
    [' '.repeat(100_001), /^It is larger than settings can be/],
  ])('that is no such file (%#) changes nothing, and says why and what to do', async (text, problem) => {
    await upload(text, { theme: 'light' });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('“mine.json” changed nothing');
    expect(within(alert).getByText(problem)).toHaveTextContent(
      /Choose a file that “Save as a file” has made/,
    );
    expect(stored()).toEqual({ version: 4, theme: 'light' });
  });
});

describe('the account', () => {
  it('is offered to be connected where there is none', async () => {
    startProduct({ now: stillClock });
    await openSettings();
    expect(await screen.findByRole('link', { name: 'Connect an account' })).toHaveAttribute(
      'href',
      '/connect',
    );
  });

  it('says which service, and when it was last read', async () => {
    await connected();
    await openSettings();
    expect(await screen.findByText('Withings, a simulated person')).toBeVisible();
    expect(
      await within(screen.getByRole('main')).findByText(
        /20 Nov 2026, \d\d:00/,
        { selector: 'time' },
        patience,
      ),
    ).toHaveAttribute('datetime');
  });

  it('warns where the browser does not let it store anything', async () => {
    await connected();
    const broken = {
      open: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    };
    // Only this member is reached.
    await openSettings(broken as unknown as IDBFactory);
    expect(await screen.findByText(/^Only until this page is closed/, {}, patience)).toBeVisible();
  });

  it('asks before it erases, and leaves everything when told to', async () => {
    await connected();
    const { user } = await openSettings();
    await user.click(await screen.findByRole('button', { name: 'Sign out and erase' }));
    const dialog = screen.getByRole('dialog', { name: 'Sign out and erase?' });
    await user.click(within(dialog).getByRole('button', { name: 'Keep everything' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(location.pathname).toBe('/settings');
  });

  it('leaves no database behind when erased', async () => {
    await connected();
    const indexedDB = new IDBFactory();
    const { user } = await openSettings(indexedDB);
    await waitFor(async () => expect(await indexedDB.databases()).not.toEqual([]), patience);
    await user.click(await screen.findByRole('button', { name: 'Sign out and erase' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Sign out and erase' }));
    await waitFor(() => expect(location.pathname).toBe('/connect'), patience);
    expect(await indexedDB.databases()).toEqual([]);
    expect(await screen.findByRole('button', { name: 'Connect Withings' })).toBeVisible();
  });
});
