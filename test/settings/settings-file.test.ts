import { describe, expect, it } from 'vitest';
import { formatSettingsFile, MOST_FILE_BYTES, parseSettingsFile } from '#settings/settings-file.ts';

const savedAt = Date.parse('2026-11-20T09:00:00Z');
const stored = { version: 4, theme: 'dark', weightGoal: { lowKg: 70, highKg: 74 }, moonPhase: true };
const file = (settings: unknown, rest = {}) =>
  JSON.stringify({ kind: 'homeostat.settings', savedAt: '2026-11-20T09:00:00.000Z', settings, ...rest });

describe('a file of settings', () => {
  it('brings back everything that was saved, also what this version does not know', () => {
    expect(parseSettingsFile(formatSettingsFile(stored, savedAt), {})).toEqual({
      problem: null,
      stored,
      savedAtMs: savedAt,
      kept: [],
      isNewer: false,
    });
  });

  it('of a reader who never chose anything is one that can be read', () => {
    expect(parseSettingsFile(formatSettingsFile({}, savedAt), {})).toMatchObject({
      problem: null,
      stored: { version: 4 },
    });
  });

  it('gives back to the browser what it leaves out', () => {
    expect(
      parseSettingsFile(file({ version: 4, theme: 'dark' }), { version: 4, hour12: true }),
    ).toMatchObject({
      stored: { version: 4, theme: 'dark' },
    });
    expect(parseSettingsFile(file({ version: 4 }), { hour12: true })).not.toHaveProperty('stored.hour12');
  });

  it('loses no entry to one that cannot be read: that one stays as it was', () => {
    const read = parseSettingsFile(file({ version: 4, theme: 'sepia', density: 'compact' }), {
      theme: 'dark',
    });
    expect(read).toMatchObject({ stored: { theme: 'dark', density: 'compact' }, kept: ['theme'] });
  });

  it('leaves alone what a newer version has stored here', () => {
    expect(parseSettingsFile(file({ version: 4 }), { version: 9, moonPhase: true })).toMatchObject({
      stored: { version: 9, moonPhase: true },
    });
  });

  it('of the first version is read', () => {
    expect(parseSettingsFile(file({ version: 1, weightUnit: 'lb' }), {})).toMatchObject({
      stored: { version: 4, weightUnit: 'lb' },
      isNewer: false,
    });
  });

  it('of the second version is read', () => {
    expect(parseSettingsFile(file({ version: 2, nightBoundaryHour: 18 }), {})).toMatchObject({
      stored: { version: 4, nightBoundaryHour: 18 },
      isNewer: false,
    });
  });

  it('brings the days without work and the guideline along', () => {
    const chosen = { version: 4, freeWeekdays: [5, 6], bloodPressureGuideline: 'aha' };
    expect(parseSettingsFile(formatSettingsFile(chosen, savedAt), {})).toMatchObject({
      stored: chosen,
      kept: [],
    });
  });

  it('brings the tiles of the first page along', () => {
    const chosen = { version: 4, homeTiles: [{ id: 'night', isWide: true, isHidden: false }] };
    expect(parseSettingsFile(formatSettingsFile(chosen, savedAt), {})).toMatchObject({
      stored: chosen,
      kept: [],
    });
  });

  it('of a newer version is read as far as it is understood, and says so', () => {
    expect(parseSettingsFile(file({ version: 9, theme: 'dark', moonPhase: true }), {})).toMatchObject({
      stored: { version: 9, theme: 'dark', moonPhase: true },
      isNewer: true,
    });
  });

  it('is read where it does not say when it was saved', () => {
    expect(parseSettingsFile(file({ version: 4 }, { savedAt: 'yesterday' }), {})).toMatchObject({
      problem: null,
      savedAtMs: null,
    });
  });

  it.each([
    ['notJson', ''],
    ['notJson', '{"kind":"homeostat.settings","settings":{"ver'],
    ['noSettings', 'null'],
    ['noSettings', '[]'],
    ['noSettings', '{"theme":"dark"}'],
    ['noSettings', '{"kind":"homeostat.settings"}'],
    ['noSettings', '{"kind":"homeostat.settings","settings":[]}'],
    ['noSettings', '{"kind":"homeostat.settings","settings":null}'],
    ['tooLarge', `"${'x'.repeat(MOST_FILE_BYTES)}"`],
  ])('with the problem %s is not read', (problem, text) => {
    expect(parseSettingsFile(text, stored)).toEqual({ problem });
  });
});
