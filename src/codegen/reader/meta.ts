/**
 * `meta`: of a file, or of a type inside it, which inherits what it does not say itself.
 */
import type { Endian, EndianCase, EndianSwitch, Meta } from '../model/spec.js';
import type { YamlMap, YamlNode } from '../yaml/reader.js';
import type { FieldReader } from './fields.js';
import { checkVersion } from './version.js';

const DESCRIPTIVE = ['id', 'title', 'application', 'file-extension', 'xref', 'license', 'tags'];
const KEYS = [
  ...DESCRIPTIVE,
  'ks-version',
  'ks-debug',
  'ks-opaque-types',
  'imports',
  'encoding',
  'endian',
  'bit-endian',
];

/** What a file that says nothing has. */
export const NO_META: Meta = {
  title: undefined,
  endian: undefined,
  bitEndian: undefined,
  encoding: undefined,
  imports: [],
  opaqueTypes: undefined,
  debug: undefined,
};

export function readMeta(owner: YamlMap, inherited: Meta | undefined, fields: FieldReader): Meta {
  const base: { -readonly [K in keyof Meta]: Meta[K] } =
    inherited === undefined
      ? { ...NO_META }
      : { ...inherited, title: undefined, imports: [], opaqueTypes: undefined, debug: undefined };
  if (typeof base.endian === 'object') base.endian = 'inherited';
  const node = owner.get('meta');
  const map = node && fields.map(node, 'meta');
  if (map === undefined) return base;
  fields.keys(map, KEYS);
  checkVersion(map.get('ks-version'), fields);
  return {
    title: fields.text(map.get('title'), 'title'),
    endian: readEndian(map.get('endian'), fields) ?? base.endian,
    bitEndian: fields.oneOf(map.get('bit-endian'), 'bit-endian', ['be', 'le']) ?? base.bitEndian,
    encoding: fields.encoding(map.get('encoding')) ?? base.encoding,
    imports: readImports(map, fields),
    opaqueTypes: readFlag('ks-opaque-types', map, inherited, fields),
    debug: readFlag('ks-debug', map, inherited, fields),
  };
}

const ORDERS: readonly Endian[] = ['be', 'le'];

function readEndian(node: YamlNode | undefined, fields: FieldReader): Endian | EndianSwitch | undefined {
  if (node?.kind !== 'map') return fields.oneOf(node, 'endian', ORDERS);
  fields.keys(node, ['switch-on', 'cases']);
  const [onNode, casesNode] = [node.get('switch-on'), node.get('cases')];
  if (onNode === undefined) fields.error(node, "an endian that is a map needs 'switch-on'");
  if (casesNode === undefined) fields.error(node, "'switch-on' needs 'cases'");
  const on = fields.expression(onNode, 'switch-on');
  const cases = casesNode && fields.map(casesNode, 'cases');
  return { on, cases: (cases?.entries ?? []).flatMap((entry) => readCase(entry, fields)) };
}

function readCase(entry: YamlMap['entries'][number], fields: FieldReader): EndianCase[] {
  const endian = fields.oneOf(entry.value, 'each case', ORDERS);
  const isDefault = entry.keyText === '_';
  const when = isDefault ? undefined : fields.key(entry, 'a case');
  return endian === undefined || (when === undefined && !isDefault) ? [] : [{ when, endian }];
}

/** A flag that holds for a whole file. */
function readFlag(
  name: string,
  map: YamlMap,
  inherited: Meta | undefined,
  fields: FieldReader,
): boolean | undefined {
  const node = map.get(name);
  if (node === undefined) return undefined;
  if (inherited !== undefined)
    return fields.error(node, `'${name}' holds for the whole file: it belongs in /meta`);
  return fields.boolean(node, name, false);
}

function readImports(map: YamlMap, fields: FieldReader): Meta['imports'] {
  const node = map.get('imports');
  if (node === undefined) return [];
  if (node.kind === 'map') {
    fields.error(node, 'imports must be a list of names');
    return [];
  }
  const items = node.kind === 'seq' ? node.items : [node];
  return items.flatMap((item) => {
    const name = fields.string(item, 'each import');
    return name === undefined ? [] : [{ name, location: item.location }];
  });
}
