import { readdir } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { lacks } from '../../../support/needs.js';
import { serve } from './serve.js';

/** Whether there is no browser, so that nothing can be tested. */
export const noBrowser: boolean = lacks('chromium');

/** What keeps a browser from talking to anybody, and lets it run as root in a container. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How a page is looked at. */
export interface View {
  readonly width?: number;
  readonly dark?: boolean;
  readonly javaScript?: boolean;
}

/** A browser and the built site, for the tests of a file. Whatever a page complains of fails the test. */
export class SiteBrowser {
  #browser: Browser | undefined;
  #url = '';
  #close: () => void = () => {};
  readonly #pages: Page[] = [];
  #problems: string[] = [];

  /** For a file: starts before its tests and ends after them. */
  static forThisFile(): SiteBrowser {
    const site = new SiteBrowser();
    beforeAll(() => (noBrowser ? undefined : site.#start()));
    afterEach(() => site.#finishTest());
    afterAll(() => site.#stop());
    return site;
  }

  async #start(): Promise<void> {
    const { url, server } = await serve('site', '/courses/chat/');
    this.#url = url;
    this.#close = () => server.close();
    this.#browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGUMENTS });
  }

  async #stop(): Promise<void> {
    await this.#browser?.close();
    this.#close();
  }

  async #finishTest(): Promise<void> {
    for (const page of this.#pages.splice(0)) await page.context().close();
    const problems = this.#problems;
    this.#problems = [];
    expect(problems).toEqual([]);
  }

  /** The whole address of a page of the site. */
  address(path: string): string {
    return this.#url + path;
  }

  /** Opens a page of the site by its path, or a page of anywhere by its whole address. */
  async open(path: string, { width = 1440, dark = false, javaScript = true }: View = {}): Promise<Page> {
    if (this.#browser === undefined) throw new Error('There is no browser.');
    const context = await this.#browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: dark ? 'dark' : 'light',
      javaScriptEnabled: javaScript,
    });
    const page = await context.newPage();
    this.#pages.push(page);
    const address = path.includes('://') ? path : this.address(path);
    this.#listen(page, address.startsWith('file:') ? 'file:' : this.#url);
    await page.goto(address);
    return page;
  }

  #listen(page: Page, home: string): void {
    page.on('pageerror', (error) => this.#problems.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // From a file, TypeDoc tries its icons twice; the first way does not work there, the second does.
      if (home === 'file:' && message.text().includes('icons.svg')) return;
      if (['error', 'warning'].includes(message.type()))
        this.#problems.push(`${page.url()}: ${message.text()}`);
    });
    page.on('request', (request) => {
      const inside = [home, 'blob:', 'data:'].some((start) => request.url().startsWith(start));
      if (!inside) this.#problems.push(`${page.url()} asks for ${request.url()}`);
    });
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? 'failed';
      // What is still on its way when a test leaves the page is no fault of the page.
      if (home === 'file:' || reason === 'net::ERR_ABORTED') return;
      this.#problems.push(`${page.url()}: ${request.url()}: ${reason}`);
    });
  }
}

/** The page of which the title begins with these words: a path for {@link SiteBrowser.open}. */
export function documentPath(title: string): string {
  return `documents/${encodeURIComponent(title.replaceAll(' ', '_'))}.html`;
}

/** The paths of all pages. */
export async function allPages(): Promise<string[]> {
  const files = await readdir('site', { recursive: true });
  return files.filter((file) => file.endsWith('.html')).sort();
}
