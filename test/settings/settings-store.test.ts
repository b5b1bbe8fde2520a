import { describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '#settings/schema.ts';
import { createSettingsStore, settingsKey } from '#settings/settings-store.ts';

describe('the settings store', () => {
  it('starts with the defaults where nothing is stored', () => {
    expect(createSettingsStore(localStorage).read()).toEqual(defaultSettings);
  });

  it('starts with the defaults where something else is stored', () => {
    localStorage.setItem(settingsKey, '{"weightUnit":');
    expect(createSettingsStore(localStorage).read()).toEqual(defaultSettings);
  });

  it('keeps a choice for the next visit', () => {
    createSettingsStore(localStorage).change({ weightUnit: 'lb' });
    expect(createSettingsStore(localStorage).read().weightUnit).toBe('lb');
  });

  it('leaves beside a choice what a newer version has stored', () => {
    localStorage.setItem(settingsKey, '{"version":9,"moonPhase":true,"weightUnit":"grain"}');
    createSettingsStore(localStorage).change({ theme: 'dark' });
    expect(JSON.parse(localStorage.getItem(settingsKey) ?? '')).toEqual({
      version: 9,
      moonPhase: true,
      weightUnit: 'grain',
      theme: 'dark',
    });
  });

  it('puts other settings in place of all of them', () => {
    const store = createSettingsStore(localStorage);
    store.change({ theme: 'dark' });
    store.replace({ version: 4, density: 'compact' });
    expect(store.read()).toEqual({ ...defaultSettings, density: 'compact' });
    expect(createSettingsStore(localStorage).readStored()).toEqual({ version: 4, density: 'compact' });
  });

  it('tells who listens of a choice', () => {
    const store = createSettingsStore(localStorage);
    const listener = vi.fn();
    store.subscribe(listener);
    store.change({ theme: 'dark' });
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('tells nobody who has stopped listening', () => {
    const store = createSettingsStore(localStorage);
    const listener = vi.fn();
    store.subscribe(listener)();
    store.change({ theme: 'dark' });
    expect(listener).not.toHaveBeenCalled();
  });

  it('follows a choice made in another tab', () => {
    const store = createSettingsStore(localStorage, window);
    localStorage.setItem(settingsKey, JSON.stringify({ ...defaultSettings, weightUnit: 'st' }));
    window.dispatchEvent(new StorageEvent('storage', { key: settingsKey }));
    expect(store.read().weightUnit).toBe('st');
  });

  it('goes back to the defaults when another tab erases everything', () => {
    const store = createSettingsStore(localStorage, window);
    store.change({ weightUnit: 'st' });
    localStorage.clear();
    window.dispatchEvent(new StorageEvent('storage', { key: null }));
    expect(store.read()).toEqual(defaultSettings);
  });

  it('holds a choice for this page where storage is full', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    // Only these two members are used.
    const store = createSettingsStore(full as unknown as Storage);
    store.change({ theme: 'light' });
    expect(store.read().theme).toBe('light');
  });

  it('holds a choice for this page where storage is blocked', () => {
    const store = createSettingsStore(undefined);
    store.change({ theme: 'light' });
    expect(store.read().theme).toBe('light');
  });
});
