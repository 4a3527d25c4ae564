/**
 * A plugin for TypeDoc by which the search of the site finds the page that explains a word, and not just pages that have it.
 *
 * TypeDoc searches the names of all things and the Markdown of the pages. But what a page is about stands in its headings,
 * and the markup in it is nothing that anybody looks for.
 */
import { type Application, IndexEvent } from 'typedoc';

/** What a word in a heading counts, beside one in the text. As much as one in the name of a thing. */
const HEADING_WEIGHT = 10;

export function load({ renderer }: Pick<Application, 'renderer'>): void {
  renderer.on(IndexEvent.PREPARE_INDEX, ({ searchResults, searchFields, searchFieldWeights }) => {
    searchFieldWeights.headings = HEADING_WEIGHT;
    for (const [i, result] of searchResults.entries()) {
      if (!result.isDocument()) continue;
      const markdown = result.content.map(({ text }) => text).join('');
      Object.assign(searchFields[i] ?? {}, searchable(markdown));
    }
  });
}

/** What of a page is searched: its headings, and its text without markup and without the data of its scripts. */
export function searchable(markdown: string): { headings: string; document: string } {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '');
  return {
    headings: Array.from(
      prose.matchAll(/^#{1,6} +(.+)$|<h[1-6][^>]*>(.+?)<\/h/gm),
      ([, ofMarkdown, ofHtml]) => ofMarkdown ?? ofHtml,
    ).join('\n'),
    document: markdown
      .replace(/<script[\s\S]*?<\/script>/g, ' ')
      // Between backticks, what looks like a tag is text: `<username>`.
      .replace(/(`[^`]*`)|<\/?[a-z][^>]*>/g, (_, code: string | undefined) => code ?? ' '),
  };
}
