import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { documentPath, noBrowser, SiteBrowser } from './support/browser.js';

const SMALL =
  'meta: { id: small, endian: be }\nseq:\n  - { id: len, type: u2 }\n  - { id: body, size: len }\n';

/** A repetition that never comes to an end, since its elements have no bytes. */
const ENDLESS = `meta: { id: endless }
seq:
  - { id: x, type: nothing, repeat: expr, repeat-expr: 2_000_000_000 }
types:
  nothing: {}
`;

/** A type that contains itself without end, and one that does so as often as the bytes say. */
const RECURSIVE = 'meta: { id: deep }\nseq: [{ id: x, type: deep }]\n';
const NESTED = 'meta: { id: deep }\nseq: [{ id: more, type: u1 }, { id: x, type: deep, if: more != 0 }]\n';

/** Small, and yet more than anybody waits for: a long text turned round for each of many elements. */
const SLOW = `meta: { id: slow, encoding: ASCII }
seq:
  - { id: text, type: str, size: 200_000 }
  - { id: x, type: turn, repeat: expr, repeat-expr: 9_000 }
types:
  turn:
    seq: [{ id: y, type: u1, if: _root.text.reverse.length == 0 }]
`;

describe.skipIf(noBrowser)('the spec playground', () => {
  const site = SiteBrowser.forThisFile();
  const PATH = documentPath('Spec playground');

  const spec = (page: Page) => page.locator('#spec');
  const hex = (page: Page) => page.locator('#hex');
  const says = (page: Page, text: string | RegExp) =>
    page.locator('#summary').filter({ hasText: text }).waitFor({ timeout: 30_000 });
  const open = async (path = PATH): Promise<Page> => {
    const page = await site.open(path);
    await says(page, 'read as');
    return page;
  };

  it('shows what a specification becomes, and what it makes of bytes, as one types', async () => {
    const page = await open();
    await spec(page).fill(SMALL);
    await hex(page).fill('00 03 61 62 63 ff');
    await says(page, '5 bytes read as small; 1 byte left behind it.');
    expect(await page.locator('#code').innerText()).toContain('export class Small extends KaitaiStruct');
    const fields = await page.locator('#tree li').allInnerTexts();
    expect(fields.map((field) => field.replace(/\s+/g, ' ').trim())).toEqual([
      '0000 len u2be 00 03 3',
      '0002 body bytes 61 62 63 [61 62 63]',
    ]);
    await spec(page).fill(SMALL.replace('size: len', 'size: len - 1'));
    await says(page, '4 bytes read as small; 2 bytes left behind it.');
    await hex(page).fill('00 09 61');
    await says(page, 'These bytes are no small: EOFError');
    expect(await page.locator('#tree .wrong').innerText()).toContain('requested 8 bytes');
  });

  it('has specifications to start from, each with bytes of its own', async () => {
    const page = await open();
    for (const name of await page.locator('#sample option').allInnerTexts()) {
      await page.locator('#sample').selectOption(name);
      await says(page, /read as \w+\./);
    }
    await page.locator('#sample').selectOption('The chat');
    await says(page, 'read as chat.');
    await page.locator('#type').selectOption('chat::server_frame');
    await hex(page).fill('05 00 01 21');
    await says(page, '4 bytes read as chat::server_frame.');
  });

  it('shows errors with their place, and leads to it', async () => {
    const page = await open();
    await spec(page).fill(SMALL.replace('size: len', 'size: length').replace('u2', 'u3'));
    await says(page, 'The specification has 2 errors.');
    const errors = page.locator('#errors button');
    expect(await errors.allInnerTexts()).toEqual([
      expect.stringMatching(/^3:\d+: \/seq\/0\/type: /),
      expect.stringMatching(/^4:\d+: \/seq\/1\/size: /),
    ]);
    expect(await page.locator('#numbers .wrong').allInnerTexts()).toEqual(['3', '4']);
    await errors.last().click();
    const at = await spec(page).evaluate((area) => (area as HTMLTextAreaElement).selectionStart);
    expect(SMALL.replace('size: len', 'size: length').slice(at)).toMatch(/^length/);
    await spec(page).fill('a: [');
    await says(page, 'The specification has');
    await hex(page).fill('0g');
    await page.locator('#hex-error').filter({ hasText: 'Line 1, column 2' }).waitFor();
    await says(page, 'The bytes have an error.');
  });

  it.each([
    ['a repetition without end', ENDLESS, 'More than 20000 fields'],
    ['types without end', RECURSIVE, 'The specification has an error'],
    [
      'types within types as deep as the bytes say',
      NESTED,
      'Fields within fields, 200 deep',
      '01'.repeat(300),
    ],
    [
      'a size that is not there',
      SMALL.replace('size: len', 'size: 4_000_000_000'),
      'requested 4000000000 bytes',
    ],
    ['what takes too long', SLOW, 'This took more than 5 seconds, and was ended.', '61'.repeat(200_000)],
  ])('survives %s, and goes on', async (_, text, sentence, bytes = '00 01 02') => {
    const page = await open();
    await hex(page).fill(bytes);
    await spec(page).fill(text);
    if (text === SLOW) await says(page, 'The generator is at work.');
    await says(page, sentence);
    await hex(page).fill('00 01 02');
    await spec(page).fill(SMALL);
    await says(page, '3 bytes read as small.');
  });

  it('undoes the processes of the runtime, and says what it has not', async () => {
    const page = await open();
    await hex(page).fill('78 9c 4b 4c 4a 06 00 02 4d 01 27');
    const packed = (process: string) =>
      `meta: { id: packed }\nseq: [{ id: x, size-eos: true, process: ${process} }]\n`;
    await spec(page).fill(packed('zlib'));
    await says(page, '11 bytes read as packed.');
    expect(await page.locator('#tree').innerText()).toContain('[61 62 63]');
    await hex(page).fill('78 9c 00');
    await says(page, 'ProcessError');
    await spec(page).fill(packed('my_own(5)'));
    await says(page, 'which is a file of yours');
  });

  it('shows markup as the text that it is', async () => {
    const page = await open();
    await spec(page).fill(`${SMALL}doc: "<img src=x onerror=alert(1)></pre><script>alert(1)</script>"\n`);
    await hex(page).fill('00 01 3c');
    await says(page, '3 bytes read as small.');
    expect(await page.locator('#code').innerText()).toContain('<script>alert(1)</script>');
    await spec(page).fill(`${SMALL}  - { id: <img src=x>, type: u1 }\n`);
    await says(page, 'The specification has');
    expect(await page.locator('#playground :is(img, script)').count()).toBe(0);
  });

  it('takes no specification of more characters than it says, and goes on', async () => {
    const page = await open();
    // Not typed: for so many lines, that takes a browser itself a minute.
    await spec(page).evaluate((area) => {
      (area as HTMLTextAreaElement).value = '# many lines\n'.repeat(20_000);
      area.dispatchEvent(new Event('input'));
    });
    await says(page, 'This page takes specifications of less than 200,000 characters.');
    await page.locator('#sample').selectOption({ index: 1 });
    await says(page, 'bytes read as');
  });

  it('takes a megabyte of bytes', async () => {
    const page = await open();
    await spec(page).fill('meta: { id: all }\nseq: [{ id: x, size-eos: true }]\n');
    await hex(page).fill('ab'.repeat(500_000));
    await says(page, '500000 bytes read as all.');
    expect(await page.locator('#copy').isDisabled()).toBe(true);
  });

  it('keeps what is shown in its address', async () => {
    const page = await open();
    await spec(page).fill(SMALL);
    await hex(page).fill('00 01 02');
    await says(page, '3 bytes read as small.');
    await page.waitForURL(/hex=000102/);
    const again = await open(page.url());
    expect(await spec(again).inputValue()).toBe(SMALL);
    expect(await hex(again).inputValue()).toBe('00 01 02');
    await again.evaluate(() => {
      location.hash = '#spec=rubbish';
    });
    await says(again, 'no specification that could be unpacked');
  });

  it('works from a file', async () => {
    const page = await open(`file://${process.cwd()}/site/${PATH}`);
    await spec(page).fill(SMALL);
    await says(page, 'read as small');
  });
});
