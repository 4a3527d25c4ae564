import { byId } from './dom.js';

/**
 * Makes the button that copies the address of the page, which holds what is shown. Where the clipboard is out of
 * reach (a page from a file may not use it), the address is in the address bar all the same, and the page says so.
 */
export function enableCopying(): void {
  const said = byId('copied', HTMLElement);
  byId('copy', HTMLButtonElement).addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      said.textContent = 'Copied.';
    } catch {
      said.textContent = 'Copy the address of this page: it holds them.';
    }
  });
}

/**
 * Puts into the address of the page what is shown, without a new entry in the history.
 *
 * @param fragment undefined for what is too much for an address: then there is nothing to copy
 */
export function setFragment(fragment: string | undefined): void {
  history.replaceState(null, '', `#${fragment ?? ''}`);
  byId('copy', HTMLButtonElement).disabled = fragment === undefined;
  byId('copied', HTMLElement).textContent = fragment === undefined ? 'This is too much for a link.' : '';
}
