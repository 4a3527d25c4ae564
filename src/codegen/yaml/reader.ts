/**
 * Pass 1: reads a YAML file into nodes that know their place. The `yaml` package finds the structure
 * (with its failsafe schema, so that every scalar stays text); what scalars mean, unique keys, tags and aliases are
 * decided here, because every error has to point at its line and its path.
 */

import { Composer, type CST, type Document, LineCounter, Parser } from 'yaml';
import { Diagnostics, type Location } from '../diagnostics.js';
import { Converter } from './converter.js';
import type { YamlNode } from './node.js';

export type { ScalarValue, YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSeq } from './node.js';

/** Far beyond any spec, and low enough that no recursive walk over the tree can overflow. */
const MAX_DEPTH = 100;

/**
 * Reads one YAML 1.2 document. An empty file is a null scalar.
 * @param file the name that locations carry; nothing is opened.
 * @throws SpecErrors for bad syntax, several documents, duplicate, empty or structured keys, tags, merge keys (`<<`),
 *   aliases that are unknown, cyclic or expand to too much, a `%YAML` other than 1.2, and nesting deeper than
 *   100 levels. It throws nothing else.
 */
export function readYaml(text: string, file: string): YamlNode {
  // A byte order mark is not part of the first line's columns.
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lines = countLines(source);
  const locate = (offset: number, path: string): Location => {
    const { line, col } = lines.linePos(Math.min(offset, source.length));
    return { file, line, col, path };
  };
  const diagnostics = new Diagnostics();
  const tokens = [...new Parser().parse(source)];

  // The composer is recursive and overflows the stack on deep input, so this comes first.
  const tooDeep = findTooDeep(tokens);
  if (tooDeep !== undefined) {
    diagnostics.report(locate(tooDeep, '/'), `nested deeper than ${MAX_DEPTH} levels`);
    diagnostics.throwIfAny();
  }

  const options = { version: '1.2', schema: 'failsafe', uniqueKeys: false } as const;
  const [document, second] = [...new Composer(options).compose(tokens)];
  if (second !== undefined) {
    diagnostics.report(locate(second.range[0], '/'), 'a second document starts here; a file holds one');
  }
  if (document === undefined) return new Converter(source, locate, diagnostics).convert(null, 0, '/');
  reportProblems(document, source, locate, diagnostics);
  diagnostics.throwIfAny();

  const converter = new Converter(source, locate, diagnostics);
  const root = converter.convert(document.contents, document.range[0], '/');
  diagnostics.throwIfAny();
  return root;
}

/** The parser can fill a line counter itself, but misses line ends in some malformed texts. */
function countLines(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines.addNewLine(i + 1);
  return lines;
}

function reportProblems(
  document: Document.Parsed,
  source: string,
  locate: (offset: number, path: string) => Location,
  diagnostics: Diagnostics,
): void {
  const { errors } = document;
  // Where the text makes no sense, what follows makes none either.
  const senseless = errors.findIndex(({ code }) => code === 'UNEXPECTED_TOKEN');
  const first = senseless < 0 ? errors : errors.slice(0, senseless + 1);
  const tooFarIn = first.filter(({ code }) => code === 'MULTILINE_IMPLICIT_KEY');
  for (const { code, pos, message } of first) {
    const [start, end] = pos;
    if (code === 'MULTILINE_IMPLICIT_KEY') {
      const line = source.lastIndexOf('\n', end - 1) + 1;
      const text = source.slice(line).search(/\S/) + line;
      const above = locate(start, '/').line;
      diagnostics.report(locate(text, '/'), `indented too far: this goes on with the value of line ${above}`);
    } else if (!tooFarIn.some((other) => other.pos[0] === start)) {
      diagnostics.report(locate(start, '/'), message);
    }
  }
  const { explicit, version } = document.directives.yaml;
  if (explicit === true && version !== '1.2') {
    const place = locate(Math.max(0, source.indexOf('%YAML')), '/');
    diagnostics.report(place, `YAML ${version} is not supported; specs are YAML 1.2`);
  }
}

/** The offset of the first collection below MAX_DEPTH others, if there is one. Does not recurse. */
function findTooDeep(tokens: readonly CST.Token[]): number | undefined {
  const open: [CST.Token, number][] = tokens.map((token) => [token, 0]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    if (depth > MAX_DEPTH) return token.offset;
    if ('items' in token) {
      for (const { key, value } of token.items) {
        if (key) open.push([key, depth + 1]);
        if (value) open.push([value, depth + 1]);
      }
    } else if (token.type === 'document' && token.value) open.push([token.value, depth]);
  }
  return undefined;
}
