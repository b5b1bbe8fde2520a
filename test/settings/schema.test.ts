import { describe, expect, it } from 'vitest';
import { applyChange, decodeSettings, defaultSettings } from '#settings/schema.ts';

describe('decodeSettings', () => {
  it('reads back what was stored', () => {
    const settings = { version: 1, weightUnit: 'st', theme: 'dark', locale: 'en-GB', hour12: true };
    expect(decodeSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
  });

  it.each([null, undefined, 7, 'kg', [], { version: 99 }])('makes the defaults of %j', (json) => {
    expect(decodeSettings(json)).toEqual(defaultSettings);
  });

  it('loses only the field that is bad', () => {
    expect(decodeSettings({ weightUnit: 'stone', theme: 'dark', locale: 12, hour12: 'yes' })).toEqual({
      ...defaultSettings,
      theme: 'dark',
    });
  });

  it.each(['not a tag', 'zz-ZZ', ''])('follows the browser instead of the region %j', (locale) => {
    expect(decodeSettings({ locale })).not.toHaveProperty('locale');
  });

  it('drops what no version of it knows', () => {
    expect(decodeSettings({ colour: 'red' })).toEqual(defaultSettings);
  });
});

describe('applyChange', () => {
  it('changes one field and keeps the others', () => {
    const settings = decodeSettings({ weightUnit: 'lb', theme: 'light' });
    expect(applyChange(settings, { theme: 'dark' })).toEqual({ ...settings, theme: 'dark' });
  });

  it('gives a field back to the browser', () => {
    const settings = decodeSettings({ hour12: true, locale: 'de-DE' });
    expect(applyChange(settings, { hour12: undefined })).toEqual({ ...defaultSettings, locale: 'de-DE' });
  });
});
