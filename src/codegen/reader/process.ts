/**
 * `process`: the name of what is done to the bytes, and its arguments.
 */
import type { Expression, Process } from '../model/spec.js';
import type { YamlNode } from '../yaml/reader.js';
import { type FieldReader, kindOf } from './fields.js';

const NAME = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*/;

export function readProcess(node: YamlNode | undefined, fields: FieldReader): Process | undefined {
  const text = fields.string(node, 'process')?.trim();
  if (node === undefined || text === undefined) return undefined;
  const name = NAME.exec(text)?.[0];
  const rest = text.slice(name?.length ?? 0);
  if (name === undefined || (rest !== '' && !(rest.startsWith('(') && rest.endsWith(')')))) {
    return fields.error(
      node,
      `process must be a name with arguments, such as xor(0x5f), found ${kindOf(node)}`,
    );
  }
  const args = readArguments(node, text, name.length, fields);
  return args && named(name, args, node, fields);
}

/** The arguments are parsed as a list, which is as long. */
function readArguments(
  node: YamlNode,
  text: string,
  start: number,
  fields: FieldReader,
): Expression[] | undefined {
  if (text.length === start) return [];
  const locate = (offset: number) => (node.kind === 'scalar' ? node.locate(offset + start) : node.location);
  const list = fields.expressionText(`[${text.slice(start + 1, -1)}]`, node.location, 'process', locate);
  if (list?.ast.kind !== 'list') return undefined;
  return list.ast.items.map((ast) => ({ ...list, text, ast }));
}

function named(
  name: string,
  args: readonly Expression[],
  node: YamlNode,
  fields: FieldReader,
): Process | undefined {
  const wanted = { xor: 1, rol: 1, ror: 1, zlib: 0 }[name];
  if (wanted !== undefined && args.length !== wanted)
    return fields.error(node, `process ${name} takes ${wanted} argument(s), found ${args.length}`);
  const [first] = args;
  if (name === 'zlib') return { kind: 'zlib' };
  if (name === 'xor' && first) return { kind: 'xor', key: first };
  if ((name === 'rol' || name === 'ror') && first)
    return { kind: 'rotate', amount: first, right: name === 'ror' };
  return { kind: 'custom', path: name.split('.'), args };
}
