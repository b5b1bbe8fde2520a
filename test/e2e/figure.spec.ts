import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect, readerTest as test, readTable } from './product.ts';

test('a figure is taken away as CSV, as a picture and as text', async ({ page, context, product }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${product.origin}/body`);
  const figure = page.getByRole('figure').first();
  await expect(figure.locator('svg path[data-series="trend"]').first()).toBeVisible();
  const { headers, rows } = await readTable(page);
  await figure.getByRole('button', { name: 'More' }).click();

  const csv = await take(page, figure, 'Save CSV');
  expect(csv.name).toMatch(/^weight-in-kg-.*\.csv$/);
  const records = csv.bytes.toString('utf8').split('\r\n').map(parseRecord);
  expect(records).toEqual([
    headers,
    ...rows.map(({ datetime, cells }) => [datetime, ...cells.slice(1)]),
    [''],
  ]);
  expect(rows.length).toBeGreaterThan(20);

  await figure.getByRole('button', { name: 'Copy as text' }).click();
  await expect(figure.getByRole('status')).toHaveText('Copied.');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text.split('\n').slice(-rows.length - 1, -1)).toEqual(rows.map(({ cells }) => cells.join('\t')));

  const png = await take(page, figure, 'Save PNG');
  expect(png.name).toBe(csv.name.replace('.csv', '.png'));
  const { size, drawn } = await comparePicture(figure, png.bytes.toString('base64'));
  expect(size.width).toBe(2 * (size.frame + 32));
  expect(drawn.line / drawn.lineSamples).toBeGreaterThan(0.9);
  // Words of the legend and of the reading, and the figure's name.
  expect(drawn.words).toBeGreaterThan(200);
  expect(drawn.title).toBeGreaterThan(200);
});

async function take(page: Page, figure: Locator, name: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('button', { name }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** One line of a CSV file without line breaks in its fields. */
function parseRecord(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

/** Looks for the trend's colour in the file where the line is on the screen, and for ink where the words are. */
function comparePicture(figure: Locator, base64: string) {
  return figure.evaluate(async (element, base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    const line = element.querySelector<SVGPathElement>('path[data-series="trend"]');
    const legend = element.querySelector('figure > div ul');
    const frame = element.firstElementChild?.getBoundingClientRect();
    if (context === null || line === null || legend === null || frame === undefined) {
      throw new Error('Failed to compare the picture: there is no chart.');
    }
    context.drawImage(image, 0, 0);
    const left = 16 - frame.left;
    const top = image.height / 2 - 16 - frame.height - frame.top;
    const colour = getComputedStyle(line).stroke.match(/\d+/g)?.map(Number) ?? [];
    const matrix = line.getScreenCTM();
    const length = line.getTotalLength();
    let found = 0;
    const lineSamples = 100;
    for (let sample = 0; sample < lineSamples; sample += 1) {
      const point = line
        .getPointAtLength((length * (sample + 0.5)) / lineSamples)
        .matrixTransform(matrix ?? {});
      const { data } = context.getImageData(2 * (point.x + left), 2 * (point.y + top), 1, 1);
      if (colour.every((part, index) => Math.abs(part - (data[index] ?? 0)) < 24)) found += 1;
    }
    const ground = context.getImageData(1, 1, 1, 1).data;
    const countInk = (x: number, y: number, width: number, height: number): number => {
      const { data } = context.getImageData(2 * x, 2 * y, 2 * width, 2 * height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        if ([0, 1, 2].some((part) => Math.abs((data[at + part] ?? 0) - (ground[part] ?? 0)) > 60)) count += 1;
      }
      return count;
    };
    const words = legend.getBoundingClientRect();
    return {
      size: { width: image.width, frame: Math.ceil(frame.width) },
      drawn: {
        line: found,
        lineSamples,
        words: countInk(words.left + left, words.top + top, words.width, words.height),
        title: countInk(16, 16, frame.width, 20),
      },
    };
  }, base64);
}
