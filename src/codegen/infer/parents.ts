/**
 * The parents that a `parent:` gives: what type the expression has tells of which type the `_parent` of the field's
 * objects may be. The expression may use `_parent` itself, so this goes on until nothing new is found.
 */
import { type ClassModel, fieldsOf } from '../model/class.js';
import type { Expression } from '../model/spec.js';
import { typesIn, type ValueType } from '../model/types.js';
import { allClasses, type Resolution } from '../resolve/resolver.js';

/** The type of an expression in a class, by what is known of parents so far; nothing if it has an error. */
type TypeOf = (expression: Expression, owner: ClassModel) => ValueType | undefined;

/** @param begin starts to infer anew, since what was found before may have changed */
export function addGivenParents({ modules }: Resolution, begin: () => TypeOf): void {
  const given = modules.flatMap(({ root }) => [...allClasses(root)]).flatMap(givenParents);
  const add = (parentOf: (type: ValueType) => (ClassModel | undefined)[]) => {
    for (let grown = given.length > 0; grown; ) {
      grown = false;
      const typeOf = begin();
      for (const { child, expression, owner } of given) {
        const type = typeOf(expression, owner);
        for (const parent of type === undefined ? [] : parentOf(type)) {
          grown ||= !child.parents.has(parent);
          child.parents.add(parent);
        }
      }
    }
  };
  add((type) => (type.kind === 'user' ? [type.class] : []));
  // What is an object of some type even now could be any.
  add((type) => (type.kind === 'struct' ? [undefined] : []));
}

interface GivenParent {
  readonly child: ClassModel;
  readonly expression: Expression;
  readonly owner: ClassModel;
}

function givenParents(owner: ClassModel): GivenParent[] {
  return fieldsOf(owner)
    .flatMap(({ type }) => typesIn(type))
    .flatMap((part) =>
      part.kind === 'user' && part.parent.kind === 'given'
        ? [{ child: part.class, expression: part.parent.expression, owner }]
        : [],
    );
}
