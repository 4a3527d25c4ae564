/**
 * The methods of objects with fields that are computed: what these must be, and that they are made so when all is written.
 */
import { bitsOf } from '../analyse/bits.js';
import { hasComputed, holdsComputed, isComputed, needsLayout } from '../analyse/computed.js';
import { compared } from '../analyse/shape.js';
import { dependsOnIo } from '../analyse/walk.js';
import { elementType } from '../infer/field-values.js';
import type { ClassModel } from '../model/class.js';
import type { FieldType } from '../model/types.js';
import { isBigEnum } from '../model/types.js';
import { block, type Code, indent, mentions, quote } from './code.js';
import type { ModuleContext } from './context.js';
import type { FieldEmitter } from './field.js';
import { preparedPadding } from './padding.js';

/** The body of a method that reads: when the outermost has ended, what is computed is looked at. */
export function checkedReading(owner: ClassModel, module: ModuleContext, body: Code): Code {
  if (!holdsComputed(owner)) return body;
  return [`${module.use('readComputed')}(this, () => {`, indent(body), '});'];
}

/** The statement that notes that the object is written. */
export function noteWritten(owner: ClassModel, module: ModuleContext): Code {
  return hasComputed(owner) ? `${module.use('writesComputed')}(this);` : [];
}

/** `_compute()`, and what makes `toBytes()` and `_write()` call it. */
export function computedMethods(
  owner: ClassModel,
  fields: readonly FieldEmitter[],
  module: ModuleContext,
): Code {
  if (!holdsComputed(owner)) return [];
  const computed = fields.filter(({ field }) => isComputed(field)).map(computeCode);
  const compute = [
    '/** Tells what each field that is computed must be. @internal */',
    block(`override _compute(computed: ${module.useType('Computed')}): void`, computed),
    '',
  ];
  return [
    computed.length === 0 ? [] : compute,
    block(
      'protected override _bytes(): Uint8Array',
      `return ${module.use('writeComputed')}(this, () => super._bytes());`,
    ),
    '',
    block('protected override _append(io: KaitaiStream): void', [
      'const bytes = this._bytes();',
      'io.seek(io.size);',
      'io.writeBytes(bytes);',
    ]),
    '',
    block(
      'protected override _writeTo(io: KaitaiStream): void',
      `${module.use('checkComputed')}(() => super._writeTo(io));`,
    ),
  ];
}

function computeCode(emitter: FieldEmitter): Code {
  const { field, name, owner, module, expressions, element } = emitter;
  if (!isComputed(field)) return [];
  const type = elementType(field.type);
  const expression = expressions.as(type, field.derived.value, { index: 'index' });
  const info = `${module.class(owner)}.fields.${name}`;
  const isBits = bitsOf(field.type) !== undefined;
  const call = (self: string, set: string, index: Code): Code => [
    `computed<${module.typeOf(type)}>(this, ${quote(name)}, ${info}, ${self}, {`,
    indent([
      `compute: () => ${expression},`,
      `set: (value) => ${set},`,
      // Bits share their byte with others.
      isBits
        ? []
        : ['write: (io, value) => {', indent(element.write('value', { io: 'io', index: 'index' })), '},'],
      index,
    ]),
    '});',
  ];
  const self = `this.${name}`;
  if (!emitter.isRepeated) return conditional(emitter, call(self, `(${self} = value)`, []));
  const list = emitter.optional ? `${module.use('present')}(${self}, ${quote(emitter.id)})` : self;
  const set = `${list}.splice(index, 1, value)`;
  return conditional(
    emitter,
    block(`for (const [index, item] of ${list}.entries())`, call('item', set, 'index,')),
  );
}

function conditional(emitter: FieldEmitter, body: Code): Code {
  const { condition } = emitter.field.spec;
  if (condition === undefined) return body;
  return block(`if (${emitter.expressions.condition(condition, {}, compared(condition.ast))})`, body);
}

/** Statements of `_prepare()`: what is computed, or is padding, has a value, right or not, that can be written. */
export function initialCode(emitter: FieldEmitter): Code {
  const { field, name, module, expressions } = emitter;
  const { derived, type, spec } = field;
  if (derived?.kind !== 'computed' && derived?.kind !== 'padding') return [];
  const self = `this.${name}`;
  const value = initialValue(type, emitter);
  const single = derived.kind === 'padding' ? preparedPadding(emitter) : `${self} ??= ${value};`;
  const ifKnown = module.use('ifKnown');
  const set =
    spec.repeat?.kind === 'expr'
      ? `${self} = ${module.use('fitted')}(${self}, ${ifKnown}(() => ${expressions.count(spec.repeat.count)}), () => ${value});`
      : single;
  if (spec.condition === undefined) return set;
  if (dependsOnIo(spec.condition.ast, module.table)) return set;
  return [
    `if (${ifKnown}(() => ${expressions.condition(spec.condition, {})}) === true) ${set}`,
    `else ${self} = undefined;`,
  ];
}

function initialValue(type: FieldType, { module, expressions }: FieldEmitter): string {
  const zeros = () => {
    if (type.kind !== 'bytes' && type.kind !== 'str') return '';
    const { size, terminator, padRight } = type.extent;
    const isFixed = size !== undefined && terminator === undefined && padRight === undefined;
    if (!isFixed || dependsOnIo(size.ast, module.table)) return `${module.use('zeros')}(0)`;
    return `${module.use('zeros')}(${module.use('ifKnown')}(() => ${expressions.count(size)}))`;
  };
  switch (type.kind) {
    case 'bytes':
      return zeros();
    case 'str':
      return `${module.use('bytesToStr')}(${zeros()}, ${quote(type.encoding.name)})`;
    case 'bits':
      if (type.boolean) return '(false as boolean)';
      break;
    case 'enum': {
      const isBig = isBigEnum(type.enum) || module.isBig(type.base.range);
      return `((${isBig && isBigEnum(type.enum) ? '0n as bigint' : '0 as number'}) as ${module.enum(type.enum)})`;
    }
    default:
  }
  return module.typeOf(elementType(type)) === 'bigint' ? '0n' : '0';
}

/** Statements of `_prepare()` that compute what follows from fields alone, as far as these are known yet. */
export function computeEarly(emitter: FieldEmitter): Code {
  const { field, name, module, expressions, isRepeated } = emitter;
  if (!isComputed(field) || needsLayout(field.derived, module.table)) return [];
  const type = elementType(field.type);
  const early = module.use('computeEarly');
  const self = `this.${name}`;
  const value = expressions.as(type, field.derived.value, { index: 'index' });
  if (!isRepeated) {
    const one = `${self} = ${early}(${self}, () => ${value});`;
    return field.spec.condition === undefined ? one : block(`if (${self} !== undefined)`, one);
  }
  const index = mentions(value, 'index') ? 'index' : '_index';
  const all = `${self} = ${self}.map((item, ${index}) => ${early}(item, () => ${value}));`;
  return field.spec.condition === undefined ? all : block(`if (${self} !== undefined)`, all);
}
