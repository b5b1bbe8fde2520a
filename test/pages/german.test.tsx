import { screen, waitFor, within } from '@testing-library/react';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { englishAccount } from '#locale/messages/english-account.ts';
import { englishHome } from '#locale/messages/english-home.ts';
import { englishMethod } from '#locale/messages/english-method.ts';
import { englishSettings } from '#locale/messages/english-settings.ts';
import { english } from '#locale/messages/english.ts';
import { german } from '#locale/messages/german-catalogue.ts';
import { leavesOf, speak } from '../support/messages.ts';
import { startProduct } from '../support/product.ts';
import { renderApp, stillClock } from '../support/render-app.tsx';

const patience = { timeout: 15_000 };

/** Words of three letters and more, in lower case. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-zäöüß]{3,}/g) ?? [];
}

function vocabulary(catalogue: object): Set<string> {
  const sentences = [...leavesOf(catalogue).values()].flatMap((leaf) => speak(leaf));
  return new Set(sentences.flatMap(({ text }) => wordsOf(text)));
}

/** Of services, of which the pages speak by name, and in their own language on the list of languages. */
const names = new Set(['withings', 'nokia', 'health', 'english']);
const germanWords = vocabulary(german);
const englishWords = [
  ...vocabulary({ english, englishAccount, englishHome, englishMethod, englishSettings }),
].filter((word) => !germanWords.has(word) && !names.has(word));
const onlyEnglish = new Set(englishWords);

/** Everything that is read on the page or read out, in pieces; the regions’ own names are in their own languages. */
function piecesOfPage(): string[] {
  const texts = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode } = walker;
    if (currentNode.parentElement?.closest('option, style, script') === null)
      texts.push(currentNode.textContent ?? '');
  }
  for (const element of document.body.querySelectorAll('*')) {
    for (const name of ['aria-label', 'aria-roledescription', 'title', 'placeholder', 'alt']) {
      texts.push(element.getAttribute(name) ?? '');
    }
  }
  return texts;
}

function englishOnPage(): string[] {
  return piecesOfPage().filter((text) => wordsOf(text).some((word) => onlyEnglish.has(word)));
}

async function germanPage(path: string, heading: string) {
  const app = renderApp(path, { languages: ['de-DE', 'en'], indexedDB: new IDBFactory() });
  await screen.findByRole('heading', { level: 1, name: heading });
  return app;
}

const current = () =>
  waitFor(() => expect(document.documentElement).toHaveAttribute('data-sync', 'idle'), patience);

async function connected() {
  await startProduct({ now: stillClock }).connect('simulator-withings');
}

describe('a page in German', () => {
  it('is found out where it says something in English', () => {
    document.body.append(english.loading);
    expect(englishOnPage()).toEqual([english.loading]);
    document.body.replaceChildren();
  });

  it('says nothing in English where one connects', async () => {
    startProduct({ now: stillClock });
    await germanPage('/connect?error=denied', 'Ihr Konto verbinden');
    await screen.findByRole('button', { name: 'Withings verbinden' });
    expect(englishOnPage()).toEqual([]);
  });

  it('says nothing in English about weight', async () => {
    await connected();
    const { user } = await germanPage('/body?measure=18', 'Gewicht');
    await current();
    const figure = await screen.findByRole('figure', { name: /^Gewicht in/ }, patience);
    await user.click(within(figure).getByRole('button', { name: 'Als Tabelle zeigen' }));
    await within(figure).findByRole('table');
    await screen.findByRole('heading', { name: 'Alles Gemessene' }, patience);
    await screen.findByRole('figure', { name: /^Körperzusammensetzung in kg/ }, patience);
    await user.click(screen.getByText('Wie das berechnet wird'));
    await screen.findByText(/Theil–Sen/);
    expect(piecesOfPage().join(' ')).toMatch(/\d,\d kg.*\. Nov\. 2026/s);
    expect(englishOnPage()).toEqual([]);
  });

  it('says nothing in English on its first page', async () => {
    await connected();
    const { user } = await germanPage('/', 'Übersicht');
    await current();
    await screen.findByText(/^Mittel zu Hause/, {}, patience);
    await screen.findByText(/^bis .*Der Tag ist nicht vorbei/, {}, patience);
    await user.click(screen.getByRole('button', { name: 'Anordnen' }));
    await user.click(screen.getByRole('button', { name: 'Ausblenden: Gewicht' }));
    expect(englishOnPage()).toEqual([]);
  });

  it('says nothing in English about vital signs', async () => {
    await connected();
    const { user } = await germanPage('/vitals?range=all', 'Vitalwerte');
    await current();
    await screen.findByText('Von diesem Konto nicht mitgeteilt', {}, patience);
    await user.click(screen.getByText('Wie das berechnet wird'));
    await screen.findByRole('table', { name: /^Klassen des Blutdrucks/ });
    expect(englishOnPage()).toEqual([]);
    await user.click(screen.getByRole('link', { name: 'Blatt für die Praxis' }));
    await screen.findByText(/^Erstellt am/);
    expect(englishOnPage()).toEqual([]);
  });

  it('says nothing in English where nothing is connected', async () => {
    startProduct({ now: stillClock });
    await germanPage('/body', 'Gewicht');
    await screen.findByText('Nichts ist verbunden');
    expect(englishOnPage()).toEqual([]);
  });

  it('says nothing in English about settings, account and data', async () => {
    await connected();
    const { user } = await germanPage('/settings', 'Einstellungen');
    await current();
    await screen.findByRole('table', { name: 'Was auf diesem Gerät aufbewahrt wird' }, patience);
    await user.click(screen.getByRole('radio', { name: 'Zu Hause' }));
    await user.click(screen.getByRole('radio', { name: 'Ein Bereich' }));
    await user.click(screen.getByRole('radio', { name: 'Zoll' }));
    for (const name of [/^Unterbrechung/, 'Geburtsjahr', /^Körpergröße/, /^Schritte/, 'Ihr Schlafbedarf']) {
      await user.type(screen.getByRole('textbox', { name }), 'x{Enter}');
    }
    expect(screen.getAllByRole('alert')).toHaveLength(5);
    await user.click(await screen.findByRole('button', { name: 'Abmelden und löschen' }));
    expect(englishOnPage()).toEqual([]);
  });

  it('says nothing in English where there is nothing', async () => {
    startProduct({ now: stillClock });
    await germanPage('/nowhere', 'Seite nicht gefunden');
    expect(englishOnPage()).toEqual([]);
  });
});
