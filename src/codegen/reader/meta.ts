/**
 * `meta`: of a file, or of a type inside it, which inherits what it does not say itself.
 */
import type { Meta } from '../model/spec.js';
import type { YamlMap } from '../yaml/reader.js';
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
  const base =
    inherited === undefined
      ? NO_META
      : { ...inherited, title: undefined, imports: [], opaqueTypes: undefined, debug: undefined };
  const node = owner.get('meta');
  const map = node && fields.map(node, 'meta');
  if (map === undefined) return base;
  fields.keys(map, KEYS);
  checkVersion(map.get('ks-version'), fields);
  const endian = map.get('endian');
  if (endian?.kind === 'map')
    fields.error(endian, "'endian' that is calculated (switch-on) is not supported");
  return {
    title: fields.string(map.get('title'), 'title'),
    endian:
      (endian?.kind === 'map' ? undefined : fields.oneOf(endian, 'endian', ['be', 'le'])) ?? base.endian,
    bitEndian: fields.oneOf(map.get('bit-endian'), 'bit-endian', ['be', 'le']) ?? base.bitEndian,
    encoding: fields.encoding(map.get('encoding')) ?? base.encoding,
    imports: readImports(map, fields),
    opaqueTypes: readFlag('ks-opaque-types', map, inherited, fields),
    debug: readFlag('ks-debug', map, inherited, fields),
  };
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
  if (node.kind !== 'seq') {
    fields.error(node, 'imports must be a list of names');
    return [];
  }
  return node.items.flatMap((item) => {
    const name = fields.string(item, 'each import');
    return name === undefined ? [] : [{ name, location: item.location }];
  });
}
