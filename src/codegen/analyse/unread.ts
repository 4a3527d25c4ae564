/**
 * Fields of an object that is being read, asked for by a part of it: what comes behind the part, and the part itself, has no
 * value yet. In `tag`, `_root.tag` has none.
 */
import { type ClassModel, type FieldModel, fieldsOf } from '../model/class.js';
import { typesIn } from '../model/types.js';

/** Whether the field may be without its value while an object of another class is read, or of its own. */
export function mayBeUnread(field: FieldModel, owner: ClassModel, reader: ClassModel): boolean {
  const index = owner.seq.indexOf(field);
  return owner.seq.slice(0, index + 1).some((part) => holds(part, reader));
}

/** Whether an object of the class may be in the field, at any depth. */
function holds({ type }: FieldModel, wanted: ClassModel, seen = new Set<ClassModel>()): boolean {
  return typesIn(type).some((part) => {
    if (part.kind !== 'user' || seen.has(part.class)) return false;
    seen.add(part.class);
    return part.class === wanted || fieldsOf(part.class).some((field) => holds(field, wanted, seen));
  });
}
