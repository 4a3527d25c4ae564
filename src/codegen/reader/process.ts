/**
 * `process`: the name of what is done to the bytes, and its arguments.
 */
import type { Expression, Process } from '../model/spec.js';
import { didYouMean } from '../resolve/hint.js';
import type { YamlNode } from '../yaml/reader.js';
import { type FieldReader, kindOf } from './fields.js';

const BUILT_IN = ['xor', 'rol', 'ror', 'zlib'];
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

/** What a process is called elsewhere. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['zip', 'zlib'],
  ['gzip', 'zlib'],
  ['deflate', 'zlib'],
  ['inflate', 'zlib'],
  ['rotl', 'rol'],
  ['rotr', 'ror'],
]);

/** Any other name is that of somebody's own class, unless it is a mistake. */
function warnOfOther(name: string, node: YamlNode, fields: FieldReader): void {
  const meant = ELSEWHERE.get(name);
  const hint = meant === undefined ? didYouMean(name, BUILT_IN) : `, did you mean '${meant}'?`;
  if (hint !== '')
    fields.diagnostics.warn(node.location, `process '${name}' is taken for a class of your own${hint}`);
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
  warnOfOther(name, node, fields);
  return { kind: 'custom', path: name.split('.'), args };
}
