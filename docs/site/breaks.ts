/**
 * Where code in a text may be broken at the end of a line: behind what joins its words, as in `len_message`, and never
 * between the dashes of an option and its name. A browser by itself takes `len_message` for one word, too wide for a
 * column on a telephone, and `--port` for two.
 */
export function withBreaks(html: string): string {
  return html.replace(
    /<pre[\s\S]*?<\/pre>|(<code[^>]*>)([^<]+)(?=<\/code>)/g,
    (whole, tag: string | undefined, code: string) => (tag === undefined ? whole : tag + broken(code)),
  );
}

function broken(code: string): string {
  return code
    .replace(/(?<=\w)(::|[_/.=|,{])(?=\w)/g, '$1<wbr>')
    .replace(/(^|[\s[])(--?\w+)/g, '$1<span class="unbroken">$2</span>');
}
