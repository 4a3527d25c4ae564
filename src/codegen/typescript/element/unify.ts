/**
 * The elements of a choice share one property, so an integer of any of them has the representation that
 * the property's type has: where one case is 64 bits wide, all are bigint.
 */
import { elementType } from '../../infer/field-values.js';
import type { FieldType, ValueType } from '../../model/types.js';
import type { ModuleContext } from '../context.js';
import type { Element } from './element.js';

export interface UnifiedElement extends Element {
  /** The type of the values of this element in the shared property. */
  readonly tsType: string;
}

export function unify(
  element: Element,
  type: FieldType,
  whole: ValueType,
  module: ModuleContext,
): UnifiedElement {
  const own = elementType(type);
  const tsType = typeInUnion(own, whole, module);
  if (tsType === module.typeOf(own)) return { ...element, tsType };
  return {
    ...element,
    tsType,
    read: (place, assign) => element.read(place, (value) => assign(`BigInt(${value})`)),
    write: (value, place) => element.write(`${module.use('toSafeNumber')}(${value})`, place),
  };
}

/** The TypeScript type of the values of one case where all cases have the type `whole`. */
export function typeInUnion(own: ValueType, whole: ValueType, module: ModuleContext): string {
  const shared = whole.kind === 'union' ? whole.members.find(({ kind }) => kind === 'int') : whole;
  const grows = own.kind === 'int' && shared?.kind === 'int' && module.isBig(shared.range);
  return grows ? 'bigint' : module.typeOf(own);
}
