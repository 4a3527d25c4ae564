/**
 * The statements that draw one field.
 */

import { dependsOnIo, looksOutside, mentions, refersTo } from '../analyse/walk.js';
import { elementType } from '../infer/field-values.js';
import type { Valid } from '../model/spec.js';
import type { FieldType } from '../model/types.js';
import { block, byteArray, type Code, indent, isEmpty, print } from '../typescript/code.js';
import type { FieldEmitter } from '../typescript/field.js';
import { ParseInstanceEmitter } from '../typescript/parse-instance.js';
import { derivedCode } from '../typescript/prepare.js';
import type { ArbitraryContext } from './context.js';
import { fewOf, following, isAskedBefore, measures } from './measures.js';
import { sized } from './sized.js';
import { drawValue } from './values.js';

export function fieldArbitrary(
  emitter: FieldEmitter,
  context: ArbitraryContext,
  siblings: readonly FieldEmitter[],
): Code {
  const { field, name, expressions } = emitter;
  const { owner, module } = emitter;
  const isLater = field.derived !== undefined && field.derived.kind !== 'object';
  if (isLater && !isAskedBefore(field, owner, module.table)) return derivedLater(emitter);
  const place = { index: 'index' };
  const { repeat, condition } = field.spec;
  const assign = (value: string) => `this.${name} = ${value};`;
  let body: Code;
  if (repeat === undefined) {
    body = draw(field.type, emitter, context, assign);
  } else {
    const element = emitter.module.typeOf(elementType(field.type));
    const item = draw(field.type, emitter, context, (value) => `item = ${value};`);
    const possible = measures('count', field, owner, module.table);
    const count =
      possible !== undefined
        ? `{ ${possible} }`
        : repeat.kind === 'expr'
          ? expressions.count(repeat.count, place)
          : 'undefined';
    const heads = {
      until: () => `${context.helper('listUntil')}(draw, (index) => {`,
      expr: () => `${context.helper('listOf')}(draw, ${count}, (index) => {`,
      eos: () =>
        emitter.owner.seq.includes(field)
          ? `${context.helper('listToEnd')}(draw, this, '${name}', (index) => {`
          : `${context.helper('listOf')}(draw, undefined, (index) => {`,
    };
    const head = `this.${name} = ${heads[repeat.kind]()}`;
    const until =
      repeat.kind === 'until'
        ? `, (item, index) => ${expressions.value(repeat.until, { item: 'item', index: 'index' })}`
        : '';
    // What asks for the elements before it finds them where they will be.
    const isAsked = new RegExp(`this\\.${name}\\b`).test(print([item, until]));
    const lines = [
      'void index;',
      'let item: unknown;',
      item,
      isAsked ? [`this.${name}[index] = item as ${element};`] : [],
      `return item as ${element};`,
    ];
    body = [isAsked ? [`this.${name} = [];`] : [], head, indent(lines), `}${until});`];
  }
  const there = [reached(emitter, context), body];
  // What is drawn next, and what the object is part of, may ask for its length, or the number of its elements.
  const known = siblings
    .filter(({ field: { derived } }) => derived?.kind === 'measure' && derived.of === field)
    .filter((length) => !isAskedBefore(length.field, owner, module.table))
    .map(derivedCode);
  if (condition === undefined) return [there, known];
  const isThere = saysPresence(emitter) ? 'draw(fc.boolean)' : expressions.value(condition, place);
  return [block(`if (${isThere})`, there), known];
}

/** Of an instance at a position that its object says: with as many bytes in front of it as that may say, few can be written. */
function reached(emitter: FieldEmitter, context: ArbitraryContext): Code {
  if (!(emitter instanceof ParseInstanceEmitter)) return [];
  const { expressions, instance, module, owner } = emitter;
  const { pos } = instance.spec;
  if (pos === undefined || pos.ast.kind === 'int') return [];
  const isChosen = owner.seq.some(
    (field) =>
      field.derived?.kind === 'position' && mentions(pos.ast, module.table, refersTo(field, module.table)),
  );
  if (isChosen || dependsOnIo(pos.ast, module.table) || looksOutside(pos.ast, module.table)) return [];
  return `${context.helper('countable')}(${expressions.count(pos)});`;
}

/** Whether a length or count that follows from it says whether it is there, and not the other way round. */
function saysPresence({ field, owner, module }: FieldEmitter): boolean {
  return (['size', 'count'] as const).some(
    (what) => typeof following(what, field, owner, module.table)?.derived.without === 'bigint',
  );
}

/** A constant is known at once; a length is, when what it is the length of has been drawn. */
function derivedLater({ field, name, expressions }: FieldEmitter): Code {
  if (field.derived?.kind !== 'constant') return [];
  const { value } = field.derived;
  const code =
    value instanceof Uint8Array ? byteArray(value) : expressions.as(elementType(field.type), value);
  return `this.${name} = ${code};`;
}

/** Statements that draw one element. */
function draw(
  type: FieldType,
  emitter: FieldEmitter,
  context: ArbitraryContext,
  assign: (value: string) => string,
): Code {
  if (type.kind === 'switch') return drawSwitch(type, emitter, context, assign);
  const { valid } = emitter.field.spec;
  const plain =
    drawTag(type, emitter, context) ??
    drawFew(emitter) ??
    sized(type, drawValue(type, emitter, context), emitter, context);
  if (valid === undefined || valid.kind === 'in-enum') return assign(plain);
  return drawValid(valid, type, plain, emitter, context, assign);
}

function drawSwitch(
  type: FieldType & { kind: 'switch' },
  emitter: FieldEmitter,
  context: ArbitraryContext,
  assign: (value: string) => string,
): Code {
  const { expressions, module } = emitter;
  const on = module.table.of(type.on.ast).type;
  const value = expressions.value(type.on);
  const fallback = type.otherwise ? draw(type.otherwise, emitter, context, assign) : [];
  const cases = type.cases.map((choice) => ({
    label: expressions.as(on, choice.when),
    body: draw(choice.type, emitter, context, assign),
  }));
  if (on.kind === 'bytes') {
    const chain = cases.flatMap(({ label, body }, i) => [
      `${i === 0 ? '' : '} else '}if (${module.use('byteArrayCompare')}(${value}, ${label}) === 0) {`,
      indent(body),
    ]);
    return [...chain, '} else {', indent(fallback), '}'];
  }
  return block(`switch (${value})`, [
    ...cases.map(({ label, body }) => [`case ${label}: {`, indent([body, 'break;']), '}']),
    isEmpty(fallback) ? [] : ['default: {', indent(fallback), '}'],
  ]);
}

/** A length that is not known by what it is the length of, which comes later. */
function drawFew({ field, module }: FieldEmitter): string | undefined {
  const few = fewOf(field);
  if (few === undefined) return undefined;
  const isBig = module.typeOf(elementType(field.type)) === 'bigint';
  const literal = (n: bigint) => (isBig ? `${n}n` : `${n}`);
  return `draw(${isBig ? 'fc.bigInt' : 'fc.integer'}, { min: ${literal(few.min)}, max: ${literal(few.max)} })`;
}

/** What decides a byte order has a value that decides it. */
function drawTag(type: FieldType, emitter: FieldEmitter, context: ArbitraryContext): string | undefined {
  const tag = context.endianTag(emitter.field);
  if (tag === undefined) return undefined;
  const { expressions } = emitter;
  const values = tag.values.map((value) => expressions.as(elementType(type), value)).join(', ');
  const otherwise = tag.isComplete ? '' : `, () => ${drawValue(type, emitter, context)}`;
  return `${context.helper('tag')}(draw, [${values}]${otherwise})`;
}

function drawValid(
  valid: Exclude<Valid, { kind: 'in-enum' }>,
  type: FieldType,
  plain: string,
  { expressions, module, name, isRepeated }: FieldEmitter,
  context: ArbitraryContext,
  assign: (value: string) => string,
): Code {
  const value = elementType(type);
  const place = { item: 'value', index: 'index' };
  switch (valid.kind) {
    case 'eq':
      return assign(expressions.as(value, valid.value, place));
    case 'any-of':
      return assign(
        `draw(fc.constantFrom, ${valid.values.map((one) => expressions.as(value, one, place)).join(', ')}) as ${module.typeOf(value)}`,
      );
    case 'range': {
      const bound = (key: 'min' | 'max') => valid[key] && expressions.as(value, valid[key], place);
      const [min, max] = [bound('min'), bound('max')];
      if (value.kind === 'int' && type.kind === 'int') {
        const { range } = value;
        const big = module.isBig(range);
        const literal = (n: bigint) => (big ? `${n}n` : `${n}`);
        const limits = [min ?? literal(range.min), max ?? literal(range.max)];
        const own = [literal(range.min), literal(range.max)];
        return assign(
          `draw(${context.helper(big ? 'bigIntBetween' : 'integerBetween')}, ${[...limits, ...own].join(', ')})`,
        );
      }
      const rules = [...(min ? [`value >= ${min}`] : []), ...(max ? [`value <= ${max}`] : [])];
      return value.kind === 'bytes'
        ? assign(plain)
        : assign(`${context.helper('such')}(draw, () => ${plain}, (value) => ${rules.join(' && ')})`);
    }
    case 'expr': {
      const rule = expressions.value(valid.condition, place);
      // It may ask for the field by its name.
      const isAsked = !isRepeated && new RegExp(`this\\.${name}\\b`).test(rule);
      const test = isAsked ? `{ this.${name} = value; return ${rule}; }` : rule;
      return assign(`${context.helper('such')}(draw, () => ${plain}, (value) => ${test})`);
    }
  }
}
