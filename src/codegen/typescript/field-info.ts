/**
 * What the specification says of each field, for whoever shows them.
 */
import type { FieldEndian, FieldType } from '../model/types.js';
import { block, type Code, quote } from './code.js';
import type { ModuleContext } from './context.js';
import type { FieldEmitter } from './field.js';
import { enumPath } from './names.js';

/** The static `fields`. */
export function fieldInfo(fields: readonly FieldEmitter[], module: ModuleContext): Code {
  const infos = fields.map(({ name, owner, field: { spec, type } }) => {
    const doc = spec.doc.text === undefined ? '' : `, doc: ${quote(spec.doc.text)}`;
    const enumeration =
      type.kind === 'enum' && module.isDebugged(owner) ? `, enum: ${quote(enumPath(type.enum))}` : '';
    return `${name}: { id: ${quote(spec.id)}, path: ${quote(spec.path)}, type: ${quote(typeName(type))}${doc}${enumeration} },`;
  });
  return [
    '/** What the specification says of each field. */',
    block('static readonly fields =', infos, '} as const;'),
  ];
}

/** The type as the specification spells it. */
function typeName(type: FieldType): string {
  switch (type.kind) {
    case 'int':
      return `${type.signed ? 's' : 'u'}${type.width}${type.width === 1 ? '' : suffix(type.endian)}`;
    case 'bits':
      return `b${type.width}${type.endian === 'le' ? 'le' : ''}`;
    case 'float':
      return `f${type.width}${suffix(type.endian)}`;
    case 'enum':
      return typeName(type.base);
    case 'bytes':
    case 'str':
      return type.kind;
    case 'user':
      return type.class.spec.id;
    case 'switch':
      return 'switch';
  }
}

function suffix(endian: FieldEndian): string {
  return endian === 'calculated' ? '' : endian;
}
