/**
 * Random expressions of what a type has so far. Left out is where the official target is known to yield something
 * else: 64-bit integers, which it computes as doubles; masks and shifts, which it does with 32 bits; what a text that is
 * no number is as one; and elements that are not there. `%` of a negative number may be -0 there, which `+ 0` makes 0.
 */
import type { Choices } from './choices.js';
import type { Names } from './names.js';

/** Of every enum in a random specification. */
export const MEMBERS = ['none', 'one', 'two'] as const;

export function membersOf(enumeration: string): string[] {
  return MEMBERS.map((member) => `${enumeration}::${member}`);
}

/** An integer: of fewer than 53 bits whatever the fields are. */
export function integer(choices: Choices, names: Names, depth = 2): string {
  const literal = () => String(choices.upTo(5));
  if (depth === 0 || choices.once(3))
    return names.integers.length > 0 ? choices.of(names.integers) : literal();
  const part = () => `(${integer(choices, names, depth - 1)})`;
  const forms = [
    literal,
    () => `${part()} + ${part()}`,
    () => `${part()} - ${part()}`,
    () => `${part()} * ${1 + choices.upTo(5)}`,
    () => `${part()} / ${1 + choices.upTo(5)}`,
    () => `${part()} % ${1 + choices.upTo(5)} + 0`,
    () => `(${boolean(choices, names, 0)}) ? ${part()} : ${part()}`,
    ...(names.enums.length > 0 ? [() => `${choices.of(names.enums).name}.to_i`] : []),
    ...(names.flags.length > 0 ? [() => `${choices.of(names.flags)}.to_i`] : []),
    ...(names.texts.length > 0 ? [() => `${choices.of(names.texts)}.length`] : []),
    ...(names.arrays.length > 0 ? [() => `${choices.of(names.arrays)}.size`] : []),
    ...Array(names.fixedTypes.length > 0 ? 3 : 1).fill(() => sizeOf(choices, names)),
    // No cast may change the value: the official target computes with what was read.
    ...(names.bytes.length > 0 ? [() => `${choices.of(names.bytes)}.as<u4>`] : []),
  ];
  return choices.of(forms)();
}

/** The size of a type, or of a field whose size is always the same. */
function sizeOf(choices: Choices, names: Names): string {
  const objects = names.objects.filter(({ type }) => type.isFixed).map(({ name }) => name);
  const ofFields = [...objects, ...names.bytes.slice(0, 1)].map((name) => `${name}._sizeof`);
  const ofTypes = names.fixedTypes.flatMap((type) => [`sizeof<${type}>`, `bitsizeof<${type}>`]);
  if (ofTypes.length > 0 && choices.once(2)) return choices.of(ofTypes);
  const builtin = [
    `sizeof<${choices.of(['u1', 's2', 'u4', 'f8', 'b12'])}>`,
    `bitsizeof<${choices.of(['u2', 'b1', 'b7', 'b12'])}>`,
  ];
  return choices.of(ofFields.length > 0 && choices.once(2) ? ofFields : builtin);
}

export function boolean(choices: Choices, names: Names, depth = 1): string {
  const comparison = () => {
    const operator = choices.of(['>', '<=', '==', '!=', '<', '>=']);
    return `(${integer(choices, names, depth)}) ${operator} ${choices.upTo(5)}`;
  };
  const part = () => `(${boolean(choices, names, depth - 1)})`;
  const member = () => {
    const { name, of } = choices.of(names.enums);
    return `${name} == ${choices.of(membersOf(of))}`;
  };
  const forms = [
    comparison,
    ...(names.flags.length > 0 ? [() => choices.of(names.flags)] : []),
    ...(names.enums.length > 0 ? [member] : []),
    ...(names.floats.length > 0 ? [() => `${choices.of(names.floats)} < ${choices.upTo(5)}.5`] : []),
    ...(names.texts.length > 0 ? [() => `${choices.of(names.texts)} == "a"`] : []),
    ...(depth > 0
      ? [() => `not ${part()}`, () => `${part()} and ${part()}`, () => `${part()} or ${part()}`]
      : []),
  ];
  return choices.of(forms)();
}

export function text(choices: Choices, names: Names): string {
  const part = () => (names.texts.length > 0 ? choices.of(names.texts) : '"ab"');
  const forms = [
    () => `${part()} + "c"`,
    () => `${part()}.reverse`,
    () => `(${integer(choices, names, 1)}).to_s`,
    () => `(${boolean(choices, names, 0)}) ? ${part()} : "d"`,
    () => `f"${choices.of(['', 'n = '])}{${integer(choices, names, 0)}}${choices.of(['', ';'])}"`,
    ...(names.texts.length > 0 ? [() => `f"<{${choices.of(names.texts)}}>"`] : []),
    ...(names.texts.length > 0 ? [() => `${choices.of(names.texts)}.as<str>`] : []),
  ];
  return choices.of(forms)();
}

export function float(choices: Choices, names: Names): string {
  const part = () => (names.floats.length > 0 ? choices.of(names.floats) : '2.5');
  const forms = [
    () => `${part()} * 0.5`,
    () => `${part()} + (${integer(choices, names, 1)})`,
    () => `${part()} - ${part()}`,
    () => `(${boolean(choices, names, 0)}) ? ${part()} : 1.5`,
  ];
  return choices.of(forms)();
}
