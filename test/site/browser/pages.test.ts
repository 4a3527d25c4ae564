import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { allPages, documentPath, noBrowser, SiteBrowser } from './support/browser.js';

/** One page of each kind: those written by hand, those made here, and those of TypeDoc. */
const KINDS = [
  'index.html',
  'modules.html',
  'modules/runtime.html',
  'classes/runtime.KaitaiStream.html',
  'enums/kaitai-chat.Chat.LineForm.html',
  'interfaces/runtime.Annotation.html',
  'functions/codegen.compile.html',
  documentPath('The conversation, byte by byte'),
  documentPath('Frame playground'),
  documentPath('Spec playground'),
  documentPath('The protocol, type by type'),
  documentPath('A tour of the source'),
  documentPath('Benchmarks'),
];

it('the pages have a title each that no other has', async () => {
  const paths = noBrowser ? [] : await allPages();
  const titles = await Promise.all(
    paths.map(async (path) => /<title>(.+?)<\/title>/.exec(await readFile(`site/${path}`, 'utf8'))?.[1]),
  );
  const repeated = titles.filter((title, at) => title === undefined || titles.indexOf(title) !== at);
  expect(repeated).toEqual([]);
});

describe.skipIf(noBrowser)('the pages', () => {
  const site = SiteBrowser.forThisFile();

  it.each(KINDS)('fit any screen and can be used by everybody: %s', async (path) => {
    const page = await site.open(path);
    await openAllBoxes(page);
    expect(await violations(page)).toEqual([]);

    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, ['color-contrast'])).toEqual([]);

    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await tooWide(page), `at ${width} pixels`).toEqual([]);
    }
  });

  it('have contents that lead to every page that is no part of the reference', async () => {
    const page = await site.open('index.html');
    const contents = page.locator('#tsd-nav-container');
    await contents.locator('a').first().waitFor({ state: 'attached' });
    const links = await contents
      .locator('a')
      .evaluateAll((found) => found.map((link) => decodeURI((link as HTMLAnchorElement).pathname)));
    const documents = (await allPages()).filter((path) => path.startsWith('documents/'));
    for (const path of documents) expect(links).toContain(new URL(site.address(path)).pathname);
  });

  // Above the first result that is no page, or right behind the things that have just that name.
  it.each([
    ['backpressure', 'A tour of the source', 1],
    ['framing', 'A tour of the source', 1],
    ['frame length', 'Frame playground', 1],
    ['length', 'A tour of the source', 1],
    ['length', 'The wire', 10],
    ['limits', 'Server and client', 5],
    ['topic', '7 A new command', 3],
    ['EncodeError', 'Your own protocol', 3],
    ['KaitaiStream', 'KaitaiStream', 1],
  ])('can be searched: %s is explained by %s', async (word, title, place) => {
    const page = await site.open('index.html');
    await page.keyboard.press('/');
    await page.locator('#tsd-search-input').fill(word);
    const results = page.locator('#tsd-search-results li');
    await results.first().waitFor();
    const found = await results.allInnerTexts();
    expect(found.slice(0, place).join('\n')).toContain(title);
  });

  it('have contents of their own with every heading', async () => {
    const page = await site.open(documentPath('The protocol, type by type'));
    const contents = await page.locator('.tsd-page-navigation a').allTextContents();
    expect(contents).toEqual(expect.arrayContaining(['client_frame', 'enum command']));
  });
});

async function openAllBoxes(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const box of document.querySelectorAll('details')) box.open = true;
  });
}

/** What axe complains of: by all of its rules, or by some. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate(
    (only) => (globalThis as unknown as { axe: typeof axe }).axe.run(only ? { runOnly: only } : {}),
    rules,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`),
  );
}

/** The innermost elements that make the page scroll to the side; none if it does not. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth,
    );
    return [
      `${scrollWidth} > ${clientWidth}`,
      ...wide
        .filter((element) => !wide.some((other) => other !== element && element.contains(other)))
        .map((element) => element.outerHTML.slice(0, 120)),
    ];
  });
}
