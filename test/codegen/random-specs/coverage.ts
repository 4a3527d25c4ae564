/** Which features of the language a random specification has, so that none is left out without anybody noticing. */
import type { RandomSpec } from './spec.js';
import type { Node } from './types.js';

type Has = (spec: RandomSpec, nodes: readonly Node[]) => boolean;

/** Fields, instances, parameters and types, at any depth. */
function nodesIn(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(nodesIn);
  return Array.isArray(value) ? below : [value as Node, ...below];
}

const some =
  (is: (node: Node) => boolean): Has =>
  (_, nodes) =>
    nodes.some(is);
const written =
  (pattern: RegExp): Has =>
  ({ text, shared = '' }) =>
    pattern.test(text) || pattern.test(shared);

const isTerminated = (node: Node) => node.terminator !== undefined || node.type === 'strz';
const isBare = (node: Node) => isTerminated(node) && node.size === undefined;
const isObject = ({ type }: Node) => /^(\w+::)?(part\d|inner|shared)\b/.test(String(type));
const isBits = ({ type }: Node) => /^b\d/.test(String(type));
const valid = (form: string) => some((node) => Object.hasOwn((node.valid as object) ?? {}, form));
const switched = (on: RegExp) =>
  some((node) => on.test(String((node.type as Node | undefined)?.['switch-on'])));
const keyed = (key: RegExp) =>
  some((node) =>
    Object.keys(((node.type as Node | undefined)?.cases as object) ?? {}).some((one) => key.test(one)),
  );

export const FEATURES: Readonly<Record<string, Has>> = {
  'parameter of a type': (_, nodes) => nodes.some((node) => /^p\d$/.test(String(node.id)) && isObject(node)),
  'member of a field': written(/\bf\d+\.[fi]\d/),
  'member of a parameter': written(/\bp\d\.[fi]\d/),
  'strz of units of several bytes': some(
    (node) => node.type === 'strz' && /^UTF-(16|32)/.test(String(node.encoding)),
  ),
  'terminator of several bytes': some((node) => Array.isArray(node.terminator)),
  'included terminator': some((node) => isBare(node) && node.include === true),
  'included terminator in a size': some((node) => node.size !== undefined && node.include === true),
  'terminator that is not consumed': some((node) => isBare(node) && node.consume === false),
  'terminator that may be missing': some((node) => isBare(node) && node['eos-error'] === false),
  'size, terminator and padding': some(
    (node) => isTerminated(node) && node.size !== undefined && node['pad-right'] !== undefined,
  ),
  'padding around a type': some((node) => isObject(node) && node['pad-right'] !== undefined),
  'process with a field': written(/process: .*\b[fi]\d/),
  'process by bytes of a field': (spec, nodes) =>
    nodes.some(({ process }) => keyedByBytes(spec, String(process))),
  'process of somebody else': written(/process: shift_by/),
  'process of a type': some((node) => isObject(node) && node.process !== undefined),
  'enum with values that it does not know': some(
    (node) => node.enum !== undefined && node.valid === undefined,
  ),
  'switch on an integer': keyed(/^\d$/),
  'switch on an enum': keyed(/::/),
  'switch on a text': keyed(/^"/),
  'switch on a boolean': keyed(/^(true|false)$/),
  'switch on a member': switched(/\./),
  'switch in a case of a switch': (_, nodes) => nodes.some((node) => hasInnerSwitch(node, nodes[0] ?? {})),
  'until a value': some((node) => /^_ <= \d/.test(String(node['repeat-until']))),
  'until a field of the element': some((node) => /^_\.f/.test(String(node['repeat-until']))),
  'until a number of elements': written(/repeat-until: .*_index/),
  'until the end': written(/repeat-until: _io.eof/),
  'bits in a type whose byte order is calculated': some(hasCalculatedBits),
  'bit order of a type': some(
    (node) =>
      /^[bl]e$/.test(String((node.meta as Node | undefined)?.['bit-endian'])) &&
      node.id === undefined &&
      (node.meta as Node).id === undefined,
  ),
  'bits with their order': some((node) => /^b\d+[bl]e$/.test(String(node.type))),
  'valid: a value': some((node) => node.valid !== undefined && typeof node.valid !== 'object'),
  'valid: eq': valid('eq'),
  'valid: min': valid('min'),
  'valid: max': valid('max'),
  'valid: any-of': valid('any-of'),
  'valid: expr': valid('expr'),
  'valid: in-enum': valid('in-enum'),
  'valid of a text': some((node) => node.type === 'str' && node.valid !== undefined),
  'valid of bytes': some(
    (node) => node.type === undefined && node.size !== undefined && node.valid !== undefined,
  ),
  'valid of a float': some((node) => /^f[48]/.test(String(node.type)) && node.valid !== undefined),
  'valid of an enum': some((node) => node.enum !== undefined && node.valid !== undefined),
  'f-string': written(/f"/),
  'to-string': written(/to-string:/),
  sizeof: written(/\bsizeof</),
  'sizeof of a type': written(/sizeof<\w*(part|inner|shared)/),
  bitsizeof: written(/bitsizeof</),
  _sizeof: written(/\._sizeof/),
  'cast of a value': written(/\.as<(u4|str)>/),
  'cast of what was chosen': written(/\.as<(\w+::)?(part\d|inner|shared)/),
  'signed integer of 64 bits': some((node) => /^s8/.test(String(node.type)) && node.valid === undefined),
  'more than 32 bits': some((node) => /^b(3[3-9]|[4-6]\d)$/.test(String(node.type))),
};

function keyedByBytes({ text, shared = '' }: RandomSpec, process: string): boolean {
  const name = /^xor\(([\w.]+)\)$/.exec(process)?.[1];
  // Another name is that of an integer.
  return name !== undefined && new RegExp(`id: ${name}\\n *(size|terminator):`).test(`${text}\n${shared}`);
}

function hasInnerSwitch({ type }: Node, root: Node): boolean {
  const cases = Object.values(((type as Node | undefined)?.cases as object | undefined) ?? {});
  const types = (root.types ?? {}) as Readonly<Record<string, Node>>;
  return cases.some((one) =>
    nodesIn(types[String(one).replace(/\(.*/s, '')]).some(
      (node) => node['switch-on'] !== undefined && node.cases !== undefined,
    ),
  );
}

function hasCalculatedBits(node: Node): boolean {
  const { endian } = (node.meta as Node | undefined) ?? {};
  return typeof endian === 'object' && nodesIn(node.seq).some(isBits);
}

/** The names of those that it has. */
export function featuresOf(spec: RandomSpec): string[] {
  const nodes = spec.roots.flatMap(nodesIn);
  return Object.entries(FEATURES).flatMap(([name, has]) => (has(spec, nodes) ? [name] : []));
}

/** How many of the specifications have each feature. */
export class Coverage {
  readonly #counts = new Map(Object.keys(FEATURES).map((name) => [name, 0]));
  #all = 0;

  add(spec: RandomSpec): void {
    this.#all++;
    for (const name of featuresOf(spec)) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** The features that fewer have than so many of a thousand. */
  rarer(perMille: number): string[] {
    return [...this.#counts].flatMap(([name, count]) => (count * 1000 < perMille * this.#all ? [name] : []));
  }

  /** One line for each feature, the rarest first. */
  get table(): string {
    const lines = [...this.#counts]
      .sort(([, a], [, b]) => a - b)
      .map(([name, count]) => `${String(count).padStart(7)}  ${name}`);
    return [`${this.#all} specifications, and how many of them have`, ...lines].join('\n');
  }
}
