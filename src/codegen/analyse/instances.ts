/**
 * Which types have something at a position, themselves or in a part of theirs: they are written in two steps,
 * the sequence first.
 */
import { type ClassModel, fieldsOf, parseInstances } from '../model/class.js';
import { type FieldType, typesIn } from '../model/types.js';

const known = new WeakMap<ClassModel, boolean>();

/** Whether an object of the class may have instances that are read from a position, at any depth. */
export function hasInstances(owner: ClassModel): boolean {
  const found = known.get(owner) ?? search(owner, new Set());
  known.set(owner, found);
  return found;
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

function search(owner: ClassModel, seen: Set<ClassModel>): boolean {
  if (seen.has(owner)) return false;
  seen.add(owner);
  // Nobody knows.
  if (owner.isOpaque) return true;
  return parseInstances(owner).length > 0 || fieldsOf(owner).some(({ type }) => holds(type, seen));
}

function holds(type: FieldType, seen: Set<ClassModel>): boolean {
  return typesIn(type).some((part) => part.kind === 'user' && search(part.class, seen));
}
