/** For tests of places in a file. */

import type { Location } from '../../../src/codegen/diagnostics.js';
import { SpecErrors } from '../../../src/codegen/diagnostics.js';
import { readYaml, type YamlNode } from '../../../src/codegen/yaml/reader.js';

/** What stands in the text at a place, to the end of its line. */
export function textAt(text: string, { line, col }: Location): string {
  return (text.split('\n')[line - 1] ?? '').slice(col - 1);
}

/** The errors as `line:col: path: text`; none if the text is fine. */
export function errorsOf(text: string): string[] {
  try {
    readYaml(text, 'x.ksy');
    return [];
  } catch (error) {
    if (!(error instanceof SpecErrors)) throw error;
    return error.errors.map((one) => one.message.replace('x.ksy:', ''));
  }
}

/** Plain JavaScript values, integers as bigint. */
export function plain(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'seq') return node.items.map(plain);
  return Object.fromEntries(node.entries.map((entry) => [entry.keyText, plain(entry.value)]));
}

export function read(text: string): unknown {
  return plain(readYaml(text, 'x.ksy'));
}

/** Every node of the tree, the root first. */
export function* nodes(node: YamlNode): Generator<YamlNode> {
  yield node;
  if (node.kind === 'seq') for (const item of node.items) yield* nodes(item);
  if (node.kind === 'map') {
    for (const entry of node.entries) {
      yield entry.keyNode;
      yield* nodes(entry.value);
    }
  }
}
