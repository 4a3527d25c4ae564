/** The kinds of fields that a random type may have. */

import { bytesOf, paddedOf, paddingOf, processOf, terminatedOf, textOf } from './byte-shapes.js';
import { caseOf, switchOf } from './choice-shapes.js';
import type { Choices } from './choices.js';
import { membersOf } from './expressions.js';
import type { Fields } from './field.js';
import type { Node } from './types.js';
import { validOf } from './valid.js';

/** What a field may be beside there once. */
export type Modifier = 'if' | 'expr' | 'until';

/** A kind of field. */
export interface Shape {
  readonly modifiers: readonly Modifier[];
  make(choices: Choices, fields: Fields, id: string): Node;
}

/** Of at most 32 bits. */
export const INTEGERS = ['u1', 's1', 'u2', 's2', 'u4', 's4', 'u2be', 's2le', 'u4le', 's4be'];
const LARGE_INTEGERS = ['u8', 'u8le'];
/** The official runtime gets the upper half of negative ones wrong (`signed_integers_of_64_bits`). */
const LARGE_SIGNED = ['s8', 's8be'];
const FLOATS = ['f4', 'f8', 'f4be', 'f8le'];
const ANY: readonly Modifier[] = ['if', 'expr'];
const MOSTLY_UNTIL: readonly Modifier[] = Array(9).fill('until');

export const SHAPES: readonly Shape[] = [
  { modifiers: ANY, make: () => ({ type: 'u1' }) },
  {
    modifiers: [...ANY, 'until'],
    make: (choices) => ({
      type: choices.of(INTEGERS),
      ...(choices.once(4) && { valid: validOf(choices, limits(choices)) }),
    }),
  },
  { modifiers: [...ANY, 'until'], make: (choices, fields) => largeOf(choices, fields) },
  { modifiers: ANY, make: (choices) => boundedOf(choices) },
  { modifiers: ANY, make: (choices, fields) => bitsOr(fields, `b${1 + choices.upTo(mostBits(fields) - 1)}`) },
  { modifiers: ANY, make: (_, fields) => bitsOr(fields, 'b1') },
  { modifiers: [], make: (choices, fields, id) => turnedBits(choices, fields, id) },
  { modifiers: ANY, make: (choices, fields, id) => bytesOf(choices, fields, id) },
  { modifiers: ANY, make: (choices, fields, id) => textOf(choices, fields, id) },
  { modifiers: ANY, make: (choices, fields) => terminatedOf(choices, fields) },
  { modifiers: ANY, make: (choices, fields) => paddedOf(choices, fields) },
  { modifiers: ANY, make: (choices) => ({ contents: [choices.upTo(255), choices.upTo(255)] }) },
  {
    modifiers: ANY,
    make: (choices, fields) => enumOf(choices, fields),
  },
  { modifiers: ANY, make: (choices, fields) => ({ type: fields.type(choices) }) },
  { modifiers: MOSTLY_UNTIL, make: (choices, fields) => ({ type: fields.type(choices) }) },
  { modifiers: ANY, make: (choices, fields) => fields.adopted(choices) },
  {
    modifiers: [],
    make: (choices, fields, id) => {
      const size = fields.ownLength(choices, id);
      const type = fields.sizedType(choices);
      return { size, ...type, ...processOf(choices, fields), ...paddingOf(choices, fields, type) };
    },
  },
  { modifiers: ['if'], make: (choices, fields) => switchOf(choices, fields, () => caseOf(choices, fields)) },
  {
    modifiers: [],
    make: (choices, fields, id) => {
      const size = fields.ownLength(choices, id);
      if (fields.sizedType(choices).type === undefined) return { size };
      return { size, ...switchOf(choices, fields, () => String(fields.sizedType(choices).type)) };
    },
  },
];

function bitsOr({ scope }: Fields, type: string): Node {
  return { type: scope.withBits ? type : 'u2' };
}

/** Bits of a stated order between whole bytes: no byte is shared by bits of both orders. */
function turnedBits(choices: Choices, fields: Fields, id: string): Node {
  if (!fields.scope.withBits) return { type: 'u4' };
  fields.seq.push({ id: `before_${id}`, type: 'u1' });
  const order = choices.of(['le', 'be']);
  fields.seq.push({ id: `bits_${id}`, type: `b${2 + choices.upTo(30)}${order}` });
  if (choices.once(2)) fields.seq.push({ id: `more_${id}`, type: `b${2 + choices.upTo(9)}${order}` });
  return { type: 'u1' };
}

/** An integer of 64 bits with values that doubles compute with exactly. */
function boundedOf(choices: Choices): Node {
  const max = choices.of([3, 1000, 2147483647]);
  return { type: choices.of(['u8', 's8', 'u8be', 's8le']), valid: { min: 0, max } };
}

function limits(choices: Choices): [string, string] {
  return [String(choices.upTo(3)), String(3 + choices.upTo(60))];
}

/** At most 32, beyond which the official runtime is wrong (`bits_wider_than_32`). */
function mostBits({ scope }: Fields): number {
  return scope.oursAlone ? 64 : 32;
}

function largeOf(choices: Choices, { scope }: Fields): Node {
  const integers = [...LARGE_INTEGERS, ...(scope.oursAlone ? LARGE_SIGNED : [])];
  const type = choices.of([...integers, ...FLOATS]);
  if (type.startsWith('f') && choices.once(4)) return { type, valid: validOf(choices, ['0.5', '2.5']) };
  return { type };
}

function enumOf(choices: Choices, { scope }: Fields): Node {
  const type = choices.of([...INTEGERS, ...(scope.withBits ? ['b2', 'b7'] : [])]);
  const of = choices.of(scope.enums);
  const [low = '', high = ''] = membersOf(of);
  const valid = choices.of([undefined, undefined, { 'in-enum': true }, { 'any-of': [low, high] }, low]);
  return { type, enum: of, ...(valid !== undefined && { valid }) };
}
