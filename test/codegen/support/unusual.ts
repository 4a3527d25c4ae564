/**
 * Valid specifications whose TypeScript is easily wrong for its compiler: names that generated code may use itself, values of
 * which it knows too much, choices that it multiplies.
 */
const PARTS = `
  sync: {seq: [{id: code, type: u1}]}
  other: {seq: [{id: z, type: u1}]}
`;

const CAST = `
meta: {id: choice_by_a_cast, endian: be}
seq:
  - {id: start, type: {switch-on: _io.size, cases: {1: sync, 2: other}}}
  - {id: x, type: {switch-on: start.as<sync>.code, cases: {1: u1, 2: sync}}}
  - {id: y, size: 2, type: {switch-on: start.as<sync>.code, cases: {1: sync}}}
types:${PARTS}`;

const BOOLEAN = `
meta: {id: choice_by_a_boolean, endian: be}
seq:
  - {id: c, type: u1}
  - {id: x, type: {switch-on: (c > 1).to_i, cases: {0: u1, 1: sync, 2: u4}}}
  - {id: y, type: u1, if: (c > 1).to_i == 5}
  - {id: z, type: {switch-on: '(c == 2 ? 1 : 3)', cases: {0: u1, 1: sync, 3: u4}}}
types:${PARTS}`;

/** Every name that generated code could have for a local of its own, as a parameter and as a field that is looked at. */
const LOCALS = [
  ...[
    'again',
    'annotator',
    'args',
    'at',
    'available',
    'bytes',
    'caught',
    'close',
    'count',
    'counter',
    'data',
    'end',
  ],
  ...[
    'error',
    'given',
    'index',
    'init',
    'io',
    'is_le',
    'item',
    'length',
    'message',
    'name',
    'of',
    'offset',
    'open',
  ],
  ...[
    'parent',
    'position',
    'raw',
    'read',
    'reason',
    'root',
    'self',
    'size',
    'start',
    'stream',
    'sum',
    'text',
    'value',
  ],
];

const NAMES = `
meta: {id: names_of_locals, endian: be}
seq:
  - {id: whole, type: 'taking(${LOCALS.map((_, i) => i).join(', ')})'}
${LOCALS.map((name) => `  - {id: ${name}, type: u1}\n  - {id: of_${name}, size: ${name}}`).join('\n')}
types:
  taking:
    params:
${LOCALS.map((name) => `      - {id: ${name}, type: u1}`).join('\n')}
    seq:
${LOCALS.map((name) => `      - {id: by_${name}, size: ${name}, if: ${name} > 0}`).join('\n')}
`;

/** @param count how many choices are made in one type, each by a field of its own */
function choices(count: number): string {
  const pairs = Array.from(
    { length: count },
    (_, i) =>
      `  - {id: kind${i}, type: u1}\n  - {id: body${i}, type: {switch-on: kind${i}, cases: {0: sync, 1: other}}}\n`,
  );
  return `meta: {id: choices_in_a_row, endian: be}\nseq:\n${pairs.join('')}types:${PARTS}`;
}

/** @param count how many classes a choice is between, which say the field that it is made by */
function classes(count: number): string {
  const numbers = Array.from({ length: count }, (_, i) => i);
  return `
meta: {id: choice_of_classes, endian: be}
seq:
  - {id: tag, type: u2}
  - id: body
    type:
      switch-on: tag
      cases:
${numbers.map((i) => `        ${i}: message${i}`).join('\n')}
types:
${numbers.map((i) => `  message${i}: {seq: [{id: a${i}, type: u1}]}`).join('\n')}
`;
}

/** Specifications by name; those that can be large are as large as that. */
export function unusual(count: number): Map<string, string> {
  return new Map([
    ['choice_by_a_cast', CAST],
    ['choice_by_a_boolean', BOOLEAN],
    ['names_of_locals', NAMES],
    ['choices_in_a_row', choices(count)],
    ['choice_of_classes', classes(count)],
  ]);
}
