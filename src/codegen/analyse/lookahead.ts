/**
 * Types that end in a terminator which they do not consume. It is no part of them, and yet they cannot be
 * read without it.
 */
import type { ClassModel, FieldModel } from '../model/class.js';
import { type Extent, hasExtent } from '../model/spec.js';
import { choicesOf, type FieldType } from '../model/types.js';

/** The last field of the class, if it needs to see what is behind it. */
export function lookingAhead(owner: ClassModel): FieldModel | undefined {
  const last = owner.seq.at(-1);
  return last !== undefined && looksAhead(last.type, [owner]) ? last : undefined;
}

function looksAhead(type: FieldType, above: readonly ClassModel[]): boolean {
  switch (type.kind) {
    case 'bytes':
    case 'str':
      return isUnconsumed(type);
    case 'user': {
      const { extent, class: inner } = type;
      if (hasExtent(extent)) return isUnconsumed(type);
      if (above.includes(inner)) return false;
      if (inner.isOpaque) return true;
      const last = inner.seq.at(-1);
      return last !== undefined && looksAhead(last.type, [...above, inner]);
    }
    case 'switch':
      return choicesOf(type).some((choice) => looksAhead(choice, above));
    default:
      return false;
  }
}

/** Whether the terminator must be behind the value, or is where the value has it, and is not passed over. */
export function isUnconsumed({ extent }: { readonly extent: Extent }): boolean {
  const { terminator, include, consume, size, sizeEos, eosError } = extent;
  if (terminator === undefined || consume || size !== undefined || sizeEos) return false;
  return eosError || include;
}
