/** Fields of bytes: how they end, what is done to them, and what they stand for. */
import type { Choices } from './choices.js';
import type { Fields } from './field.js';
import type { Node } from './types.js';
import { validOf } from './valid.js';

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

// Not of a number below 0 or above 7, by which the official runtime does not rotate (`process_rotate`).
export function processOf(choices: Choices, { names }: Fields): Node {
  if (!choices.once(3)) return {};
  const flag = names.flags.length > 0 ? choices.of(names.flags) : 'true';
  const keys = [
    ...names.bytes.flatMap((name) => [`xor(${name})`, `rol(${name} % 8)`, `shift_by(${name}, ${flag})`]),
    ...names.byteArrays.flatMap((name) => [`xor(${name})`, `xor(${name})`]),
  ];
  if (keys.length > 0 && choices.once(2)) return { process: choices.of(keys) };
  const fixed = [
    `xor(${choices.upTo(255)})`,
    'xor([1, 2, 3])',
    'rol(3)',
    'ror(1)',
    'zlib',
    'shift_by(3, false)',
  ];
  return { process: choices.of(fixed) };
}

export function bytesOf(choices: Choices, fields: Fields, id: string): Node {
  const size = fields.size(choices, id);
  const process = processOf(choices, fields);
  // What is compressed hardly ever has a length that was not made for it.
  if (process.process === 'zlib' && !String(size).includes('len_')) fields.drawable = 'never';
  // The official compiler does not know `[]`.
  const isFixed = typeof size === 'number' && size > 0;
  if (process.process !== undefined || !isFixed || !choices.once(4)) return { size, ...process };
  const [low, more] = [choices.upTo(3), choices.upTo(3)];
  const all = (byte: number) => `[${Array(size).fill(byte).join(', ')}]`;
  return { size, valid: validOf(choices, [all(low), all(low + more)]) };
}

export function textOf(choices: Choices, fields: Fields, id: string): Node {
  const encoding = choices.once(2) ? { encoding: choices.of(ENCODINGS) } : {};
  // Of a number of bytes that is no multiple no text can be drawn.
  const unit = Number(/^UTF-(\d+)/.exec(encoding.encoding ?? '')?.[1] ?? 8) / 8;
  if (choices.once(6))
    return { type: 'str', size: 2 * unit, ...encoding, valid: validOf(choices, ['"  "', '"ab"']) };
  const size = unit === 1 ? fields.size(choices, id) : unit * choices.upTo(3);
  const valid = choices.once(6) ? { valid: { expr: `_.length != ${choices.upTo(2)} or _ != "a"` } } : {};
  return { type: 'str', size, ...encoding, ...valid };
}

/** Bytes up to a terminator. */
export function terminatedOf(choices: Choices, fields: Fields): Node {
  const how = endingOf(choices, fields);
  if (choices.once(3)) {
    const encoding = choices.once(2) ? { encoding: choices.of(ENCODINGS) } : {};
    return { type: 'strz', ...encoding, ...how };
  }
  const text = choices.once(2) ? { type: 'str' } : {};
  return { ...text, terminator: terminatorOf(choices, fields), ...how };
}

/** The official compiler knows terminators of one byte only (`terminator_of_several_bytes`). */
function terminatorOf(choices: Choices, { scope }: Fields): number | readonly number[] {
  if (scope.oursAlone && choices.once(2))
    return choices.of([
      [13, 10],
      [0, 0],
      [1, 2, 3],
    ]);
  return choices.of([0, 1, 10, 127]);
}

function endingOf(choices: Choices, fields: Fields): Node {
  const all = [{ include: true }, { consume: false }, { 'eos-error': false }];
  const ending = Object.assign({}, ...all.filter(() => choices.once(4)));
  // It is drawn without what follows, in which there may be no terminator, or be one too many.
  if (Object.keys(ending).length > 0) fields.drawable = 'perhaps';
  return ending;
}

/** Bytes in a fixed number of them, with a terminator or padding or both. */
export function paddedOf(choices: Choices, fields: Fields): Node {
  const text = choices.once(2) ? { type: 'str' } : {};
  const size = 1 + choices.upTo(5);
  const padding = { 'pad-right': choices.of([0, 1, 32]) };
  if (choices.once(3)) return { size, ...text, ...padding };
  const terminator = choices.of([0, 1, 32]);
  // The official parser strips an included terminator that is also the padding.
  const mayInclude = fields.scope.oursAlone || terminator !== padding['pad-right'];
  const include = mayInclude && choices.once(3) ? { include: true } : {};
  return { size, ...text, terminator, ...include, ...(choices.once(2) && padding) };
}

/** Around a type with a size: a terminator, and what is behind it. */
export function paddingOf(choices: Choices, fields: Fields, type: Node): Node {
  if (!choices.once(4)) return {};
  // A type may always have inside what looks like the terminator or the padding.
  fields.drawable = 'perhaps';
  const include = choices.once(3) ? { include: true } : {};
  // Bits that are left out become 0 when they are written, which may make a terminator of their byte.
  const mayEnd = choices.once(2) && !fields.mayHaveBits(type);
  const terminator = mayEnd ? { terminator: choices.of([0, 1, 32]), ...include } : {};
  return { ...terminator, 'pad-right': choices.of([2, 3]) };
}
