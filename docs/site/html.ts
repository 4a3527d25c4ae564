/** Text as it can stand in HTML, in an attribute too. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The Markdown of a `doc:` as HTML, as far as specifications use it: code between backticks. */
export function prose(doc: string): string {
  return escaped(doc.trim())
    .replace(/`([^`]*)`/g, '<code>$1</code>')
    .replaceAll('\n', ' ');
}

/** Where the contents of the site have a page; pages written by hand name it as well. */
export type PageGroup = 'Start here' | 'Protocol';

/** A page of the site: Markdown with HTML in it, in which no blank line ends the HTML too early. */
export function page(title: string, group: PageGroup, introduction: string, html: readonly string[]): string {
  const block = html.map((part) => part.replace(/\n\s*\n/g, '\n')).join('\n\n');
  return `---\ntitle: ${title}\ngroup: ${group}\n---\n\n# ${title}\n\n${introduction}\n\n${block}\n`;
}

/** Data for the script of a page. It is no script itself: a browser does not run it, whatever its policy. */
export function dataBlock(id: string, data: unknown): string {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="${id}">${json}</script>`;
}
