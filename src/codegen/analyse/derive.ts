/**
 * Pass 6: which fields follow from the rest of their object, so that whoever makes one need not give
 * them: constants, the length of a later field, the number of its elements.
 */
import type { Expr } from '../expression/ast.js';
import { elementOptional } from '../infer/field-values.js';
import type { TypeTable } from '../infer/table.js';
import {
  type ClassModel,
  type Derivation,
  type FieldModel,
  fieldsOf,
  type Inverse,
  parseInstances,
} from '../model/class.js';
import type { Expression } from '../model/spec.js';
import type { FieldType } from '../model/types.js';
import { allClasses, type Resolution } from '../resolve/resolver.js';
import { Components } from './components.js';
import { endianExpressions } from './endian.js';
import { fieldExpressions, parentExpression } from './field-expressions.js';
import { invert, invertible } from './invert.js';
import { ownersOfStreams, position } from './positions.js';
import { fieldsIn, looksOutside, mentions, refersTo } from './walk.js';
import { withoutIt } from './without.js';

export function derive({ modules }: Resolution, table: TypeTable): void {
  const classes = modules.flatMap(({ root }) => [...allClasses(root)]);
  const owners = ownersOfStreams(classes);
  for (const owner of classes) {
    const instances = parseInstances(owner);
    const uses = usesIn(owner, table);
    for (const field of owner.seq) {
      field.derived = extension(field) ?? constant(field) ?? measure(field, uses, table);
      if (field.derived === undefined && owners.has(owner)) field.derived = position(field, owner, table);
    }
    for (const instance of instances) instance.derived = constant(instance);
  }
  // An object is derived when all its fields are, so those that it is in come behind.
  const parts = new Components<ClassModel>((owner) =>
    fieldsOf(owner).flatMap(({ type }) => (type.kind === 'user' ? [type.class] : [])),
  );
  for (const { nodes } of classes.flatMap((owner) => parts.behind(owner)))
    for (const field of nodes.flatMap(fieldsOf))
      if (field.derived === undefined && isDerivedObject(field)) field.derived = { kind: 'object' };
}

function isDerivedObject({ type, spec }: FieldModel): boolean {
  return (
    type.kind === 'user' &&
    spec.repeat === undefined &&
    spec.condition === undefined &&
    type.args.length === 0 &&
    isFullyDerived(type.class)
  );
}

/** Whether every object of this class is made from nothing. */
export function isFullyDerived(owner: ClassModel): boolean {
  return (
    !owner.isOpaque &&
    owner.params.length === 0 &&
    fieldsOf(owner).every(({ derived }) => derived !== undefined)
  );
}

/** What the keys of this generator say. */
function extension({ spec: { extensions } }: FieldModel): Derivation | undefined {
  if (extensions.value !== undefined) return { kind: 'computed', value: extensions.value };
  return extensions.align && { kind: 'padding', to: extensions.align.to };
}

function constant({ spec, type }: FieldModel): Derivation | undefined {
  if (spec.repeat !== undefined || spec.condition !== undefined) return undefined;
  if (type.kind === 'bytes' && type.contents) return { kind: 'constant', value: type.contents };
  if (type.kind === 'switch' || type.kind === 'user' || spec.valid?.kind !== 'eq') return undefined;
  return isLiteral(spec.valid.value.ast) ? { kind: 'constant', value: spec.valid.value } : undefined;
}

function isLiteral(expr: Expr): boolean {
  switch (expr.kind) {
    case 'int':
    case 'float':
    case 'str':
    case 'bool':
    case 'enum':
      return true;
    case 'list':
      return expr.items.every(isLiteral);
    case 'unary':
      return isLiteral(expr.operand);
    case 'cast':
      return isLiteral(expr.object);
    default:
      return false;
  }
}

/** What the fields of a class are good for: each with its place in the sequence, and instances behind that. */
interface Uses {
  readonly places: ReadonlyMap<FieldModel, number>;
  /** By name: the fields whose size or count may be turned back to it. */
  readonly measured: ReadonlyMap<string, readonly FieldModel[]>;
  /** The last choice that is made by the field. */
  readonly choices: ReadonlyMap<FieldModel, number>;
}

function usesIn(owner: ClassModel, table: TypeTable): Uses {
  const places = new Map(fieldsOf(owner).map((field, place) => [field, place]));
  const measured = new Map<string, FieldModel[]>();
  const choices = new Map<FieldModel, number>();
  for (const [of, place] of places) {
    const { repeat, extent } = of.spec;
    const expression =
      repeat?.kind === 'expr' ? repeat.count : repeat === undefined ? extent.size : undefined;
    const name = expression && invertible(expression.ast);
    if (name !== undefined) measured.set(name, [...(measured.get(name) ?? []), of]);
    if (of.type.kind === 'switch')
      for (const field of fieldsIn(of.type.on.ast, table)) choices.set(field, place);
  }
  return { places, measured, choices };
}

/** The first later field whose size or count is this field, give or take a constant. */
function measure(field: FieldModel, uses: Uses, table: TypeTable): Derivation | undefined {
  const { type, spec } = field;
  const place = uses.places.get(field) ?? 0;
  // What a later choice is made by must be known before what is chosen.
  if ((uses.choices.get(field) ?? -1) > place) return undefined;
  const isNumber = type.kind === 'int' || (type.kind === 'bits' && !type.boolean);
  if (!isNumber || spec.repeat !== undefined) return undefined;
  for (const of of uses.measured.get(spec.id) ?? []) {
    if ((uses.places.get(of) ?? 0) <= place) continue;
    const measured = measureOf(of, field, table);
    if (measured === undefined) continue;
    const without = withoutIt(field, type.range, of, measured.inverse, table);
    if (without !== undefined) return { kind: 'measure', of, ...measured, without };
  }
  return undefined;
}

/** How the size, or the count, of one field is said by another. */
function measureOf(
  of: FieldModel,
  field: FieldModel,
  table: TypeTable,
): { what: 'size' | 'count'; inverse: Inverse } | undefined {
  const { repeat, extent, extensions } = of.spec;
  // Elements that no case matches are not in the array, and of what is computed there are as many as something else says.
  if (repeat?.kind === 'expr' && !elementOptional(of.type) && extensions.value === undefined) {
    const inverse = invert(repeat.count.ast, field.spec.id);
    if (inverse) return { what: 'count', inverse };
  }
  if (repeat !== undefined || extent.size === undefined || !isMeasurable(of.type)) return undefined;
  const inverse = invert(extent.size.ast, field.spec.id);
  return inverse && !decides(field, of.type, table) ? { what: 'size', inverse } : undefined;
}

/**
 * Whether what is in the sized field depends on the size itself, other than by being of that size: it is
 * then chosen, or measured in turn, by the number that it should yield.
 */
function decides(size: FieldModel, type: FieldType, table: TypeTable): boolean {
  const isSize = refersTo(size, table);
  const uses = ({ ast }: Expression) => mentions(ast, table, isSize);
  // Of a type that is in itself, as a tree of nodes, each object has a size of its own, which its own names mean.
  const isGiven = (part: Expr) => table.referenceOf(part)?.kind === 'param';
  const usesOuter = (expression: Expression) =>
    uses(expression) && (looksOutside(expression.ast, table) || mentions(expression.ast, table, isGiven));
  const seen = new Set<ClassModel>();
  const inside = (inner: FieldType, uses: (expression: Expression) => boolean): boolean => {
    if (inner.kind === 'switch') {
      if ([inner.on, ...inner.cases.map(({ when }) => when)].some(uses)) return true;
      const types = inner.cases.map((choice) => choice.type);
      return [...types, ...(inner.otherwise ? [inner.otherwise] : [])].some((type) => inside(type, uses));
    }
    if (inner.kind !== 'user') return false;
    if ([...inner.args, ...parentExpression(inner)].some(uses)) return true;
    if (seen.has(inner.class)) return false;
    seen.add(inner.class);
    return (
      endianExpressions(inner.class).some(usesOuter) ||
      inner.class.seq.some(
        (field) => fieldExpressions(field).some(usesOuter) || inside(field.type, usesOuter),
      )
    );
  };
  return inside(type, uses);
}

/** Whether the size of the value is the size of its field: no padding, and no number that ignores it. */
function isMeasurable(type: FieldType): boolean {
  switch (type.kind) {
    case 'bytes':
    case 'str':
      return type.extent.terminator === undefined && type.extent.padRight === undefined;
    case 'user':
      return type.extent.terminator === undefined && type.extent.padRight === undefined;
    case 'switch':
      return (
        type.cases.every((choice) => isMeasurable(choice.type)) &&
        (!type.otherwise || isMeasurable(type.otherwise))
      );
    default:
      return false;
  }
}
