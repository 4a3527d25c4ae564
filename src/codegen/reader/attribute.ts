/**
 * One element of `seq`: its type, how far it goes, when and how often it is there, what it must be.
 */
import type { Location } from '../diagnostics.js';
import { EXTENSION_KEYS, NO_EXTENSIONS } from '../model/extensions.js';
import type { AttrSpec, Extent, ParentSpec, Repeat, Valid } from '../model/spec.js';
import type { YamlMap, YamlNode } from '../yaml/reader.js';
import { paddingExtent, readExtensions } from './extensions.js';
import { type FieldReader, identifierRule } from './fields.js';
import { readProcess } from './process.js';
import { readType } from './type-syntax.js';

/** The keys that an attribute of `seq` and an instance have in common. */
export const ATTRIBUTE_KEYS = [
  'doc',
  'doc-ref',
  'type',
  'contents',
  'size',
  'size-eos',
  'terminator',
  'consume',
  'include',
  'eos-error',
  'pad-right',
  'process',
  'encoding',
  'enum',
  'if',
  'repeat',
  'repeat-expr',
  'repeat-until',
  'valid',
  'parent',
]; // prettier-ignore

/** What a field of the sequence cannot be: each stands where the one before it ends. */
const ONLY_IN_INSTANCES = ['value', 'pos', 'io'];

/** What people write for a byte that ends a text, and how it is written as a number. */
const ESCAPES: ReadonlyMap<string, number> = new Map([
  ['\\n', 0x0a],
  ['\\r', 0x0d],
  ['\\t', 0x09],
  ['\\0', 0x00],
]);

export function readAttribute(node: YamlNode, index: number, fields: FieldReader): AttrSpec | undefined {
  const map = fields.map(node, 'an attribute');
  if (map === undefined) return undefined;
  fields.keys(map, ['id', ...ATTRIBUTE_KEYS, ...EXTENSION_KEYS], {}, ONLY_IN_INSTANCES);
  const id = map.get('id');
  const member = readMember(readId(id, index, fields), (id ?? map).location, map, fields);
  const extensions = readExtensions(map, fields);
  return { ...member, extent: paddingExtent(member, extensions, fields), extensions };
}

/** All but the name, which an instance has in another place. */
export function readMember(id: string, idLocation: Location, map: YamlMap, fields: FieldReader): AttrSpec {
  const contents = map.get('contents');
  return {
    id,
    idLocation,
    location: map.location,
    path: map.location.path,
    doc: fields.doc(map),
    type: readType(map.get('type'), map.location, fields),
    contents: contents && fields.contents(contents),
    extent: readExtent(map, fields),
    encoding: fields.encoding(map.get('encoding')),
    enum: fields.enumReference(map.get('enum')),
    condition: fields.expression(map.get('if'), 'if'),
    repeat: readRepeat(map, fields),
    valid: readValid(map.get('valid'), fields),
    parent: readParent(map.get('parent'), fields),
    extensions: NO_EXTENSIONS,
  };
}

function readParent(node: YamlNode | undefined, fields: FieldReader): ParentSpec | undefined {
  if (node === undefined) return undefined;
  const isNone = node.kind === 'scalar' && node.value === false;
  const expression = isNone ? undefined : fields.expression(node, 'parent');
  return isNone || expression !== undefined ? { expression, location: node.location } : undefined;
}

/** An attribute without an `id` is called by its number, as in the official targets. */
function readId(node: YamlNode | undefined, index: number, fields: FieldReader): string {
  const fallback = `_unnamed${index}`;
  const id = fields.string(node, 'id');
  if (id === undefined || node === undefined) return fallback;
  if (fields.isIdentifier(id)) return id;
  fields.error(node, identifierRule(id));
  return fallback;
}

function readExtent(map: YamlMap, fields: FieldReader): Extent {
  return {
    size: fields.expression(map.get('size'), 'size'),
    sizeEos: fields.boolean(map.get('size-eos'), 'size-eos', false),
    terminator: readTerminator(map.get('terminator'), fields),
    include: fields.boolean(map.get('include'), 'include', false),
    consume: fields.boolean(map.get('consume'), 'consume', true),
    eosError: fields.boolean(map.get('eos-error'), 'eos-error', true),
    padRight: fields.byte(map.get('pad-right'), 'pad-right'),
    process: readProcess(map.get('process'), fields),
  };
}

function readTerminator(node: YamlNode | undefined, fields: FieldReader): Uint8Array | undefined {
  if (node?.kind === 'seq') {
    const bytes = fields.contents(node);
    return bytes?.length === 0 ? fields.error(node, 'a terminator needs at least one byte') : bytes;
  }
  const byte = fields.byte(node, 'terminator', byteHint(node));
  return byte === undefined ? undefined : Uint8Array.of(byte);
}

/** A character in place of its number. */
function byteHint(node: YamlNode | undefined): string {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return '';
  const code = ESCAPES.get(node.value) ?? (node.value.length === 1 ? node.value.charCodeAt(0) : 0x80);
  return code < 0x80 ? `, did you mean 0x${code.toString(16).padStart(2, '0')}?` : '';
}

function readRepeat(map: YamlMap, fields: FieldReader): Repeat | undefined {
  const kind = fields.oneOf(map.get('repeat'), 'repeat', ['eos', 'expr', 'until']);
  for (const [key, of] of [
    ['repeat-expr', 'expr'],
    ['repeat-until', 'until'],
  ] as const) {
    // prettier-ignore
    const node = map.get(key);
    if (node && kind !== of) fields.error(node, `'${key}' goes with 'repeat: ${of}' alone`);
  }
  if (kind === 'eos') return { kind };
  if (kind === 'expr') {
    const count = fields.expression(map.get('repeat-expr'), 'repeat-expr');
    if (count) return { kind, count };
    if (!map.get('repeat-expr')) fields.error(map.get('repeat') ?? map, "'repeat: expr' needs 'repeat-expr'");
  }
  if (kind === 'until') {
    const until = fields.expression(map.get('repeat-until'), 'repeat-until');
    if (until) return { kind, until };
    if (!map.get('repeat-until'))
      fields.error(map.get('repeat') ?? map, "'repeat: until' needs 'repeat-until'");
  }
  return undefined;
}

/** `valid`: a value it must equal, or one of five kinds of rule. */
export function readValid(node: YamlNode | undefined, fields: FieldReader): Valid | undefined {
  if (node === undefined) return undefined;
  if (node.kind !== 'map') {
    const value = fields.expression(node, 'valid');
    return value && { kind: 'eq', value };
  }
  fields.keys(node, ['eq', 'min', 'max', 'any-of', 'in-enum', 'expr']);
  const [first, second, ...more] = node.entries
    .map((entry) => entry.keyText)
    .filter((key) => !key.startsWith('-'));
  const isRange =
    [first, second ?? 'max'].every((key) => key === 'min' || key === 'max') && more.length === 0;
  if (first === undefined)
    return fields.error(node, 'valid needs a rule: eq, min, max, any-of, in-enum or expr');
  if (second !== undefined && !isRange) {
    return fields.error(node, `valid takes one rule, or min and max together, found ${first} and ${second}`);
  }
  return readRule(node, first, fields);
}

function readRule(map: YamlMap, key: string, fields: FieldReader): Valid | undefined {
  const node = map.get(key);
  if (node === undefined) return undefined;
  switch (key) {
    case 'eq': {
      const value = fields.expression(node, 'eq');
      return value && { kind: 'eq', value };
    }
    case 'min':
    case 'max':
      return {
        kind: 'range',
        min: fields.expression(map.get('min'), 'min'),
        max: fields.expression(map.get('max'), 'max'),
      };
    case 'any-of':
      if (node.kind !== 'seq') return fields.error(node, 'any-of must be a list of expressions');
      return {
        kind: 'any-of',
        values: node.items.flatMap((item) => fields.expression(item, 'any-of') ?? []),
      };
    case 'in-enum':
      if (fields.boolean(node, 'in-enum', true)) return { kind: 'in-enum', location: node.location };
      return fields.error(node, 'in-enum can only be true');
    case 'expr': {
      const condition = fields.expression(node, 'expr');
      return condition && { kind: 'expr', condition };
    }
    default:
      return undefined;
  }
}
