/**
 * Specifications of any size, each large in one way: more of it must take as many times as long to compile, and no more.
 */

/** One way to be large. */
export interface Shape {
  readonly name: string;
  /** A specification with so many of them. */
  readonly make: (count: number) => string;
}

const META = 'meta:\n  id: large\n  endian: be\n  encoding: UTF-8\n';

const each = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

/** Types of which each is in the next. */
export const chain: Shape = {
  name: 'types, each in the next',
  make: (count) =>
    `${META}seq:\n  - id: head\n    type: t0\ntypes:\n${each(
      count,
      (i) =>
        `  t${i}:\n    seq:\n      - id: tag\n        type: u1\n${
          i + 1 < count ? `      - id: next\n        type: t${i + 1}\n` : ''
        }`,
    )}`,
};

/** Types of which each is in the next twice, so that an object of the first has 2^count parts. */
export const doubled: Shape = {
  name: 'types, each twice in the next',
  make: (count) =>
    `${META}seq:\n  - id: head\n    type: t0\ntypes:\n${each(
      count,
      (i) =>
        `  t${i}:\n    seq:\n      - id: tag\n        type: u1\n${
          i + 1 < count
            ? `      - id: left\n        type: t${i + 1}\n      - id: right\n        type: t${i + 1}\n`
            : ''
        }`,
    )}`,
};

/** Lengths, and texts that are so long. */
export const texts: Shape = {
  name: 'pairs of a length and a text',
  make: (count) =>
    `${META}seq:\n${each(
      count,
      (i) => `  - id: len_text${i}\n    type: u2\n  - id: text${i}\n    type: str\n    size: len_text${i}\n`,
    )}`,
};

export const fields: Shape = {
  name: 'fields',
  make: (count) => `${META}seq:\n${each(count, (i) => `  - id: f${i}\n    type: u${[1, 2, 4, 8][i % 4]}\n`)}`,
};

export const types: Shape = {
  name: 'types',
  make: (count) =>
    `${META}seq:\n${each(count, (i) => `  - id: f${i}\n    type: t${i}\n`)}types:\n${each(
      count,
      (i) => `  t${i}:\n    seq:\n      - id: a\n        type: u1\n      - id: b\n        size: a\n`,
    )}`,
};

export const cases: Shape = {
  name: 'cases',
  make: (count) =>
    `${META}seq:\n  - id: tag\n    type: u4\n  - id: body\n    type:\n      switch-on: tag\n      cases:\n${each(
      count,
      (i) => `        ${i}: t${i % 10}\n`,
    )}types:\n${each(10, (i) => `  t${i}:\n    seq:\n      - id: a\n        type: u1\n`)}`,
};

export const caseTypes: Shape = {
  name: 'cases, each of a type of its own',
  make: (count) =>
    `${META}seq:\n  - id: tag\n    type: u4\n  - id: body\n    type:\n      switch-on: tag\n      cases:\n${each(
      count,
      (i) => `        ${i}: t${i}\n`,
    )}types:\n${each(count, (i) => `  t${i}:\n    seq:\n      - id: a\n        type: u1\n`)}`,
};

export const members: Shape = {
  name: 'members of an enum',
  make: (count) =>
    `${META}seq:\n  - id: kind\n    type: u4\n    enum: kind\nenums:\n  kind:\n${each(count, (i) => `    ${i}: m${i}\n`)}`,
};

export const instances: Shape = {
  name: 'value instances, each of the one before',
  make: (count) =>
    `${META}seq:\n  - id: a\n    type: u1\ninstances:\n  v0:\n    value: a\n${each(
      count - 1,
      (i) => `  v${i + 1}:\n    value: v${i} ^ 1\n`,
    )}`,
};

/** A sum as deep as it is long. */
export const terms: Shape = {
  name: 'terms of a sum',
  make: (count) =>
    `${META}seq:\n  - id: a\n    type: u1\ninstances:\n  sum:\n    value: ${'a + '.repeat(count - 1)}a\n`,
};

/** A choice in a choice. */
export const ternaries: Shape = {
  name: 'ternaries, each in the one before',
  make: (count) =>
    `${META}seq:\n  - id: a\n    type: u1\ninstances:\n  which:\n    value: "${each(
      count,
      (i) => `a == ${i} ? ${i} : `,
    )}0"\n`,
};

/** Conditions, sizes, enums, choices, instances: what the specification of a protocol is made of. */
export const protocol: Shape = {
  name: 'messages of a protocol',
  make: (count) =>
    `${META}seq:\n  - id: messages\n    type: message\n    repeat: eos\nenums:\n  kind:\n${each(
      count,
      (i) => `    ${i}:\n      id: kind${i}\n      doc: Number ${i}.\n`,
    )}types:\n  message:\n    seq:\n      - id: kind\n        type: u2\n        enum: kind\n      - id: len_body\n        type: u4\n      - id: body\n        size: len_body\n        type:\n          switch-on: kind\n          cases:\n${each(
      count,
      (i) => `            'kind::kind${i}': body${i}\n`,
    )}${each(
      count,
      (i) => `  body${i}:
    doc: What message ${i} carries.
    seq:
      - id: flags
        type: b3
      - id: has_name
        type: b1
      - id: reserved
        type: b4
      - id: len_name
        type: u2
        if: has_name
      - id: name
        type: str
        size: len_name
        if: has_name
      - id: num_items
        type: u1
        valid:
          max: 100
      - id: items
        type: item
        repeat: expr
        repeat-expr: num_items
        doc: |
          Items of message ${i}, which
          have a text each.
      - id: rest
        size-eos: true
    types:
      item:
        seq:
          - id: number
            type: s4
          - id: ratio
            type: f8
          - id: text
            type: strz
    instances:
      is_long:
        value: len_name > ${i} and num_items != 0
`,
    )}`,
};
