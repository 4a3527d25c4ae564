/** The kinds of fields that a random type may have. */
import type { Choices } from './choices.js';
import { membersOf } from './expressions.js';
import type { Fields, Node } from './field.js';

/** What a field may be beside there once. */
export type Modifier = 'if' | 'expr' | 'until';

/** A kind of field. */
export interface Shape {
  readonly modifiers: readonly Modifier[];
  make(choices: Choices, fields: Fields, id: string): Node;
}

/** Of at most 32 bits. */
export const INTEGERS = ['u1', 's1', 'u2', 's2', 'u4', 's4', 'u2be', 's2le', 'u4le', 's4be'];
// No `s8`: the official runtime gets the upper half of negative ones wrong (`signed_integers_of_64_bits`).
const LARGE_INTEGERS = ['u8', 'u8le'];
const FLOATS = ['f4', 'f8', 'f4be', 'f8le'];
const ENCODINGS = [
  'ASCII',
  'UTF-8',
  'ISO-8859-1',
  'UTF-16LE',
  'UTF-16BE',
  'UTF-32LE',
  'windows-1252',
  'IBM437',
  'Shift_JIS',
];

const ANY: readonly Modifier[] = ['if', 'expr'];

export const SHAPES: readonly Shape[] = [
  { modifiers: ANY, make: () => ({ type: 'u1' }) },
  {
    modifiers: [...ANY, 'until'],
    make: (choices) => ({
      type: choices.of(INTEGERS),
      ...(choices.once(4) && { valid: validOf(choices) }),
    }),
  },
  { modifiers: [...ANY, 'until'], make: (choices) => ({ type: choices.of([...LARGE_INTEGERS, ...FLOATS]) }) },
  { modifiers: ANY, make: (choices) => boundedOf(choices) },
  // At most 32, beyond which the official runtime is wrong (`bits_wider_than_32`).
  { modifiers: ANY, make: (choices, fields) => bitsOr(fields, `b${1 + choices.upTo(31)}`) },
  { modifiers: ANY, make: (_, fields) => bitsOr(fields, 'b1') },
  { modifiers: [], make: (choices, fields, id) => turnedBits(choices, fields, id) },
  { modifiers: ANY, make: (choices, fields, id) => bytesOf(choices, fields, id) },
  { modifiers: ANY, make: (choices, fields, id) => textOf(choices, fields, id) },
  { modifiers: ANY, make: (choices, fields) => terminatedOf(choices, fields) },
  { modifiers: ANY, make: (choices) => paddedOf(choices) },
  { modifiers: ANY, make: (choices) => ({ contents: [choices.upTo(255), choices.upTo(255)] }) },
  {
    modifiers: ANY,
    make: (choices, { scope }) => ({
      type: choices.of([...INTEGERS, ...(scope.withBits ? ['b2', 'b7'] : [])]),
      enum: choices.of(scope.enums),
      ...(choices.once(4) && { valid: { 'in-enum': true } }),
    }),
  },
  { modifiers: ANY, make: (choices, fields) => ({ type: fields.type(choices) }) },
  { modifiers: ANY, make: (choices, fields) => fields.adopted(choices) },
  {
    modifiers: [],
    make: (choices, fields, id) => ({
      size: fields.ownLength(choices, id),
      ...fields.sizedType(choices),
      ...processOf(choices, fields),
      ...paddingOf(choices, fields),
    }),
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

function validOf(choices: Choices): unknown {
  const [low, high] = [choices.upTo(3), 3 + choices.upTo(60)];
  const forms = [{ eq: low }, { min: low, max: high }, { 'any-of': [low, high] }, { expr: `_ != ${low}` }];
  return choices.of([low, ...forms]);
}

// Not of a number below 0 or above 7, by which the official runtime does not rotate (`process_rotate`).
function processOf(choices: Choices, { names }: Fields): Node {
  if (!choices.once(4)) return {};
  const processes = [`xor(${choices.upTo(255)})`, 'xor([1, 2, 3])', 'rol(3)', 'ror(1)', 'zlib'];
  const keys = [
    ...names.bytes.map((name) => `xor(${name})`),
    ...names.bytes.map((name) => `rol(${name} % 8)`),
  ];
  return { process: choices.of([...processes, ...keys]) };
}

function bytesOf(choices: Choices, fields: Fields, id: string): Node {
  const size = fields.size(choices, id);
  const process = processOf(choices, fields);
  // What is compressed hardly ever has a length that was not made for it.
  if (process.process === 'zlib' && !String(size).includes('len_')) fields.drawable = 'never';
  return { size, ...process };
}

function textOf(choices: Choices, fields: Fields, id: string): Node {
  const encoding = choices.once(2) ? { encoding: choices.of(ENCODINGS) } : {};
  // Of a number of bytes that is no multiple no text can be drawn.
  const unit = Number(/^UTF-(\d+)/.exec(encoding.encoding ?? '')?.[1] ?? 8) / 8;
  const size = unit === 1 ? fields.size(choices, id) : unit * choices.upTo(3);
  const valid = choices.once(6) ? { valid: { expr: `_.length != ${choices.upTo(2)} or _ != "a"` } } : {};
  return { type: 'str', size, ...encoding, ...valid };
}

// No `include`, behind which the official runtime advances too far (`included_terminator`).
function terminatedOf(choices: Choices, fields: Fields): Node {
  const encoding = choices.once(2) ? { encoding: choices.of(ENCODINGS) } : {};
  if (choices.once(3)) return { type: 'strz', ...encoding };
  const consume = choices.once(6) ? { consume: false } : {};
  // It is drawn without what follows, in which there may be no terminator.
  if (consume.consume === false) fields.drawable = 'perhaps';
  const text = choices.once(2) ? { type: 'str' } : {};
  return { ...text, terminator: choices.of([0, 1, 10, 127]), ...consume };
}

function paddedOf(choices: Choices): Node {
  const terminator = choices.once(2) ? { terminator: choices.of([0, 1, 32]) } : {};
  const text = choices.once(2) ? { type: 'str' } : {};
  return { size: 1 + choices.upTo(5), ...text, ...terminator, 'pad-right': choices.of([0, 1, 32]) };
}

/** Around a type with a size: a terminator, and what is behind it. */
function paddingOf(choices: Choices, fields: Fields): Node {
  if (!choices.once(6)) return {};
  // A type may always have inside what looks like the terminator or the padding.
  fields.drawable = 'perhaps';
  const include = choices.once(3) ? { include: true } : {};
  const terminator = choices.once(2) ? { terminator: choices.of([0, 1, 32]), ...include } : {};
  return { ...terminator, 'pad-right': choices.of([2, 3]) };
}

/** In a choice without a size. */
function caseOf(choices: Choices, fields: Fields): string {
  const isType = choices.once(2);
  return isType ? fields.type(choices) : choices.of(['u1', 'u2', 's4', 'f4', 'u8']);
}

function switchOf(choices: Choices, fields: Fields, type: () => string): Node {
  const { names } = fields;
  const subjects: [string, readonly string[]][] = [
    ...names.integers.map((name): [string, string[]] => [name, ['0', '1', '2', '3']]),
    ...names.enums.map(({ name, of }): [string, string[]] => [name, membersOf(of)]),
    ...names.flags.map((name): [string, string[]] => [name, ['true', 'false']]),
    ...names.texts.map((name): [string, string[]] => [name, ['""', '"a"']]),
  ];
  const [on, keys] = subjects.length > 0 ? choices.of(subjects) : ['1', ['0', '1']];
  const chosen = keys.slice(0, 1 + choices.upTo(keys.length - 1));
  const cases = [...chosen, ...(choices.once(2) ? ['_'] : [])].map((key) => [key, type()]);
  return { type: { 'switch-on': on, cases: Object.fromEntries(cases) } };
}
