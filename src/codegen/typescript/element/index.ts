/**
 * The element for each kind of field type.
 */
import type { FieldType } from '../../model/types.js';
import { bytesElement } from './bytes.js';
import type { Element, ElementContext } from './element.js';
import { enumElement, numberElement } from './number.js';
import { opaqueElement } from './opaque.js';
import { switchElement } from './switch.js';
import { userElement } from './user.js';

export function elementOf(type: FieldType, context: ElementContext): Element {
  switch (type.kind) {
    case 'int':
    case 'bits':
    case 'float':
      return numberElement(type, context);
    case 'enum':
      return enumElement(type, context.module);
    case 'bytes':
    case 'str':
      return bytesElement(type, context);
    case 'user':
      return type.class.isOpaque ? opaqueElement(type, context) : userElement(type, context);
    case 'switch':
      return switchElement(type, context, elementOf);
  }
}
