/** What is chosen between, and the enums that it is chosen by. */
export const CHOSEN = `
types:
  a: {seq: [{id: one, type: u1}]}
  b: {seq: [{id: two, type: u1}]}
enums:
  kind: {1: first, 2: second, 3: third}
  huge: {1: small, 0xffffffffffffffff: large}
`;

/** A choice by each kind of value, and a program in which each narrows. */
export const EVERY_TAG = `
meta: {id: every_tag, endian: be, encoding: ASCII}
seq:
  - {id: int, type: u1}
  - {id: by_int, type: {switch-on: int, cases: {1: a, 2: b, _: strz}}}
  - {id: big, type: u8}
  - {id: by_big, type: {switch-on: big, cases: {1: a, 2: b, _: strz}}}
  - {id: text, type: strz}
  - {id: by_text, type: {switch-on: text, cases: {'"x"': a, '"y"': b, _: strz}}}
  - {id: flag, type: b1}
  - {id: by_flag, type: {switch-on: flag, cases: {true: a, false: b}}}
  - {id: kind, type: u1, enum: kind}
  - {id: by_kind, type: {switch-on: kind, cases: {'kind::first': a, 'kind::second': b, _: strz}}}
  - {id: huge, type: u8, enum: huge}
  - {id: by_huge, type: {switch-on: huge, cases: {'huge::small': a, 'huge::large': b, _: strz}}}
${CHOSEN}`;

/**
 * @param tag the field that a choice is made by
 * @param first its value in the first case, as code
 * @param other the type of the values that have no case
 */
function uses(tag: string, first: string, second: string, other: string): string {
  const Tag = tag.replace(/^./, (letter) => letter.toUpperCase());
  return `
export function by${Tag}(whole: EveryTag): number {
  const { ${tag}, by${Tag}: part } = whole._by${Tag};
  if (${tag} === ${first}) return part.one;
  // @ts-expect-error it is not the first any more
  void part?.one;
  switch (${tag}) {
    case ${second}:
      return part.two;
    default: {
      const value: ${other} = ${tag};
      const rest: ${other === 'never' ? 'never' : 'string'} = part;
      return [value, rest].length;
    }
  }
}`;
}

export const EVERY_TAG_USER = [
  "import { EveryTag } from './every_tag.js';",
  uses('int', '1', '2', 'number'),
  uses('big', '1n', '2n', 'bigint'),
  uses('text', "'x'", "'y'", 'string'),
  uses('flag', 'true', 'false', 'never'),
  uses('kind', 'EveryTag.Kind.FIRST', 'EveryTag.Kind.SECOND', 'EveryTag.Kind | number'),
  uses('huge', 'EveryTag.Huge.SMALL', 'EveryTag.Huge.LARGE', 'bigint'),
].join('\n');
