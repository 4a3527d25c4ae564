/**
 * Which objects may be inside themselves, and so as deep as bytes say: to read, make, measure or write one may lead to
 * another of the same type, as a part, or as an instance that an expression asks for.
 */
import type { Expr } from '../expression/ast.js';
import type { TypeTable } from '../infer/table.js';
import {
  type ClassModel,
  type FieldModel,
  fieldsOf,
  type InstanceModel,
  type ParseInstanceModel,
  parseInstances,
} from '../model/class.js';
import type { Expression } from '../model/spec.js';
import { typesIn } from '../model/types.js';
import { endianExpressions } from './endian.js';
import { fieldExpressions, validExpressions } from './field-expressions.js';
import { children } from './walk.js';

/** What one leads to the other of. */
type Node = ClassModel | InstanceModel;

/**
 * How the objects of a class that are inside each other are counted: not at all, where they cannot be; by the level of
 * the object that each is a part of; or, where that does not tell, by the calls that have not returned yet. The last
 * needs a `finally`, which engines do not compile so well.
 */
export type Nesting = 'none' | 'levels' | 'calls';

const known = new WeakMap<ClassModel, Nesting>();

export function nestingOf(owner: ClassModel, table: TypeTable): Nesting {
  const found = known.get(owner) ?? nesting(owner, table);
  known.set(owner, found);
  return found;
}

function nesting(owner: ClassModel, table: TypeTable): Nesting {
  const next = (node: Node): Node[] => [...inside(node), ...askedFor(node, table)];
  const reached = reachedFrom([owner], next);
  const asked = [owner, ...reached].flatMap((node) => askedFor(node, table));
  if (reachedFrom(asked, next).has(owner)) return 'calls';
  if (!reached.has(owner)) return 'none';
  return [...reached].some((node) => isClass(node) && hasDetached(node, owner)) ? 'calls' : 'levels';
}

/** Whether the class has objects of the other that do not know it as what they are part of. */
function hasDetached(owner: ClassModel, part: ClassModel): boolean {
  return fieldsOf(owner)
    .flatMap(({ type }) => typesIn(type))
    .some(
      (type) =>
        type.kind === 'user' &&
        type.class === part &&
        (type.parent.kind !== 'owner' || owner.file !== part.file),
    );
}

/** Whether to find out where an instance is, or how long, may lead to the same instance of another object, or of this one. */
export function mayAskForItself(instance: ParseInstanceModel, table: TypeTable): boolean {
  return reachedFrom([instance], (node) => (isClass(node) ? [] : askedFor(node, table))).has(instance);
}

/** All that the nodes lead to; themselves only if they are led to. */
function reachedFrom(start: readonly Node[], next: (node: Node) => readonly Node[]): Set<Node> {
  const seen = new Set(start.flatMap(next));
  // What is added meanwhile is visited too.
  for (const node of seen) for (const one of next(node)) seen.add(one);
  return seen;
}

/** What may be in it as a part. */
function inside(node: Node): ClassModel[] {
  if (isClass(node)) return partsOf(fieldsOf(node));
  return node.kind === 'parse' ? partsOf([node]) : [];
}

/** What its expressions ask for. */
function askedFor(node: Node, table: TypeTable): InstanceModel[] {
  return expressionsOf(node).flatMap(({ ast }) => mentioned(ast, table));
}

function isClass(node: Node): node is ClassModel {
  return !('kind' in node);
}

function partsOf(fields: readonly FieldModel[]): ClassModel[] {
  const parts = fields.flatMap(({ type }) => typesIn(type));
  return parts.flatMap((part) => (part.kind === 'user' ? [part.class] : []));
}

/** Of a class: those of all that is done to an object when it is read. */
function expressionsOf(node: Node): Expression[] {
  if (isClass(node))
    return [
      ...endianExpressions(node),
      ...node.seq.flatMap(fieldExpressions),
      ...parseInstances(node).flatMap(expressionsOf),
    ];
  if (node.kind === 'parse')
    return [...[node.spec.pos, node.spec.io].filter((one) => one !== undefined), ...fieldExpressions(node)];
  const { value, condition, valid } = node.spec;
  return [value, ...(condition ? [condition] : []), ...validExpressions(valid)];
}

function mentioned(expr: Expr, table: TypeTable): InstanceModel[] {
  const reference = table.referenceOf(expr);
  const own = reference?.kind === 'instance' ? [reference.instance] : [];
  return [...own, ...children(expr).flatMap((part) => mentioned(part, table))];
}
