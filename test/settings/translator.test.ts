import { describe, expect, it, vi } from 'vitest';
import type { Catalogue } from '#locale/messages/catalogue.ts';
import { german } from '#locale/messages/german-catalogue.ts';
import { createTranslator } from '#settings/translator.ts';

describe('the translator', () => {
  it('speaks English without loading anything', () => {
    const load = vi.fn<() => Promise<Catalogue>>();
    const translator = createTranslator(load);
    expect(translator.speak('en')).toBeUndefined();
    expect(translator.read()).toEqual({ language: 'en', catalogue: null, hasFailed: false });
    expect(load).not.toHaveBeenCalled();
  });

  it('speaks German once its words are here', async () => {
    const translator = createTranslator();
    const arrival = translator.speak('de');
    expect(translator.read().language).toBe('en');
    await arrival;
    expect(translator.read()).toEqual({ language: 'de', catalogue: german, hasFailed: false });
  });

  it('loads the words once, however often they are asked for', async () => {
    const load = vi.fn<() => Promise<Catalogue>>().mockResolvedValue(german);
    const translator = createTranslator(load);
    await Promise.all([translator.speak('de'), translator.speak('de')]);
    expect(translator.speak('de')).toBeUndefined();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('speaks English and says why where the words do not arrive', async () => {
    const translator = createTranslator(() => Promise.reject(new TypeError('offline')));
    await translator.speak('de');
    expect(translator.read()).toEqual({ language: 'en', catalogue: null, hasFailed: true });
  });

  it('speaks English while the words take long, and German when they are here', async () => {
    let bring: ((words: Catalogue) => void) | undefined;
    const load = () =>
      new Promise<Catalogue>((resolve) => {
        bring = resolve;
      });
    const translator = createTranslator(load, 1);
    await translator.speak('de');
    expect(translator.read()).toEqual({ language: 'en', catalogue: null, hasFailed: true });
    bring?.(german);
    await vi.waitFor(() => {
      expect(translator.read()).toMatchObject({ language: 'de', hasFailed: false });
    });
  });

  it('asks again after a failure', async () => {
    const load = vi
      .fn<() => Promise<Catalogue>>()
      .mockRejectedValueOnce(new TypeError('offline'))
      .mockResolvedValue(german);
    const translator = createTranslator(load);
    await translator.speak('de');
    await translator.speak('de');
    expect(translator.read()).toMatchObject({ language: 'de', hasFailed: false });
  });

  it('stays with English where the reader goes back to it before the words are here', async () => {
    const translator = createTranslator();
    const arrival = translator.speak('de');
    void translator.speak('en');
    await arrival;
    expect(translator.read().language).toBe('en');
  });

  it('tells who listens that the language has changed', async () => {
    const translator = createTranslator();
    const listener = vi.fn<() => void>();
    const stop = translator.subscribe(listener);
    await translator.speak('de');
    stop();
    void translator.speak('en');
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
