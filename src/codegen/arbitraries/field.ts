/**
 * The statements that draw one field.
 */

import { inheritsEndian } from '../analyse/endian.js';
import { elementType } from '../infer/field-values.js';
import type { ClassModel, FieldModel, ModuleModel } from '../model/class.js';
import type { Extent, SpecFile, Valid } from '../model/spec.js';
import {
  type BytesField,
  type EnumField,
  type FieldType,
  held,
  isBigEnum,
  type StrField,
} from '../model/types.js';
import { block, byteArray, type Code, indent, isEmpty, quote } from '../typescript/code.js';
import type { ModuleContext } from '../typescript/context.js';
import { Links } from '../typescript/element/links.js';
import type { FieldEmitter } from '../typescript/field.js';
import { classPath } from '../typescript/names.js';
import { derivedCode } from '../typescript/prepare.js';
import { type EndianTag, endianTags } from './endian-tags.js';
import { measures } from './measures.js';

/** What the module of arbitraries turned out to need. */
export class ArbitraryContext {
  readonly helpers = new Set<string>();
  readonly imports = new Set<string>();

  readonly file: SpecFile;
  private readonly endianTags: ReadonlyMap<FieldModel, EndianTag>;

  constructor(
    readonly module: ModuleContext,
    { spec, root }: ModuleModel,
  ) {
    this.file = spec;
    this.endianTags = endianTags(root, module.table);
  }

  /** By which values of the field a byte order is decided. */
  endianTag(field: FieldModel): EndianTag | undefined {
    return this.endianTags.get(field);
  }

  helper(name: string): string {
    this.helpers.add(name);
    return name;
  }

  /** The function for another class, which may be in another module. */
  arbitrary(model: ClassModel): string {
    const name = arbitraryName(model);
    if (model.file !== this.file) this.imports.add(`import { ${name} } from './${model.file.id}.js';`);
    return name;
  }
}

/** `Chat.ClientFrame` -> `chatClientFrame`. */
export function arbitraryName(model: ClassModel): string {
  const path = classPath(model.spec).replaceAll('.', '');
  return `${path[0]?.toLowerCase()}${path.slice(1)}`;
}

export function fieldArbitrary(
  emitter: FieldEmitter,
  context: ArbitraryContext,
  siblings: readonly FieldEmitter[],
): Code {
  const { field, name, expressions } = emitter;
  if (field.derived !== undefined && field.derived.kind !== 'object') return derivedLater(emitter);
  const place = { index: 'index' };
  const { repeat, condition } = field.spec;
  const assign = (value: string) => `this.${name} = ${value};`;
  let body: Code;
  if (repeat === undefined) {
    body = draw(field.type, emitter, context, assign);
  } else {
    const element = emitter.module.typeOf(elementType(field.type));
    const lines = [
      'let item: unknown;',
      draw(field.type, emitter, context, (value) => `item = ${value};`),
      `return item as ${element};`,
    ];
    const possible = measures('count', field, emitter.owner);
    const count =
      possible !== undefined
        ? `{ ${possible} }`
        : repeat.kind === 'expr'
          ? expressions.count(repeat.count, place)
          : 'undefined';
    const head =
      repeat.kind === 'until'
        ? `this.${name} = ${context.helper('listUntil')}(draw, (index) => {`
        : `this.${name} = ${context.helper('listOf')}(draw, ${count}, (index) => {`;
    const until =
      repeat.kind === 'until'
        ? `, (item, index) => ${expressions.value(repeat.until, { item: 'item', index: 'index' })}`
        : '';
    body = [head, indent(['void index;', lines]), `}${until});`];
  }
  const counts = emitter.owner.seq.flatMap(({ spec, derived }) =>
    derived?.kind === 'measure' && derived.what === 'count' && derived.of === field ? [spec.id] : [],
  );
  // What is drawn next may ask for the number of elements.
  const known = counts.map((id) => siblings.filter((other) => other.id === id).map(derivedCode));
  return [condition === undefined ? body : block(`if (${expressions.value(condition, place)})`, body), known];
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
  const plain = drawTag(type, emitter, context) ?? drawValue(type, emitter, context);
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
  { expressions, module }: FieldEmitter,
  context: ArbitraryContext,
  assign: (value: string) => string,
): Code {
  const value = elementType(type);
  switch (valid.kind) {
    case 'eq':
      return assign(expressions.as(value, valid.value));
    case 'any-of':
      return assign(
        `draw(fc.constantFrom, ${valid.values.map((one) => expressions.as(value, one)).join(', ')}) as ${module.typeOf(value)}`,
      );
    case 'range': {
      const bound = (key: 'min' | 'max') => valid[key] && expressions.as(value, valid[key]);
      const [min, max] = [bound('min'), bound('max')];
      if (value.kind === 'int' && type.kind === 'int') {
        const { range } = value;
        const big = module.isBig(range);
        const literal = (n: bigint) => (big ? `${n}n` : `${n}`);
        return assign(
          `draw(${big ? 'fc.bigInt' : 'fc.integer'}, { min: ${min ?? literal(range.min)}, max: ${max ?? literal(range.max)} })`,
        );
      }
      const rules = [...(min ? [`value >= ${min}`] : []), ...(max ? [`value <= ${max}`] : [])];
      return value.kind === 'bytes'
        ? assign(plain)
        : assign(`${context.helper('such')}(draw, () => ${plain}, (value) => ${rules.join(' && ')})`);
    }
    case 'expr': {
      const rule = expressions.value(valid.condition, { item: 'value' });
      return assign(`${context.helper('such')}(draw, () => ${plain}, (value) => ${rule})`);
    }
  }
}

function drawValue(type: FieldType, emitter: FieldEmitter, context: ArbitraryContext): string {
  switch (type.kind) {
    case 'float':
      return type.width === 4 ? `draw(${context.helper('number32')})` : 'draw(fc.double)';
    case 'bits':
    case 'int': {
      if (type.kind === 'bits' && type.boolean) return 'draw(fc.boolean)';
      const { range } = type;
      const safe = held(range, 'number');
      const big = emitter.module.isBig(range);
      return big
        ? `draw(fc.bigInt, { min: ${range.min}n, max: ${range.max}n })`
        : `draw(fc.integer, { min: ${safe.min}, max: ${safe.max} })`;
    }
    case 'enum':
      return drawEnum(type, emitter, context);
    case 'bytes':
    case 'str':
      return drawBinary(type, emitter, context);
    case 'user': {
      const args = type.args.map((arg, i) =>
        emitter.expressions.as(type.class.params[i]?.type ?? { kind: 'any' }, arg),
      );
      const endian = inheritsEndian(type.class) ? ['this._is_le'] : [];
      const make = [context.arbitrary(type.class), ...endian, ...args].join(', ');
      if (type.parent.kind === 'owner') return `${context.helper('part')}(draw, ${make})`;
      const links = new Links(type, emitter.owner, emitter.module, emitter.expressions).made({
        index: 'index',
      });
      return `${context.helper('linkedPart')}(draw, ${[...links, make].join(', ')})`;
    }
    case 'switch':
      return 'undefined';
  }
}

function drawEnum(
  { base: { range }, enum: spec, closed }: EnumField,
  { module }: FieldEmitter,
  context: ArbitraryContext,
): string {
  const isBig = isBigEnum(spec);
  const literal = (value: bigint) => (isBig ? `${value}n` : `${value}`);
  const fitting = spec.members
    .filter(({ value }) => value >= range.min && value <= range.max)
    .map(({ value }) => literal(value))
    .join(', ');
  if (closed) return `draw(fc.constantFrom, ${fitting}) as ${module.enum(spec)}`;
  if (isBig)
    return `draw(${context.helper('memberOrBigInt')}, [${fitting}], ${literal(range.min)}, ${literal(range.max)})`;
  const { min, max } = held(range, 'number');
  return `draw(${context.helper('memberOrNumber')}, [${fitting}], ${min}, ${max})`;
}

function drawBinary(type: BytesField | StrField, emitter: FieldEmitter, context: ArbitraryContext): string {
  if (type.kind === 'bytes' && type.contents) return byteArray(type.contents);
  const shape = [
    ...(type.kind === 'str' ? [`encoding: ${quote(type.encoding.name)}`] : []),
    ...extentShape(type.extent, emitter),
  ];
  return `${context.helper(type.kind === 'str' ? 'text' : 'binary')}(draw, { ${shape.join(', ')} })`;
}

function extentShape(
  { size, terminator, include, padRight }: Extent,
  { owner, field, expressions }: FieldEmitter,
): string[] {
  const possible = measures('size', field, owner);
  const exact = size === undefined ? [] : [`size: ${expressions.count(size, { index: 'index' })}`];
  return [
    ...(possible === undefined ? exact : [possible]),
    ...(terminator === undefined ? [] : [`terminator: ${byteArray(terminator)}`]),
    ...(include ? ['include: true'] : []),
    ...(padRight === undefined ? [] : [`padRight: ${padRight}`]),
  ];
}
