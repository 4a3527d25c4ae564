/**
 * `valid`: a private method for each rule, called after reading and before writing.
 */
import { validExpressions } from '../analyse/field-expressions.js';
import { children } from '../analyse/walk.js';
import type { Expr } from '../expression/ast.js';
import { elementType } from '../infer/field-values.js';
import type { FieldModel } from '../model/class.js';
import type { Expression, Valid } from '../model/spec.js';
import { isBigEnum, type ValueType } from '../model/types.js';
import { block, byteArray, type Code, quote } from './code.js';
import type { Operand } from './comparison.js';
import type { ModuleContext } from './context.js';
import type { ExpressionEmitter } from './expression.js';
import type { FieldEmitter } from './field.js';
import { stripParens } from './syntax.js';

export function validMethod(emitter: FieldEmitter): Code {
  const { spec, type } = emitter.field;
  if (spec.valid === undefined) return [];
  const value = elementType(type);
  const body = ruleCode(spec.valid, value, spec.path, emitter.module, emitter.expressions, 'io');
  return block(head(emitter, emitter.module.typeOf(value)), body);
}

/** A method that is told the stream while reading alone: elsewhere, where it stands has to do with nothing. */
function head(emitter: FieldEmitter, type: string): string {
  const index = asksForIndex(emitter.field) ? ', index = 0' : '';
  return `private _valid${emitter.methodName}(value: ${type}, io?: KaitaiStream${index}): void`;
}

/** Whether the rule for an element asks which one it is. */
export function asksForIndex({ spec }: FieldModel): boolean {
  const asks = (expr: Expr): boolean =>
    (expr.kind === 'name' && expr.id === '_index') || children(expr).some(asks);
  return validExpressions(spec.valid).some(({ ast }) => asks(ast));
}

/**
 * Statements that throw unless `value` obeys the rule.
 *
 * @param io the stream that an error says the place of, as code
 */
export function ruleCode(
  rule: Valid,
  type: ValueType,
  path: string,
  module: ModuleContext,
  expressions: ExpressionEmitter,
  io = 'undefined',
): Code {
  // The stream of the object, because a value that asks another is not known before writing.
  const place = { item: 'value', index: 'index' };
  const actual: Operand = { code: 'value', type };
  const fail = (error: string, ...args: string[]) =>
    `throw new ${module.use(error)}(${[...args, 'value', io, quote(path)].join(', ')});`;
  const unless = (condition: string, failure: string): Code =>
    block(`if (!(${stripParens(condition)}))`, failure);
  const compare = (op: string, other: Expression) =>
    expressions.compare(op, actual, expressions.operand(other, place));
  const shown = (other: Expression) => stripParens(expressions.operand(other, place).code);
  switch (rule.kind) {
    case 'eq':
      return unless(compare('==', rule.value), fail('ValidationNotEqualError', shown(rule.value)));
    case 'range': {
      const { min, max } = rule;
      return [
        min === undefined ? [] : unless(compare('>=', min), fail('ValidationLessThanError', shown(min))),
        max === undefined ? [] : unless(compare('<=', max), fail('ValidationGreaterThanError', shown(max))),
      ];
    }
    case 'any-of': {
      const tests = rule.values.map((value) => compare('==', value));
      return unless(tests.join(' || ') || 'false', fail('ValidationNotAnyOfError'));
    }
    case 'in-enum':
      if (type.kind !== 'enum') return [];
      return unless(isMember(type, module), fail('ValidationNotInEnumError'));
    case 'expr':
      return unless(expressions.condition(rule.condition, place), fail('ValidationExprError'));
  }
}

/** Whether `value` is a member of its enum. */
function isMember({ enum: spec, range }: ValueType & { kind: 'enum' }, module: ModuleContext): string {
  const name = module.enum(spec);
  if (isBigEnum(spec)) return `(Object.values(${name}) as bigint[]).includes(value)`;
  return `${name}[${module.isBig(range) ? 'Number(value)' : 'value'}] !== undefined`;
}

/** `contents`. */
export function contentsMethod(emitter: FieldEmitter): Code {
  const { spec, type } = emitter.field;
  if (type.kind !== 'bytes' || type.contents === undefined) return [];
  // The error gets one of its own, for it is handed on.
  const expected = byteArray(type.contents);
  return block(head(emitter, 'Uint8Array'), [
    block(
      `if (${emitter.module.use('byteArrayCompare')}(value, ${emitter.module.bytes(type.contents)}) !== 0)`,
      `throw new ${emitter.module.use('ValidationNotEqualError')}(${expected}, value, io, ${quote(spec.path)});`,
    ),
  ]);
}
