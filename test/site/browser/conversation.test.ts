import { describe, expect, it } from 'vitest';
import { documentPath, noBrowser, SiteBrowser } from './support/browser.js';

describe.skipIf(noBrowser)('the illustrated conversation', () => {
  const site = SiteBrowser.forThisFile();
  const PATH = documentPath('The conversation, byte by byte');

  it('has no byte that is not explained', async () => {
    const page = await site.open(PATH);
    const frames = await page.locator('details.frame').evaluateAll((boxes) =>
      boxes.map((box) => ({
        groups: [...box.querySelectorAll('.hex a')].map((link) => link.getAttribute('href')?.slice(1) ?? ''),
        loose: [...(box.querySelector('.hex')?.childNodes ?? [])]
          .filter((node) => node.nodeName !== 'A')
          .map((node) => node.textContent?.trim())
          .join(''),
        unexplained: [...box.querySelectorAll('dd')].filter((entry) => (entry.textContent ?? '').length < 30)
          .length,
        fields: [...box.querySelectorAll('dt')].map(({ id }) => id),
      })),
    );
    expect(frames.length).toBeGreaterThan(10);
    for (const { groups, loose, unexplained, fields } of frames) {
      expect(groups.length).toBeGreaterThan(0);
      expect(fields).toEqual(expect.arrayContaining(groups));
      expect(loose).toBe('');
      expect(unexplained).toBe(0);
    }
  });

  it('opens at a frame, and at a byte of it, by its link', async () => {
    const page = await site.open(`${PATH}#frame-3`);
    await page.locator('#frame-3 dl').waitFor();
    await page.goto(site.address(`${PATH}#frame-3-1`));
    expect(await page.locator('#frame-3-1').isVisible()).toBe(true);
  });

  it('opens by keyboard, and lights up the field of the byte that has the focus', async () => {
    const page = await site.open(PATH);
    await page.locator('#frame-1 summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const outlined = await page
      .locator('#frame-1 .f0')
      .evaluateAll((elements) => elements.map((element) => getComputedStyle(element).outlineStyle));
    expect(outlined.length).toBeGreaterThan(1);
    expect(new Set(outlined)).toEqual(new Set(['solid']));
  });

  it('opens all frames, and closes them, by one button', async () => {
    const page = await site.open(PATH);
    const open = page.locator('details.frame[open]');
    const button = page.locator('#open-all');
    await button.press('Enter');
    expect(await open.count()).toBe(await page.locator('details.frame').count());
    await page.getByRole('button', { name: 'Close all frames' }).click();
    expect(await open.count()).toBe(0);
    await page.getByRole('button', { name: 'Open all frames' }).waitFor();
  });

  it('leads from each frame into the playground, which shows the same bytes', async () => {
    const page = await site.open(`${PATH}#frame-13`);
    const bytes = await page.locator('#frame-13 .hex').innerText();
    await page.locator('#frame-13').getByText('Change it in the playground').click();
    const hex = page.getByLabel('Bytes, in hexadecimal');
    await hex.waitFor();
    expect(await hex.inputValue()).toBe(bytes.trim());
  });

  it('opens without JavaScript, and is printed whole', async () => {
    const page = await site.open(PATH, { javaScript: false });
    expect(await page.locator('#open-all').isVisible()).toBe(false);
    await page.locator('#frame-1 summary').click();
    expect(await page.locator('#frame-1 dl').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#frame-2 dl').isVisible()).toBe(true);
  });

  it('is printed on white from a dark screen, without what can only be pressed', async () => {
    const page = await site.open(PATH, { dark: true });
    const colors = () =>
      page.locator('#frame-1 summary').evaluate((element) => {
        const { backgroundColor } = getComputedStyle(document.body);
        return [getComputedStyle(element).color, backgroundColor];
      });
    expect(await colors()).not.toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    await page.emulateMedia({ media: 'print' });
    expect(await colors()).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    for (const pressed of ['.tsd-page-toolbar', '.site-menu', '.page-menu', '#open-all']) {
      expect(await page.locator(pressed).isVisible(), pressed).toBe(false);
    }
  });
});
