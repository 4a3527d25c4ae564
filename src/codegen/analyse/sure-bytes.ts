/**
 * Fields that are never empty. In front of the end of a stream, only they are sure to be found again.
 */
import type { FieldModel } from '../model/class.js';
import { hasExtent } from '../model/spec.js';
import type { FieldType } from '../model/types.js';

/** Whether every value surely takes a byte at least. */
export function alwaysHasBytes(type: FieldType): boolean {
  switch (type.kind) {
    case 'bytes':
    case 'str':
    case 'user': {
      if (type.kind === 'user' && !hasExtent(type.extent)) return type.class.seq.some(isSure);
      const { terminator, consume, eosError, size, sizeEos } = type.extent;
      return terminator !== undefined && consume && eosError && size === undefined && !sizeEos;
    }
    case 'switch':
      return false;
    default:
      return true;
  }
}

/** For a field that is there in any case: a number, or something that is never empty. */
function isSure({ spec, type }: FieldModel): boolean {
  const isPlain = spec.condition === undefined && spec.repeat === undefined;
  return isPlain && type.kind !== 'user' && alwaysHasBytes(type);
}
