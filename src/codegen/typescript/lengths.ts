/**
 * `_byteLength()`: how long the object will be, from its fields, without writing it. It is asked for when the object
 * is prepared, so that of a field whose length was derived, the length is known. To measure it again would, of a
 * tree of objects, measure each as often as it is deep.
 */
import { bitsOf, goesOn, sharesBytes } from '../analyse/bits.js';
import { lookingAhead } from '../analyse/lookahead.js';
import { type ClassModel, followingFrom } from '../model/class.js';
import type { BitsField } from '../model/types.js';
import { block, type Code, isEmpty, mentions } from './code.js';
import type { ModuleContext } from './context.js';
import type { FieldEmitter } from './field.js';
import { limitedValue, type Wrap } from './nesting.js';
import { stripParens } from './syntax.js';

/** @param instances those of which a length may be asked; they are not part of the sequence */
export function byteLengthMethod(
  owner: ClassModel,
  fields: readonly FieldEmitter[],
  instances: readonly FieldEmitter[],
  module: ModuleContext,
): Code {
  let constant = 0;
  let bits: string[] = [];
  let order: BitsField['endian'] | undefined;
  const terms: string[] = [];
  const flush = () => {
    const sum = sumOf(bits);
    if (/^\d+$/.test(sum)) constant += Math.ceil(Number(sum) / 8);
    else terms.push(`Math.ceil((${sum}) / 8)`);
    bits = [];
  };
  for (const emitter of fields) {
    const field = bitsOf(emitter.field.type);
    // Bits of the other order start at the next byte.
    if (field === undefined || field.endian !== order) flush();
    order = field?.endian;
    if (field !== undefined) {
      bits.push(emitter.length());
      continue;
    }
    const code = emitter.length();
    const sum = /^(.*) \+ (\d+)$/.exec(code);
    if (/^\d+$/.test(code)) constant += Number(code);
    else if (sum?.[1] !== undefined && !/[?(]/.test(sum[1].replace(/\([^()]*\)/g, ''))) {
      terms.push(sum[1]);
      constant += Number(sum[2]);
    } else terms.push(code);
  }
  flush();
  const parts = [...(constant > 0 || terms.length === 0 ? [`${constant}`] : []), ...terms];
  const measures = [...fields, ...instances]
    .filter((emitter) => emitter.isMeasured || emitter.isPlaced)
    .map((emitter) => [
      `/** Bytes that \`${emitter.name}\` takes. @internal */`,
      block(`_lengthOf${emitter.methodName}(): number`, `return ${stripParens(measuredCode(emitter))};`),
      '',
    ]);
  // Parts that share a byte have no lengths that could be added.
  if (sharesBytes(owner))
    return [measures, block('override _byteLength(): number', 'return this._counted();')];
  return [
    measures,
    block(
      'override _byteLength(): number',
      limitedValue(owner, module, parts.length === 1 ? stripParens(parts[0] ?? '0') : parts.join(' + ')),
    ),
  ];
}

/** Bytes of a field; where something is computed from how many it has, none under a condition that does not hold. */
function measuredCode(emitter: FieldEmitter): string {
  const { field, owner, isPlaced } = emitter;
  const isAsked = isPlaced || followingFrom(field, owner).size !== undefined;
  return isAsked ? emitter.measured() : emitter.length();
}

/** Lengths as one, those that are known added up. */
function sumOf(codes: readonly string[]): string {
  const isKnown = (code: string) => /^\d+$/.test(code);
  const known = codes.filter(isKnown).reduce((sum, code) => sum + Number(code), 0);
  const others = codes.filter((code) => !isKnown(code));
  return [...(known > 0 || others.length === 0 ? [`${known}`] : []), ...others].join(' + ');
}

/** `_count()`, for types whose objects may share bytes. Bit fields that follow each other are told at once. */
export function countMethod(fields: readonly FieldEmitter[], module: ModuleContext, limited: Wrap): Code {
  const body: Code[] = [];
  let bits: string[] = [];
  let order: BitsField['endian'] | undefined;
  const flush = () => {
    if (order !== undefined) body.push(`counter.bits(${stripParens(sumOf(bits))}, ${order === 'le'});`);
    bits = [];
  };
  for (const emitter of fields) {
    const field = bitsOf(emitter.field.type);
    if (field?.endian !== order) flush();
    if (field !== undefined) bits.push(emitter.length());
    else body.push(order === undefined || goesOn(emitter.field) ? [] : 'counter.align();', emitter.count());
    order = field?.endian;
  }
  flush();
  const head = `override _count(counter: ${module.useType('BitCounter')}): void`;
  return block(head, isEmpty(body) ? 'void counter;' : limited(body));
}

/** `_lookahead()`, for types that end in a terminator which they do not consume. */
export function lookaheadMethod(owner: ClassModel, fields: readonly FieldEmitter[]): Code {
  const last = lookingAhead(owner);
  const emitter = fields.at(-1);
  if (last === undefined || emitter === undefined) return [];
  const self = `this.${emitter.name}`;
  // Of an array, what the last element needs.
  const value = emitter.isRepeated ? `${emitter.module.use('elementAt')}(${self}, ${self}.length - 1)` : self;
  const own = emitter.element.lookahead?.(value);
  if (own === undefined) {
    return block('override _lookahead(): number', `return ${emitter.module.use('lookaheadOf')}(${self});`);
  }
  const test = [
    ...(emitter.optional ? [`${self} === undefined`] : []),
    ...(emitter.isRepeated ? [`${self}.length === 0`] : []),
  ].join(' || ');
  return block('override _lookahead(): number', [
    // Of what was kept of the last element.
    mentions(own, 'index') ? `const index = (${self}?.length ?? 0) - 1;` : [],
    `return ${test === '' ? own : `${test} ? 0 : ${own}`};`,
  ]);
}
