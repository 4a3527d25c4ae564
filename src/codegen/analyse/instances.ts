/**
 * Which types have something at a position, themselves or in a part of theirs: they are written in two steps,
 * the sequence first.
 */
import { type ClassModel, fieldsOf, parseInstances } from '../model/class.js';
import { type FieldType, typesIn } from '../model/types.js';
import { Question } from './components.js';

/** The classes of the objects that one of the class may have in it. */
function partsOf(owner: ClassModel): ClassModel[] {
  return fieldsOf(owner)
    .flatMap(({ type }) => typesIn(type))
    .flatMap((part) => (part.kind === 'user' ? [part.class] : []));
}

// Nobody knows what one has that is somebody else's.
const placing = new Question<ClassModel>(
  partsOf,
  (owner, holds) => owner.isOpaque || parseInstances(owner).length > 0 || partsOf(owner).some(holds),
);

/** Whether an object of the class may have instances that are read from a position, at any depth. */
export function hasInstances(owner: ClassModel): boolean {
  return placing.holds(owner);
}

/** Whether a value of the type may have an object of the class in it, at any depth. */
export function mayContain(type: FieldType, wanted: ClassModel, seen = new Set<ClassModel>()): boolean {
  return typesIn(type).some((part) => {
    if (part.kind !== 'user' || seen.has(part.class)) return false;
    seen.add(part.class);
    return (
      part.class === wanted || fieldsOf(part.class).some((field) => mayContain(field.type, wanted, seen))
    );
  });
}
