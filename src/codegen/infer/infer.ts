/**
 * Pass 4: the type of every expression in every class, checked against what its place takes.
 */
import { checkBitOrder } from '../analyse/bits.js';
import { endianExpressions, endianSwitch, ownField } from '../analyse/endian.js';
import { integerLiteral } from '../analyse/shape.js';
import { dependsOnIo } from '../analyse/walk.js';
import { Diagnostics, inOneLine } from '../diagnostics.js';
import type { Expr } from '../expression/ast.js';
import type {
  ClassModel,
  FieldModel,
  InstanceModel,
  ParseInstanceModel,
  ValueInstanceModel,
} from '../model/class.js';
import type { Expression, Process, Valid } from '../model/spec.js';
import {
  describe,
  type FieldType,
  heldType,
  type Int64,
  type Range,
  type ValueType,
} from '../model/types.js';
import { allClasses, type Resolution } from '../resolve/resolver.js';
import { Damage } from './damage.js';
import { type Context, ExpressionTypes } from './expressions.js';
import { elementType, fieldType } from './field-values.js';
import { inferBinary } from './operators.js';
import { addGivenParents } from './parents.js';
import { type Typed, TypeTable } from './table.js';
import { RestsOnAnError, TypeMismatch } from './type-mismatch.js';

/** Reports every expression that does not fit. */
export function infer(resolution: Resolution, diagnostics: Diagnostics): TypeTable {
  const { modules, scope } = resolution;
  addGivenParents(resolution, () => {
    const trial = new Inference(scope, new Diagnostics());
    return (parent, owner) => trial.typeOf(parent, owner);
  });
  const pass = new Inference(scope, diagnostics);
  for (const { root } of modules) {
    for (const owner of allClasses(root)) {
      pass.class(owner);
      if (owner.broken.size === 0) checkBitOrder(owner, diagnostics);
    }
  }
  return pass.table;
}

class Inference {
  readonly table = new TypeTable();
  private readonly expressions: ExpressionTypes;
  private readonly int64: Int64;
  /** What is being inferred, for a warning. */
  private current: Expression | undefined;
  private readonly busy = new Set<ValueInstanceModel>();

  constructor(
    scope: Resolution['scope'],
    private readonly diagnostics: Diagnostics,
  ) {
    this.int64 = scope.int64;
    this.expressions = new ExpressionTypes(
      scope,
      this.table,
      new Damage(diagnostics),
      (instance, owner, from) => this.instance(instance, owner, from),
      (at, text) => this.warn(at, text),
    );
  }

  class(owner: ClassModel): void {
    for (const field of owner.seq) this.field(field, owner);
    const context: Context = { owner, item: undefined, hasIndex: false };
    for (const instance of owner.instances) {
      if (instance.kind === 'parse') {
        this.place(instance, context);
        this.field(instance, owner);
        continue;
      }
      this.guarded(instance.spec.value, () => this.instance(instance, owner, undefined));
      this.boolean(instance.spec.condition, context);
      const typed = this.table.instance(instance);
      if (typed) this.valid(instance.spec.valid, typed.type, context);
    }
    this.endian(owner, context);
    if (owner.spec.toStringExpression) this.expect(owner.spec.toStringExpression, 'str', context);
  }

  /** The type of an expression alone. */
  typeOf(expression: Expression, owner: ClassModel): ValueType | undefined {
    const context: Context = { owner, item: undefined, hasIndex: true };
    return this.guarded(expression, () => this.expressions.infer(expression.ast, context).type);
  }

  /** Where an instance is. */
  private place({ spec: { pos, io } }: ParseInstanceModel, context: Context): void {
    if (pos) this.notNegative(pos, 'a position', context);
    if (io) this.expect(io, 'io', context);
  }

  private field({ spec, type }: FieldModel, owner: ClassModel): void {
    const element = elementType(type);
    const once: Context = { owner, item: undefined, hasIndex: false };
    const each: Context = { ...once, hasIndex: spec.repeat !== undefined };
    this.boolean(spec.condition, once);
    if (spec.repeat?.kind === 'expr') this.notNegative(spec.repeat.count, 'a count', once);
    if (spec.repeat?.kind === 'until') this.expect(spec.repeat.until, 'bool', { ...each, item: element });
    this.type(type, each);
    this.valid(spec.valid, element, each);
    if (spec.extensions.value) this.computed(spec.extensions.value, { spec, type }, each);
  }

  /** `-ts-value` is a value that the field can have. */
  private computed(
    value: Expression,
    { spec, type }: Pick<FieldModel, 'spec' | 'type'>,
    context: Context,
  ): void {
    // That it cannot be computed at all was said before.
    if (type.kind === 'user' || type.kind === 'switch' || spec.contents !== undefined) return;
    const wanted = elementType(type);
    this.guarded(value, () => {
      const { type: found } = this.expressions.infer(value.ast, context);
      if (!accepts(wanted, found))
        throw new TypeMismatch(value.ast, `the field is ${describe(wanted)}, found ${describe(found)}`);
    });
    const { condition } = spec;
    if (condition !== undefined && this.table.has(condition.ast) && dependsOnIo(condition.ast, this.table))
      this.diagnostics.report(
        condition.location,
        'whether a field with -ts-value is there cannot depend on the stream',
      );
  }

  private type(type: FieldType, context: Context): void {
    if (type.kind === 'switch') {
      this.switch(type, context);
      return;
    }
    if (type.kind === 'bytes' || type.kind === 'str' || type.kind === 'user') {
      if (type.extent.size) this.notNegative(type.extent.size, 'a size', context);
      this.process(type.extent.process, context);
    }
    if (type.kind !== 'user') return;
    if (type.parent.kind === 'given') this.parent(type.parent.expression, context);
    for (const [i, arg] of type.args.entries()) {
      const param = type.class.params[i];
      if (param) this.argument(arg, param.type, context);
      else this.guarded(arg, () => this.expressions.infer(arg.ast, context));
    }
  }

  private process(process: Process | undefined, context: Context): void {
    if (process?.kind === 'rotate') this.expect(process.amount, 'int', context);
    if (process?.kind === 'custom')
      for (const arg of process.args) this.guarded(arg, () => this.expressions.infer(arg.ast, context));
    if (process?.kind !== 'xor') return;
    this.guarded(process.key, () => {
      const { type } = this.expressions.infer(process.key.ast, context);
      if (type.kind !== 'int' && type.kind !== 'bytes')
        throw new TypeMismatch(
          process.key.ast,
          `the key must be a byte or a byte array, found ${describe(type)}`,
        );
    });
  }

  private parent(expression: Expression, context: Context): void {
    this.guarded(expression, () => {
      const { type } = this.expressions.infer(expression.ast, context);
      if (type.kind === 'user' || type.kind === 'struct') return;
      const text = `the parent must be an object, or false for none, found ${describe(type)}`;
      throw new TypeMismatch(expression.ast, text);
    });
  }

  private argument(arg: Expression, wanted: ValueType, context: Context): void {
    this.guarded(arg, () => {
      const { type } = this.expressions.infer(arg.ast, context);
      if (!accepts(wanted, type)) {
        throw new TypeMismatch(arg.ast, `the parameter takes ${describe(wanted)}, found ${describe(type)}`);
      }
    });
  }

  private switch(type: FieldType & { kind: 'switch' }, context: Context): void {
    this.cases(
      type.on,
      type.cases.map(({ when }) => when),
      context,
    );
    for (const choice of type.cases) this.type(choice.type, context);
    if (type.otherwise) this.type(type.otherwise, context);
  }

  /** What is chosen by, and what it is compared with. */
  private cases(on: Expression | undefined, cases: readonly Expression[], context: Context): void {
    const type = on && this.guarded(on, () => this.expressions.infer(on.ast, context).type);
    for (const choice of cases) {
      this.guarded(choice, () => {
        const when = this.expressions.infer(choice.ast, context);
        const { ast } = choice;
        const comparison = { kind: 'binary', op: '==', left: ast, right: ast, offset: ast.offset } as const;
        if (type !== undefined) inferBinary(comparison, { type, optional: false }, when);
      });
    }
  }

  /** How the byte order is calculated. That is done before the fields of the object are read. */
  private endian(owner: ClassModel, context: Context): void {
    const endian = endianSwitch(owner);
    if (endian === undefined) return;
    this.cases(
      endian.on,
      endian.cases.flatMap(({ when }) => when ?? []),
      context,
    );
    for (const expression of endianExpressions(owner)) {
      this.guarded(expression, () => {
        const own = ownField(expression.ast, owner, this.table);
        if (own === undefined) return;
        const name = own.kind === 'name' ? own.id : 'this';
        throw new TypeMismatch(own, `the byte order must be known before '${name}' is read`);
      });
    }
  }

  private valid(rule: Valid | undefined, type: ValueType, context: Context): void {
    if (rule === undefined) return;
    const compare = (op: '==' | '<', value: Expression) =>
      this.guarded(value, () => {
        const typed = this.expressions.infer(value.ast, { ...context, item: type });
        const comparison = {
          kind: 'binary',
          op,
          left: value.ast,
          right: value.ast,
          offset: value.ast.offset,
        } as const;
        inferBinary(comparison, { type, optional: false }, typed);
      });
    this.possible(rule, type);
    if (rule.kind === 'eq') compare('==', rule.value);
    if (rule.kind === 'any-of') for (const value of rule.values) compare('==', value);
    if (rule.kind === 'range') for (const value of [rule.min, rule.max]) if (value) compare('<', value);
    if (rule.kind === 'expr') this.expect(rule.condition, 'bool', { ...context, item: type });
    if (rule.kind === 'in-enum' && type.kind !== 'enum') {
      this.diagnostics.report(rule.location, `'valid: in-enum' needs an 'enum', this is ${describe(type)}`);
    }
  }

  /** Literals leave some value. */
  private possible(rule: Valid, type: ValueType): void {
    if (type.kind !== 'int') return;
    const { range } = type;
    if (rule.kind === 'range') this.possibleRange(rule, range);
    const all = `all are from ${range.min} to ${range.max}`;
    const [first, ...rest] = valuesOf(rule);
    if (first === undefined) return;
    const never = [first, ...rest].filter((value) => isOutside(value, range));
    if (never.length === rest.length + 1)
      this.diagnostics.report(first.location, `no value is valid: ${all}`);
    else for (const value of never) this.diagnostics.warn(value.location, `no value is that: ${all}`);
  }

  private possibleRange(rule: Valid & { kind: 'range' }, range: Range): void {
    const [min, max] = [rule.min, rule.max].map((bound) => bound && integerLiteral(bound.ast));
    if (min !== undefined && max !== undefined && min > max && rule.min)
      this.diagnostics.report(rule.min.location, `no value is valid: 'min' is more than 'max'`);
    else if (min !== undefined && min > range.max && rule.min)
      this.diagnostics.report(rule.min.location, `no value is valid: none is more than ${range.max}`);
    else if (max !== undefined && max < range.min && rule.max)
      this.diagnostics.report(rule.max.location, `no value is valid: none is less than ${range.min}`);
  }

  private boolean(expression: Expression | undefined, context: Context): void {
    if (expression) this.expect(expression, 'bool', context);
  }

  private expect(expression: Expression, kind: ValueType['kind'], context: Context): void {
    this.guarded(expression, () => this.expressions.expect(expression.ast, kind, context));
  }

  /** An integer, of which some value at least makes sense. */
  private notNegative(expression: Expression, what: string, context: Context): void {
    this.guarded(expression, () => {
      const type = this.expressions.expect(expression.ast, 'int', context);
      if (type?.kind !== 'int' || type.range.max >= 0n) return;
      throw new TypeMismatch(
        expression.ast,
        `${what} cannot be less than 0, and this is never more than ${type.range.max}`,
      );
    });
  }

  /** The type of an instance; that of a value is inferred when it is first asked for. */
  private instance(instance: InstanceModel, owner: ClassModel, from: Expr | undefined): Typed {
    if (instance.kind === 'parse') return fieldType(instance);
    const known = this.table.instance(instance);
    if (known) return known;
    const { spec } = instance;
    if (this.busy.has(instance)) {
      throw new TypeMismatch(from ?? spec.value.ast, `the value of '${spec.id}' depends on itself`);
    }
    if (owner.broken.has(spec.id)) throw new RestsOnAnError();
    this.busy.add(instance);
    // The error is one of this instance, whoever asks for it.
    const typed = this.guarded(spec.value, () => {
      const value = this.expressions.infer(spec.value.ast, { owner, item: undefined, hasIndex: false });
      const type = this.enumType(instance, owner, value.type);
      return {
        // What is computed on the way is exact in any case.
        type: heldType(type, this.int64),
        optional: value.optional || spec.condition !== undefined,
      };
    });
    this.busy.delete(instance);
    if (typed !== undefined) return this.table.setInstance(instance, typed);
    owner.broken.add(spec.id);
    throw new RestsOnAnError();
  }

  private enumType({ spec }: ValueInstanceModel, owner: ClassModel, value: ValueType): ValueType {
    if (spec.enum === undefined) return value;
    const found = this.expressions.findEnum(spec.enum.path, owner);
    if (value.kind !== 'int') {
      this.diagnostics.report(spec.enum.location, `'enum' needs an integer, found ${describe(value)}`);
      throw new RestsOnAnError();
    }
    const closed = spec.valid?.kind === 'in-enum';
    return found ? { kind: 'enum', enum: found, closed, range: value.range } : value;
  }

  private warn(at: Expr, text: string): void {
    if (this.current) this.diagnostics.warn(this.current.locate(at.offset), text);
  }

  private guarded<T>(expression: Expression, run: () => T): T | undefined {
    this.current = expression;
    try {
      return run();
    } catch (error) {
      if (error instanceof RestsOnAnError) return undefined;
      if (!(error instanceof TypeMismatch)) throw error;
      this.diagnostics.report(
        expression.locate(error.at.offset),
        `in '${inOneLine(expression.text)}': ${error.message}`,
      );
      return undefined;
    }
  }
}

/** The only values that are valid, where there are such. */
function valuesOf(rule: Valid): readonly Expression[] {
  if (rule.kind === 'eq') return [rule.value];
  return rule.kind === 'any-of' ? rule.values : [];
}

function isOutside({ ast }: Expression, { min, max }: Range): boolean {
  const value = integerLiteral(ast);
  return value !== undefined && (value < min || value > max);
}

function accepts(wanted: ValueType, given: ValueType): boolean {
  if (wanted.kind === 'any' || given.kind === 'any') return true;
  if (wanted.kind === 'float' && given.kind === 'int') return true;
  if (wanted.kind === 'array' && given.kind === 'array') return accepts(wanted.element, given.element);
  if (wanted.kind === 'struct') return given.kind === 'user' || given.kind === 'struct';
  if (wanted.kind === 'user' && given.kind === 'struct') return true;
  if (given.kind === 'union') return given.members.every((member) => accepts(wanted, member));
  if (wanted.kind === 'user' && given.kind === 'user') return wanted.class === given.class;
  return wanted.kind === given.kind;
}
