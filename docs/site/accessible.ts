import { withBreaks } from './breaks.js';

/** What TypeDoc's markup lacks for those who go by keyboard, by ear, by a narrow screen, or through a list of tabs. */
export function accessible(html: string): string {
  return withOutline(
    withBreaks(html)
      // Who uses a screen reader can go to the text, or to the contents, at once.
      .replace('<div class="col-content">', '<div class="col-content" role="main">')
      .replace(
        '<div class="col-sidebar">',
        '<div class="col-sidebar" role="complementary" aria-label="Contents">',
      )
      // A link inside of what opens a box cannot be reached by everybody; the contents have the same link.
      .replace(/<summary[\s\S]*?<\/summary>/g, (summary) =>
        summary.replace(/<a [^>]*class="tsd-anchor-icon"[\s\S]*?<\/a>/g, ''),
      )
      .replace(/<th([^>]*)><\/th>/g, '<td$1></td>')
      // A table or code that is wider than the screen is moved by the arrow keys, once it has the focus.
      .replace(/<table(?=[ >])/g, '<table tabindex="0"')
      .replaceAll('<pre>', '<pre tabindex="0">'),
  );
}

/** Says of each heading how deep it really stands where its tag leaves out a level. The tag, and so its look, stay. */
function withOutline(html: string): string {
  const open: number[] = [];
  return html.replace(/<h([1-6])(?=[ >])/g, (tag, digit: string) => {
    const size = Number(digit);
    while ((open.at(-1) ?? 0) >= size) open.pop();
    open.push(size);
    return open.length === size ? tag : `${tag} aria-level="${open.length}"`;
  });
}

/**
 * A page with a title that no other page has. TypeDoc gives the pages of a class, of its namespace, and of another
 * class of that name elsewhere the same one.
 *
 * @param path of the page in the site, for example `classes/runtime.KaitaiStream.html`
 */
export function withOwnTitle(path: string, html: string): string {
  const title = ownTitle(path, html);
  return title === undefined ? html : html.replace(/<title>(?:.*? \| )?/, `<title>${title} | `);
}

function ownTitle(path: string, html: string): string | undefined {
  if (path === 'modules.html') return 'Reference';
  if (path === 'hierarchy.html') return 'Class hierarchy';
  const [folder, file] = path.split('/');
  if (file === undefined || folder === 'documents') return undefined;
  const kind = /<h1[^>]*>(?:<[^>]*>)*(\w+)/.exec(html)?.[1] ?? '';
  return `${kind} ${file.replace(/\.html$/, '')}`;
}
