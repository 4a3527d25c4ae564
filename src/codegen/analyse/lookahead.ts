/**
 * Types that end in a terminator which they do not consume. It is no part of them, and yet they cannot be
 * read without it.
 */
import type { ClassModel, FieldModel } from '../model/class.js';
import { type Extent, hasExtent } from '../model/spec.js';
import { choicesOf, type FieldType, typesIn } from '../model/types.js';
import { Question } from './components.js';

/** The last field of the class, if it needs to see what is behind it. */
export function lookingAhead(owner: ClassModel): FieldModel | undefined {
  const last = owner.seq.at(-1);
  return last !== undefined && looksAhead(last.type, (inner) => atEnd.holds(inner)) ? last : undefined;
}

const atEnd = new Question<ClassModel>(
  ({ seq }) =>
    lastType(seq)
      .flatMap(typesIn)
      .flatMap((type) => (type.kind === 'user' && !hasExtent(type.extent) ? [type.class] : [])),
  ({ isOpaque, seq }, holds) => isOpaque || lastType(seq).some((type) => looksAhead(type, holds)),
);

function lastType(seq: readonly FieldModel[]): FieldType[] {
  return seq.slice(-1).map(({ type }) => type);
}

function looksAhead(type: FieldType, classLooks: (owner: ClassModel) => boolean): boolean {
  switch (type.kind) {
    case 'bytes':
    case 'str':
      return isUnconsumed(type);
    case 'user':
      return hasExtent(type.extent) ? isUnconsumed(type) : classLooks(type.class);
    case 'switch':
      return choicesOf(type).some((choice) => looksAhead(choice, classLooks));
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
