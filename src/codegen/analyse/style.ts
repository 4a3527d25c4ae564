/**
 * Pass 5: what Kaitai's style guide says of the names of lengths and counts: `len_foo` is the number of bytes of `foo`, and
 * `num_foo` that of its elements. Another name is a warning, as from the official compiler, if the member is nothing
 * else and its name does not start like that: `num_files` may count offsets.
 */
import type { Diagnostics } from '../diagnostics.js';
import type { Expr } from '../expression/ast.js';
import type { TypeTable } from '../infer/table.js';
import {
  type ClassModel,
  type FieldModel,
  fieldsOf,
  type InstanceModel,
  parseInstances,
} from '../model/class.js';
import type { Expression } from '../model/spec.js';
import { typesIn } from '../model/types.js';
import { allClasses, type Resolution } from '../resolve/resolver.js';
import { fieldExpressions, validExpressions } from './field-expressions.js';
import { partsOf } from './walk.js';

type Named = FieldModel | InstanceModel;

/** What the whole of an expression is good for, where a name can say it. */
interface Role {
  readonly prefix: 'len' | 'num';
  readonly of: FieldModel;
}

const GUIDE = 'https://doc.kaitai.io/ksy_style_guide.html#attr-id';

/** Warns of each length and count that has another name than the style guide wants. */
export function checkNames({ modules }: Resolution, table: TypeTable, diagnostics: Diagnostics): void {
  const uses = new Map<Named, (Role | undefined)[]>();
  for (const owner of modules.flatMap(({ root }) => [...allClasses(root)])) {
    for (const [expression, role] of expressionsOf(owner)) note(expression.ast, role, table, uses);
  }
  for (const [{ spec }, [role, ...others]] of uses) {
    if (role === undefined || others.length > 0) continue;
    const { id } = role.of.spec;
    const better = `${role.prefix}_${id}`;
    if (spec.id.startsWith(`${role.prefix}_`)) continue;
    const what = role.prefix === 'len' ? 'the size in bytes' : 'the number of elements';
    diagnostics.warn(
      spec.idLocation,
      `use '${better}' instead of '${spec.id}', which is only used as ${what} of '${id}' (${GUIDE})`,
    );
  }
}

/** Each expression once, with what it is good for. */
function expressionsOf(owner: ClassModel): Map<Expression, Role | undefined> {
  const found = new Map<Expression, Role | undefined>();
  const add = (expression: Expression | undefined) => expression && found.set(expression, undefined);
  for (const field of fieldsOf(owner)) {
    const roles = rolesIn(field);
    for (const expression of fieldExpressions(field)) found.set(expression, roles.get(expression));
  }
  for (const { spec } of parseInstances(owner)) {
    add(spec.pos);
    add(spec.io);
  }
  for (const { spec } of owner.instances) {
    if (spec.kind !== 'value') continue;
    add(spec.value);
    add(spec.condition);
    for (const expression of validExpressions(spec.valid)) add(expression);
  }
  add(owner.spec.toStringExpression);
  return found;
}

/** A field without a name gives none to others, and the size of each of many could be called after one or all. */
function rolesIn(field: FieldModel): Map<Expression, Role> {
  const { repeat, idLocation, location } = field.spec;
  if (idLocation === location) return new Map();
  if (repeat !== undefined)
    return new Map(repeat.kind === 'expr' ? [[repeat.count, { prefix: 'num', of: field }]] : []);
  const sizes = typesIn(field.type).flatMap((type) => ('extent' in type ? (type.extent.size ?? []) : []));
  return new Map(sizes.map((size) => [size, { prefix: 'len', of: field }]));
}

function note(
  whole: Expr,
  role: Role | undefined,
  table: TypeTable,
  uses: Map<Named, (Role | undefined)[]>,
): void {
  for (const expr of partsOf(whole)) {
    const reference = table.referenceOf(expr);
    const named =
      reference?.kind === 'field'
        ? reference.field
        : reference?.kind === 'instance'
          ? reference.instance
          : undefined;
    if (named === undefined) continue;
    const known = uses.get(named) ?? [];
    known.push(expr === whole && expr.kind === 'name' ? role : undefined);
    uses.set(named, known);
  }
}
