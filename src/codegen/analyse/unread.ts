/**
 * Fields of an object that is being read, asked for by a part of it: what comes behind the part, and the part itself, has no
 * value yet. In `tag`, `_root.tag` has none.
 */
import { type ClassModel, type FieldModel, fieldsOf } from '../model/class.js';
import { typesIn } from '../model/types.js';

/** Whether the field may be without its value while an object of another class is read, or of its own. */
export function mayBeUnread(field: FieldModel, owner: ClassModel, reader: ClassModel): boolean {
  const known = firstHolders.get(owner) ?? firstHoldersIn(owner);
  firstHolders.set(owner, known);
  const holder = known.get(reader);
  return holder !== undefined && holder <= owner.seq.indexOf(field);
}

const firstHolders = new WeakMap<ClassModel, ReadonlyMap<ClassModel, number>>();

/** Of each class that is in the sequence, at any depth, the index of the first field that may have an object of it. */
function firstHoldersIn({ seq }: ClassModel): Map<ClassModel, number> {
  const first = new Map<ClassModel, number>();
  for (const [index, field] of seq.entries()) {
    const waiting = [field];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const part of typesIn(next.type)) {
        if (part.kind !== 'user' || first.has(part.class)) continue;
        first.set(part.class, index);
        waiting.push(...fieldsOf(part.class));
      }
    }
  }
  return first;
}
