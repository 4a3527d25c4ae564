/**
 * Values that may be absent because of their `if`, and are asked for where nothing says that they are there: `if: b2 >= 0x80`
 * with a `b2` that has an `if` itself. Other targets take such for 0, or for one that is equal to nothing; here it is an
 * error when it is read.
 */
import { type Diagnostics, inOneLine } from '../diagnostics.js';
import type { Expr } from '../expression/ast.js';
import type { TypeTable } from '../infer/table.js';
import { type ClassModel, parseInstances } from '../model/class.js';
import type { Expression } from '../model/spec.js';
import { choicesOf, type FieldType } from '../model/types.js';
import { allClasses, type Resolution } from '../resolve/resolver.js';
import { repeatExpressions, typeExpressions } from './field-expressions.js';
import { children } from './walk.js';

/** Warns of each, once in an expression. */
export function checkAbsent({ modules }: Resolution, table: TypeTable, diagnostics: Diagnostics): void {
  const check = new AbsentCheck(table, diagnostics);
  for (const owner of modules.flatMap(({ root }) => [...allClasses(root)])) check.class(owner);
}

class AbsentCheck {
  /** What an expression mentions, by way of value instances too. */
  private readonly mentioned = new Map<Expr, ReadonlySet<string>>();

  constructor(
    private readonly table: TypeTable,
    private readonly diagnostics: Diagnostics,
  ) {}

  class(owner: ClassModel): void {
    for (const { spec, type } of owner.seq) this.field(type, repeatExpressions(spec), spec.condition);
    for (const { spec, type } of parseInstances(owner)) {
      const where = [spec.pos, spec.io].filter((one) => one !== undefined);
      this.field(type, [...where, ...repeatExpressions(spec)], spec.condition);
    }
    for (const { kind, spec } of owner.instances) {
      if (kind !== 'value') continue;
      if (spec.condition) this.expression(spec.condition, [], true);
      // A value that is nothing but what is absent is absent too.
      this.expression(spec.value, spec.condition ? [spec.condition.ast] : [], false);
    }
  }

  private field(
    type: FieldType,
    expressions: readonly Expression[],
    condition: Expression | undefined,
  ): void {
    if (condition) this.expression(condition, [], true);
    const guards = condition ? [condition.ast] : [];
    for (const expression of expressions) this.expression(expression, guards, true);
    this.type(type, guards);
  }

  /** What a choice is made by may say what is there in each of its cases. */
  private type(type: FieldType, guards: readonly Expr[]): void {
    if (type.kind !== 'switch') {
      for (const expression of typeExpressions(type)) this.expression(expression, guards, true);
      return;
    }
    for (const expression of [type.on, ...type.cases.map(({ when }) => when)])
      this.expression(expression, guards, true);
    for (const choice of choicesOf(type)) this.type(choice, [...guards, type.on.ast]);
  }

  private expression(expression: Expression, guards: readonly Expr[], isNeeded: boolean): void {
    const found = this.find(expression.ast, guards, isNeeded);
    if (found === undefined) return;
    const { at, condition } = found;
    const name = at.kind === 'attribute' ? at.name : (at as Expr & { kind: 'name' }).id;
    this.diagnostics.warn(
      expression.locate(at.offset),
      `'${name}' is asked for, and has no value unless '${inOneLine(condition.text)}': then this cannot be read`,
    );
  }

  /** The first that may be absent. */
  private find(
    expr: Expr,
    guards: readonly Expr[],
    isNeeded: boolean,
  ): { at: Expr; condition: Expression } | undefined {
    const condition = isNeeded ? this.conditionOf(expr) : undefined;
    if (condition !== undefined && !this.isGuarded(condition.ast, guards)) return { at: expr, condition };
    if (expr.kind === 'binary' && (expr.op === 'and' || expr.op === 'or')) {
      return this.find(expr.left, guards, true) ?? this.find(expr.right, [...guards, expr.left], true);
    }
    if (expr.kind === 'ternary') {
      const inside = [...guards, expr.cond];
      return (
        this.find(expr.cond, guards, true) ??
        this.find(expr.ifTrue, inside, isNeeded) ??
        this.find(expr.ifFalse, inside, isNeeded)
      );
    }
    for (const part of children(expr)) {
      const found = this.find(part, guards, true);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The `if` of what is named. What is around the object may be known to whoever uses its type. */
  private conditionOf(expr: Expr): Expression | undefined {
    const reference = this.table.referenceOf(expr);
    if (expr.kind === 'attribute' && isAround(expr.object)) return undefined;
    if (reference?.kind === 'field') return reference.field.spec.condition;
    return reference?.kind === 'instance' ? reference.instance.spec.condition : undefined;
  }

  /** Whether any of what is asked before has to do with it. Whether that is the right question is not looked at. */
  private isGuarded(condition: Expr, guards: readonly Expr[]): boolean {
    const names = this.namesIn(condition);
    return (
      names.size === 0 || guards.some((guard) => [...this.namesIn(guard)].some((name) => names.has(name)))
    );
  }

  private namesIn(expr: Expr): ReadonlySet<string> {
    const known = this.mentioned.get(expr);
    if (known !== undefined) return known;
    const names = new Set<string>();
    this.mentioned.set(expr, names);
    if (expr.kind === 'name') names.add(expr.id);
    if (expr.kind === 'attribute') names.add(expr.name);
    const reference = this.table.referenceOf(expr);
    const instance = reference?.kind === 'instance' ? reference.instance : undefined;
    const through = instance?.kind === 'value' ? [instance.spec.value.ast] : [];
    for (const part of [...children(expr), ...through])
      for (const name of this.namesIn(part)) names.add(name);
    return names;
  }
}

/** Whether it is `_parent` or `_root`, or a part of these. */
function isAround(expr: Expr): boolean {
  if (expr.kind === 'name') return expr.id === '_parent' || expr.id === '_root';
  if (expr.kind === 'attribute')
    return expr.name === '_parent' || expr.name === '_root' || isAround(expr.object);
  return (expr.kind === 'cast' || expr.kind === 'subscript') && isAround(expr.object);
}
