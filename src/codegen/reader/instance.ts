/**
 * One entry of `instances`: a value to compute, or a field with a position.
 */
import type { Location } from '../diagnostics.js';
import type { InstanceSpec } from '../model/spec.js';
import type { YamlNode } from '../yaml/reader.js';
import { ATTRIBUTE_KEYS, readMember, readValid } from './attribute.js';
import type { FieldReader } from './fields.js';

const VALUE_KEYS = ['value', 'doc', 'doc-ref', 'enum', 'if', 'valid'];
const PARSE_KEYS = ['pos', 'io', ...ATTRIBUTE_KEYS];

const COMPUTED = "an instance with 'value' is computed and not read";
const ONLY_READ = Object.fromEntries(
  PARSE_KEYS.filter((key) => !VALUE_KEYS.includes(key)).map((key) => [key, COMPUTED]),
);

const NO_PLACE =
  "an instance with neither 'pos' nor 'value' is read where its stream stands when it is first asked for, which may be anywhere";

export function readInstance(
  id: string,
  idLocation: Location,
  node: YamlNode,
  fields: FieldReader,
): InstanceSpec | undefined {
  const map = fields.map(node, 'an instance');
  if (map === undefined) return undefined;
  const valueNode = map.get('value');
  if (valueNode === undefined) {
    fields.keys(map, PARSE_KEYS);
    if (map.get('pos') === undefined) fields.diagnostics.warn(idLocation, NO_PLACE);
    return {
      ...readMember(id, idLocation, map, fields),
      kind: 'parse',
      pos: fields.expression(map.get('pos'), 'pos'),
      io: fields.expression(map.get('io'), 'io'),
    };
  }
  fields.keys(map, VALUE_KEYS, ONLY_READ);
  const value = fields.expression(valueNode, 'value');
  if (value === undefined) return undefined;
  return {
    kind: 'value',
    id,
    idLocation,
    location: node.location,
    path: node.location.path,
    doc: fields.doc(map),
    value,
    enum: fields.enumReference(map.get('enum')),
    condition: fields.expression(map.get('if'), 'if'),
    valid: readValid(map.get('valid'), fields),
  };
}
