/**
 * The expressions that a field is made of.
 */
import type { Expr } from '../expression/ast.js';
import type { FieldModel } from '../model/class.js';
import { type AttrSpec, type Expression, processExpressions, type Valid } from '../model/spec.js';
import { choicesOf, type FieldType, type UserField } from '../model/types.js';
import { compared, keyOf } from './shape.js';

/** Those of the type: sizes, arguments, what is switched on. */
export function typeExpressions(type: FieldType): Expression[] {
  switch (type.kind) {
    case 'bytes':
    case 'str':
      return sizeOf(type);
    case 'user':
      return [...sizeOf(type), ...type.args, ...parentExpression(type)];
    case 'switch':
      return [
        type.on,
        ...type.cases.flatMap((choice) => [choice.when, ...typeExpressions(choice.type)]),
        ...(type.otherwise ? typeExpressions(type.otherwise) : []),
      ];
    default:
      return [];
  }
}

/** That of what its objects are part of, where one is given. */
export function parentExpression({ parent }: UserField): Expression[] {
  return parent.kind === 'given' ? [parent.expression] : [];
}

function sizeOf({ extent }: FieldType & { kind: 'bytes' | 'str' | 'user' }): Expression[] {
  return [...(extent.size ? [extent.size] : []), ...processExpressions(extent.process)];
}

export function repeatExpressions({ repeat }: AttrSpec): Expression[] {
  if (repeat?.kind === 'expr') return [repeat.count];
  return repeat?.kind === 'until' ? [repeat.until] : [];
}

export function validExpressions(valid: Valid | undefined): Expression[] {
  switch (valid?.kind) {
    case 'eq':
      return [valid.value];
    case 'range':
      return [valid.min, valid.max].filter((bound) => bound !== undefined);
    case 'any-of':
      return [...valid.values];
    case 'expr':
      return [valid.condition];
    default:
      return [];
  }
}

/** All of them. */
export function fieldExpressions({ spec, type }: FieldModel): Expression[] {
  const condition = spec.condition ? [spec.condition] : [];
  return [
    ...condition,
    ...repeatExpressions(spec),
    ...typeExpressions(type),
    ...validExpressions(spec.valid),
  ];
}

/** The names that code for the type compares with something. */
export function comparedNames(type: FieldType): Set<string> {
  const asts: Expr[] = typeExpressions(type).map(({ ast }) => ast);
  return new Set([...asts.flatMap((ast) => [...compared(ast)]), ...subjects(type)]);
}

function subjects(type: FieldType): string[] {
  if (type.kind !== 'switch') return [];
  const inner = choicesOf(type);
  return [...keyOf(type.on.ast), ...inner.flatMap(subjects)];
}
