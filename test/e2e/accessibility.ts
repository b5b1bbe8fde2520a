import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * axe, with all its rules, has nothing to say about the page as it stands.
 *
 * It runs in the page itself, which is all there is: frames of other origins, for which it would open a page of its own
 * and carry everything that it found right and wrong there and back, are forbidden here. That is most of its time.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // Colours on their way from one theme to the other are neither's; the page sets out a moment after the browser.
  await page.evaluate(async () => {
    for (let quietFrames = 0; quietFrames < 3; quietFrames += 1) {
      await new Promise(requestAnimationFrame);
      const underWay = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      if (underWay.length > 0) quietFrames = 0;
      await Promise.allSettled(underWay.map(({ finished }) => finished));
    }
  });
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${String(target)} ${html}`).join(' ')}`,
  );
  expect(told, `accessibility of ${page.url()}`).toEqual([]);
}
