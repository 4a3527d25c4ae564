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
import { type Component, Components } from './components.js';
import { endianExpressions } from './endian.js';
import { fieldExpressions, validExpressions } from './field-expressions.js';
import { partsOf } from './walk.js';

/** What one leads to the other of. */
type Node = ClassModel | InstanceModel;

/**
 * How the objects of a class that are inside each other are counted: not at all, where they cannot be; by the level of
 * the object that each is a part of; or, where that does not tell, by the calls that have not returned yet. The last
 * needs a `finally`, which engines do not compile so well.
 */
export type Nesting = 'none' | 'levels' | 'calls';

/** What leads to what in a program. */
class Ways {
  private readonly askedBy = new WeakMap<Node, InstanceModel[]>();
  /** All ways. */
  readonly all = new Components<Node>((node) => [...inside(node), ...this.asked(node)]);
  /** Those from instances to the ones that they ask for. */
  readonly asking = new Components<Node>((node) => (isClass(node) ? [] : this.asked(node)));

  constructor(private readonly table: TypeTable) {}

  /** What the expressions of a node ask for. */
  asked(node: Node): InstanceModel[] {
    const asked =
      this.askedBy.get(node) ?? expressionsOf(node).flatMap(({ ast }) => mentioned(ast, this.table));
    this.askedBy.set(node, asked);
    return asked;
  }
}

const ways = new WeakMap<TypeTable, Ways>();

function waysOf(table: TypeTable): Ways {
  const known = ways.get(table) ?? new Ways(table);
  ways.set(table, known);
  return known;
}

const nestings = new WeakMap<Component<Node>, ReadonlyMap<ClassModel, Nesting>>();

export function nestingOf(owner: ClassModel, table: TypeTable): Nesting {
  const all = waysOf(table);
  const component = all.all.of(owner);
  if (!component.isCycle) return 'none';
  const known = nestings.get(component) ?? nestingsIn(component, all);
  nestings.set(component, known);
  return known.get(owner) ?? 'none';
}

/** Of the classes that lead to each other. */
function nestingsIn({ nodes }: Component<Node>, ways: Ways): Map<ClassModel, Nesting> {
  const members = new Set(nodes);
  // A way that an expression takes, and that leads back.
  const isAsked = nodes.some((node) => ways.asked(node).some((one) => members.has(one)));
  const detached = new Set(nodes.filter(isClass).flatMap(detachedParts));
  return new Map(
    nodes.filter(isClass).map((owner) => [owner, isAsked || detached.has(owner) ? 'calls' : 'levels']),
  );
}

/** The classes of the objects that it has and that do not know it as what they are part of. */
function detachedParts(owner: ClassModel): ClassModel[] {
  return fieldsOf(owner)
    .flatMap(({ type }) => typesIn(type))
    .flatMap((type) => {
      if (type.kind !== 'user') return [];
      return type.parent.kind !== 'owner' || owner.file !== type.class.file ? [type.class] : [];
    });
}

/** Whether to find out where an instance is, or how long, may lead to the same instance of another object, or of this one. */
export function mayAskForItself(instance: ParseInstanceModel, table: TypeTable): boolean {
  return waysOf(table).asking.of(instance).isCycle;
}

/** What may be in it as a part. */
function inside(node: Node): ClassModel[] {
  if (isClass(node)) return classesIn(fieldsOf(node));
  return node.kind === 'parse' ? classesIn([node]) : [];
}

function isClass(node: Node): node is ClassModel {
  return !('kind' in node);
}

function classesIn(fields: readonly FieldModel[]): ClassModel[] {
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
  return [...partsOf(expr)].flatMap((part) => {
    const reference = table.referenceOf(part);
    return reference?.kind === 'instance' ? [reference.instance] : [];
  });
}
