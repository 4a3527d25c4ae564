/**
 * `ks-version`: the release of the language that a specification needs.
 */
import type { YamlNode } from '../yaml/reader.js';
import { type FieldReader, kindOf } from './fields.js';

/** The release that the generator implements, and the first that wrote specifications as they are now. */
const [IMPLEMENTED, FIRST] = ['0.11', '0.6'];

const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)(?:\.(0|[1-9]\d*))?$/;

export function checkVersion(node: YamlNode | undefined, fields: FieldReader): void {
  if (node === undefined) return;
  // A number such as 0.10 is the number 0.1 to whoever reads the file as YAML.
  const text = node.kind === 'scalar' ? String(node.value) : '';
  if (!VERSION.test(text)) {
    fields.error(node, `ks-version must be like 0.9 or 0.10.1, found ${kindOf(node)}`);
  } else if (compare(text, FIRST) < 0) {
    const hint =
      node.kind === 'scalar' && typeof node.value === 'number' ? ", in quotes if it ends in 0: '0.10'" : '';
    fields.error(node, `ks-version must be ${FIRST} or later, found ${text}${hint}`);
  } else if (compare(text, IMPLEMENTED) > 0) {
    fields.error(node, `this needs Kaitai Struct ${text}, and the generator implements ${IMPLEMENTED}`);
  }
}

/** Negative, 0 or positive, as the first is older, the same or newer. */
function compare(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  return left.map((each, i) => each - (right[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function numbers(version: string): number[] {
  const [major = '0', minor = '0', patch = '0'] = version.split('.');
  return [Number(major), Number(minor), Number(patch)];
}
