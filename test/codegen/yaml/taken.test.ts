/** What YAML 1.1 and its readers have beside YAML 1.2, and specifications use. */
import { expect, it } from 'vitest';
import { readYaml, type YamlNode } from '../../../src/codegen/yaml/reader.js';

function plain(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'seq') return node.items.map(plain);
  return Object.fromEntries(node.entries.map(({ keyText, value }) => [keyText, plain(value)]));
}

const read = (text: string) => plain(readYaml(text, 'f.ksy'));

it('a merge key takes over what a map has and this one has not, the first map first', () => {
  const text = 'a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc:\n  <<: [*a, *b]\n  x: 5\nd: {z: 6, <<: *a}\n';
  expect(read(text)).toMatchObject({ c: { x: 5n, y: 2n, z: 4n }, d: { x: 1n, y: 2n, z: 6n } });
  expect(read("'<<': 1\n")).toEqual({ '<<': 1n });
});

it('the tags of YAML itself say what a value is', () => {
  const text =
    "a: !!int '16'\nb: !!str 16\nc: !!float 2\nd: !!bool 'true'\ne: !!map {f: !!seq [1]}\ng: !!null ''\n";
  expect(read(text)).toEqual({ a: 16n, b: '16', c: 2n, d: true, e: { f: [1n] }, g: null });
});
