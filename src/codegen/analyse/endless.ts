/**
 * Types of which every object contains another one, whatever is read: no bytes are such an object. What is there under a
 * condition, repeated as often as may be not at all, or read from a position when somebody asks for it, ends the matter.
 *
 * That is an error, unless something that can be read leads to such a type: with the rest of it one can work.
 */
import type { Diagnostics, Location } from '../diagnostics.js';
import type { TypeTable } from '../infer/table.js';
import { type ClassModel, type FieldModel, fieldsOf } from '../model/class.js';
import type { TypeSyntax } from '../model/spec.js';
import { choicesOf, type FieldType, typesIn } from '../model/types.js';
import { allClasses, type Resolution } from '../resolve/resolver.js';
import { Question } from './components.js';

/** Reports each cycle of types that cannot be read, once. */
export function checkEndless({ modules }: Resolution, table: TypeTable, diagnostics: Diagnostics): void {
  const classes = modules.flatMap(({ root }) => [...allClasses(root)]);
  const finite = finiteClasses(classes, table);
  const wanted = usedBy(finite);
  const reported = new Set<ClassModel>();
  for (const owner of classes) {
    if (finite.has(owner)) continue;
    const [first, ...others] = cycleBehind(owner, (one) => finite.has(one), table);
    if (first === undefined || reported.has(first.owner)) continue;
    for (const step of [first, ...others]) reported.add(step.owner);
    const way = [first, ...others].map((step) => `${step.owner.spec.id}.${step.field.spec.id}`).join(', ');
    const text = `each '${first.owner.spec.id}' contains another one, without end (${way})`;
    const hint = "an 'if', or a repetition that may be empty, ends it";
    const location = typeLocation(first.field.spec.type);
    if (wanted.has(first.owner)) diagnostics.warn(location, `${text}, and can never be read: ${hint}`);
    else diagnostics.report(location, `${text}: ${hint}`);
  }
}

/** The field of a class that is always there and always has an object of the next class in it. */
interface Step {
  readonly owner: ClassModel;
  readonly field: FieldModel;
}

/** The classes that have objects of finitely many parts: those of which each field is made of such. */
function finiteClasses(classes: readonly ClassModel[], table: TypeTable): Set<ClassModel> {
  const finite = new Question<ClassModel>(
    ({ seq }) =>
      seq
        .flatMap(({ type }) => typesIn(type))
        .flatMap((part) => (part.kind === 'user' && !part.class.isOpaque ? [part.class] : [])),
    ({ seq }, holds) => seq.every((field) => mayEnd(field, holds, table)),
  );
  return new Set(classes.filter((owner) => finite.holds(owner)));
}

type EndsFor = (owner: ClassModel) => boolean;

function mayEnd(field: FieldModel, endsFor: EndsFor, table: TypeTable): boolean {
  return mayBeMissing(field, table) || endlessClass(field.type, endsFor) === undefined;
}

function mayBeMissing({ spec: { condition, repeat } }: FieldModel, table: TypeTable): boolean {
  if (condition !== undefined || repeat?.kind === 'eos') return true;
  if (repeat?.kind !== 'expr') return false;
  const count = table.has(repeat.count.ast) ? table.of(repeat.count.ast).type : undefined;
  return count?.kind !== 'int' || count.range.min <= 0n;
}

/** The class, outside of those, of the object that a value of the type has in it in any case: of several, the first. */
function endlessClass(type: FieldType, endsFor: EndsFor): ClassModel | undefined {
  if (type.kind === 'user') return type.class.isOpaque || endsFor(type.class) ? undefined : type.class;
  if (type.kind !== 'switch' || (type.otherwise === undefined && !type.exhaustive)) return undefined;
  const classes = choicesOf(type).map((choice) => endlessClass(choice, endsFor));
  return classes.includes(undefined) ? undefined : classes[0];
}

/** The classes of all objects that may be in one of those. */
function usedBy(classes: Iterable<ClassModel>): Set<ClassModel> {
  const used = new Set(classes);
  for (const owner of used)
    for (const part of fieldsOf(owner).flatMap(({ type }) => typesIn(type)))
      if (part.kind === 'user') used.add(part.class);
  return used;
}

/** Where the class leads to, from one to the next, once round. */
function cycleBehind(start: ClassModel, endsFor: EndsFor, table: TypeTable): Step[] {
  const way: Step[] = [];
  for (let owner = start; ; ) {
    const known = way.findIndex((step) => step.owner === owner);
    if (known >= 0) return way.slice(known);
    const field = owner.seq.find((one) => !mayEnd(one, endsFor, table));
    const next = field && endlessClass(field.type, endsFor);
    if (field === undefined || next === undefined) return [];
    way.push({ owner, field });
    owner = next;
  }
}

function typeLocation(type: TypeSyntax): Location {
  return type.kind === 'named' ? type.source.location : type.location;
}
