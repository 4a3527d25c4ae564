/**
 * The type of the value that reading a field yields.
 */
import type { FieldModel } from '../model/class.js';
import { choicesOf, type FieldType, joinAll, type SwitchField, type ValueType } from '../model/types.js';
import type { Typed } from './table.js';

/** One element of the field. */
export function elementType(type: FieldType): ValueType {
  switch (type.kind) {
    case 'int':
      return { kind: 'int', range: type.range };
    case 'bits':
      return type.boolean ? { kind: 'bool' } : { kind: 'int', range: type.range };
    case 'enum':
      return { kind: 'enum', enum: type.enum, closed: type.closed, range: type.base.range };
    case 'switch': {
      const known = switches.get(type) ?? typeOfSwitch(type);
      switches.set(type, known);
      return known;
    }
    case 'user':
      return { kind: 'user', class: type.class };
    case 'float':
    case 'str':
    case 'bytes':
      return { kind: type.kind };
  }
}

const switches = new WeakMap<SwitchField, ValueType>();

function typeOfSwitch(type: SwitchField): ValueType {
  const choices = choicesOf(type);
  return choices.length === 0 ? { kind: 'any' } : joinAll(choices.map(elementType));
}

/** Whether an element may be missing: a choice that matches nothing. */
export function elementOptional(type: FieldType): boolean {
  return (
    type.kind === 'switch' &&
    !type.exhaustive &&
    (type.otherwise === undefined || elementOptional(type.otherwise))
  );
}

/** The whole field: an array where it is repeated. */
export function fieldType({ spec, type }: FieldModel): Typed {
  const element = elementType(type);
  const conditional = spec.condition !== undefined;
  if (spec.repeat === undefined) return { type: element, optional: conditional || elementOptional(type) };
  return { type: { kind: 'array', element }, optional: conditional };
}
