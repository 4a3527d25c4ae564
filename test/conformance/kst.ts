/** A `.kst` file: what reading a sample with a format yields, in words of no programming language. */
import { readYaml, type YamlMap, type YamlNode } from '../../src/codegen/yaml/reader.js';

export interface Kst {
  /** The format. */
  readonly id: string;
  /** The name of the sample. */
  readonly data: string;
  /** The kind of error that reading must end with. */
  readonly exception: string | undefined;
  readonly asserts: readonly Assertion[];
}

/** What an expression, evaluated on the object that was read, yields. */
export interface Assertion {
  readonly actual: string;
  /** An expression for the same value, or nothing where there must be no value. */
  readonly expected: string | undefined;
  /** The kind of error that it must end with instead. */
  readonly exception: string | undefined;
}

/** @throws SpecErrors if it is not YAML; Error if it is not a `.kst` */
export function readKst(text: string, file: string): Kst {
  const root = asMap(readYaml(text, file), file);
  const asserts = root.get('asserts');
  return {
    id: textOf(root, 'id', file),
    data: textOf(root, 'data', file),
    exception: exceptionOf(root.get('exception')),
    asserts: asserts?.kind === 'seq' ? asserts.items.map((item) => readAssertion(item, file)) : [],
  };
}

function readAssertion(node: YamlNode, file: string): Assertion {
  const item = asMap(node, `${file}: an assertion`);
  const actual = textOf(item, 'actual', file);
  const exception = exceptionOf(item.get('exception'));
  if (exception !== undefined) return { actual, expected: undefined, exception };
  const expected = textOf(item, 'expected', file);
  return { actual, expected: expected === 'null' ? undefined : expected, exception };
}

function asMap(node: YamlNode, what: string): YamlMap {
  if (node.kind !== 'map') throw new Error(`${what} is no map`);
  return node;
}

function textOf(map: YamlMap, key: string, file: string): string {
  const text = scalar(map.get(key));
  if (text === undefined) throw new Error(`${file} has no ${key}`);
  return text;
}

/** The text as it is written, so that `0x42` and `"foo"` stay the expressions that they are. */
function scalar(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' ? node.source : undefined;
}

/** `ValidationLessThanError<u1>`, or the same in a map together with its message. */
function exceptionOf(node: YamlNode | undefined): string | undefined {
  const name = scalar(node?.kind === 'map' ? node.get('type') : node)?.replace(/<.*/, '');
  return name === 'EndOfStreamError' ? 'EOFError' : name;
}
