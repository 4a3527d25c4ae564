import { dirname, resolve } from 'node:path';

/** A link that leads nowhere. */
export interface DeadLink {
  readonly page: string;
  readonly href: string;
  readonly why: string;
}

/**
 * Finds links to files that are not there, and to places that a page does not have. Links that leave the site are
 * not followed. What stands behind `#NAME=` is no place in a page, but what a playground is to show.
 *
 * @param pages the HTML of each page, by its absolute path
 * @param files the absolute paths of all files of the site
 */
export function deadLinks(pages: ReadonlyMap<string, string>, files: ReadonlySet<string>): DeadLink[] {
  const anchors = new Map([...pages].map(([page, html]) => [page, anchorsOf(html)]));
  const dead: DeadLink[] = [];
  for (const [page, html] of pages) {
    for (const [, attribute = ''] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const href = attribute.replaceAll('&amp;', '&');
      if (/^[a-z][a-z0-9+.-]*:/i.test(href)) continue;
      const [path = '', anchor = ''] = decodeURI(href).split('#');
      const target = path === '' ? page : resolve(dirname(page), path.replace(/\?.*$/, ''));
      if (!files.has(target)) dead.push({ page, href, why: 'there is no such file' });
      else if (anchor !== '' && !anchor.includes('=') && anchors.get(target)?.has(anchor) === false) {
        dead.push({ page, href, why: 'that page has no such place' });
      }
    }
  }
  return dead;
}

function anchorsOf(html: string): Set<string> {
  return new Set(
    Array.from(html.matchAll(/\s(?:id|name)="([^"]*)"/g), ([, id = '']) => id.replaceAll('&amp;', '&')),
  );
}
