/** For a name that no field has: the member of an enum that was probably meant by it. */
import type { ClassModel } from '../model/class.js';
import type { Scope } from '../resolve/scope.js';

/** `one` for `kind::one`, or `kind` as in `kind.one`; empty if there is no such enum. */
export function enumHint(id: string, owner: ClassModel, scope: Scope): string {
  // The nearest come last, which need no type in front.
  for (const name of scope.enumNames(owner).reverse()) {
    const members = scope.findEnum(name.split('::'), owner)?.members ?? [];
    if (members.some((member) => member.id === id)) return `, did you mean '${name}::${id}'?`;
    const [first] = members;
    if (name === id && first !== undefined) return `, did you mean '${name}::${first.id}' or the like?`;
  }
  return '';
}
