import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { documentPath, noBrowser, SiteBrowser } from './support/browser.js';

describe.skipIf(noBrowser)('the frame playground', () => {
  const site = SiteBrowser.forThisFile();
  const PATH = documentPath('Frame playground');

  const hex = (page: Page) => page.getByLabel('Bytes, in hexadecimal');
  const summary = (page: Page) => page.locator('#summary').innerText();

  it('writes what the form has, and says what each byte is', async () => {
    const page = await site.open(PATH);
    expect(await hex(page).inputValue()).toBe('00 00 03 42 6f 62');
    await page.getByLabel('side', { exact: true }).selectOption('1 server');
    await page.getByLabel('command', { exact: true }).selectOption('2 message');
    await page.getByLabel('form', { exact: true }).selectOption('91 said');
    await page.getByLabel('sender', { exact: true }).fill('Bob');
    await page.getByLabel('text', { exact: true }).fill('Hi');
    expect(await hex(page).inputValue()).toBe('02 00 08 5b 42 6f 62 5d 20 48 69');
    expect(await summary(page)).toBe('1 frame, 11 bytes. Each byte belongs to a field.');
    const groups = await page.locator('#frames .hex a').allInnerTexts();
    expect(groups).toEqual(['02', '00 08', '5b', '42 6f 62 5d', '20', '48 69']);
    const fields = await page.locator('#frames dt').allInnerTexts();
    expect(fields[3]).toContain('message.line.sender 4 bytes "Bob"');
    await page.getByLabel('command', { exact: true }).selectOption('another number');
    await page.getByLabel('command, another number').fill('9');
    await page.getByLabel('message', { exact: true }).fill('ff 00');
    expect(await hex(page).inputValue()).toBe('09 00 02 ff 00');
  });

  it('says what the form has that is no frame, and keeps the last bytes', async () => {
    const page = await site.open(PATH);
    await page.getByLabel('username', { exact: true }).fill('Zoë');
    expect(await page.locator('#form-error').innerText()).toContain('"ë" (U+00EB) at index 2');
    expect(await hex(page).inputValue()).toBe('00 00 03 42 6f 62');
    await page.getByLabel('username', { exact: true }).fill('x'.repeat(65_536));
    expect(await page.locator('#form-error').innerText()).toContain('65536');
  });

  it('reads bytes into the form', async () => {
    const page = await site.open(PATH);
    await hex(page).fill('04 00 06 41 6e 6e 20 48 69');
    expect(await page.getByLabel('recipient', { exact: true }).inputValue()).toBe('Ann');
    expect(await page.getByLabel('text', { exact: true }).inputValue()).toBe('Hi');
    await page.getByLabel('a recording').check();
    await hex(page).fill('01 00 00 01 01');
    expect(await page.getByLabel('side', { exact: true }).inputValue()).toBe('1');
    expect(await page.getByLabel('status', { exact: true }).inputValue()).toBe('1');
  });

  it.each([
    ['client_frame', '02 00 03 48 ff 69', 'Wrong at byte 4: message.text cannot be read', 'ff'],
    ['client_frame', '03 00 01 0a', 'Wrong at byte 3: message.rest cannot be read', '0a'],
    ['client_frame', '00 00 03 42', 'The bytes end too early', 'missing'],
    ['server_frame', '02 00 01 48', 'Wrong at byte 3: message.form cannot be read', '48'],
    ['server_frame', '05 00 00 00 00 01 07', '1 frame, 7 bytes. Then: Wrong at byte 6', '07'],
    ['chat', '07', 'Wrong at byte 0', '07'],
  ])('marks the byte that is wrong: %s %s', async (type, bytes, sentence, marked) => {
    const page = await site.open(PATH);
    await page.locator(`input[value=${type}]`).check();
    await hex(page).fill(bytes);
    expect(await summary(page)).toContain(sentence);
    expect(await page.locator('mark.wrong').allInnerTexts()).toEqual([marked]);
  });

  it('says where text is no bytes', async () => {
    const page = await site.open(PATH);
    await hex(page).fill('00 00\n0g');
    expect(await page.locator('#hex-error').innerText()).toBe(
      'Line 2, column 2: "g" is no hexadecimal digit.',
    );
    expect(await summary(page)).toBe('The last bytes that could be read:');
    await hex(page).fill('<img src=x onerror=alert(1)>');
    expect(await page.locator('#hex-error').innerText()).toContain('Line 1, column 1');
  });

  it('shows markup as the text that it is', async () => {
    const page = await site.open(PATH);
    await page.getByLabel('username', { exact: true }).fill('<script>alert(1)</script><img src=x>');
    expect(await page.locator('#frames .gist').innerText()).toBe('<script>alert(1)</script><img src=x>');
    expect(await page.locator('#playground :is(img, script)').count()).toBe(0);
  });

  it('takes a megabyte, and shows the beginning of it and what is wrong', async () => {
    const page = await site.open(PATH);
    await hex(page).fill(`${'010000'.repeat(170_000)}07`);
    expect(await summary(page)).toContain('170000 frames, 510001 bytes.');
    expect(await page.locator('#frames details').count()).toBe(21);
    expect(await page.locator('mark.wrong').innerText()).toBe('missing');
    expect(await page.locator('#copy').isDisabled()).toBe(true);
    await hex(page).fill(`02 ff ff${' ab'.repeat(65_535)}`);
    expect(await page.locator('mark.wrong').innerText()).toBe('ab');
    await hex(page).fill('00 00 00');
    expect(await summary(page)).toBe('1 frame, 3 bytes. Each byte belongs to a field.');
  });

  it('loads every example, and says why it is there', async () => {
    const page = await site.open(PATH);
    const names = await page
      .locator('#example option:not([value=""])')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) {
      await page.locator('#example').selectOption(name);
      expect(await page.locator('#why').innerText()).not.toBe('');
      expect(await page.locator('#hex-error').innerText()).toBe('');
    }
  });

  it('keeps what is shown in its address', async () => {
    const page = await site.open(PATH);
    await page.locator('#example').selectOption('client-direct');
    const bytes = await hex(page).inputValue();
    expect(page.url()).toContain(`#client_frame=${bytes.replaceAll(' ', '')}`);
    const again = await site.open(page.url());
    expect(await hex(again).inputValue()).toBe(bytes);
    await again.evaluate(() => {
      location.hash = '#server_frame=05000121';
    });
    expect(await summary(again)).toBe('1 frame, 4 bytes. Each byte belongs to a field.');
    await again.evaluate(() => {
      location.hash = '#server_frame=<script>%';
    });
    expect(await again.locator('#hex-error').innerText()).toContain('Line 1');
  });

  it('works from a file', async () => {
    const page = await site.open(`file://${process.cwd()}/site/${PATH}`);
    await hex(page).fill('010000');
    expect(await summary(page)).toBe('1 frame, 3 bytes. Each byte belongs to a field.');
  });

  it('says without JavaScript what it needs', async () => {
    const page = await site.open(PATH, { javaScript: false });
    expect(await page.getByText('The playground needs JavaScript.').isVisible()).toBe(true);
    expect(await page.locator('#playground').isVisible()).toBe(false);
  });
});
