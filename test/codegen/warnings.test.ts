/** What is suspicious and yet no error. */
import { expect, it } from 'vitest';
import { compile } from '../../src/codegen/compile.js';
import { UnknownEncodingError } from '../../src/runtime/index.js';
import { mainClass, memoryHost, RUNTIME } from './support/generated.js';

/** The compiled specification, and its warnings. */
function compileWithWarnings(spec: string) {
  const warnings: string[] = [];
  const outputs = compile(['x.ksy'], 'typescript', memoryHost(new Map([['x.ksy', spec]])), {
    runtime: RUNTIME,
    codec: '.',
    warn: (warning) => warnings.push(warning.message),
  });
  return { outputs, warnings };
}

const ENCODINGS = `
meta: {id: x}
seq:
  - {id: a, type: u1}
  - {id: b, type: str, size: 1, encoding: windows-1253x, if: a != 0}
instances:
  c: {value: '[65].to_s("EBCDIC")'}
`;

it('an encoding that is not known is a warning, and an error where such a string is read', () => {
  const { warnings, outputs } = compileWithWarnings(ENCODINGS);
  expect(warnings).toEqual([
    "x.ksy:5:43: /seq/1/encoding: warning: unrecognized encoding name 'windows-1253x', did you mean 'windows-1253'?",
    "x.ksy:7:25: /instances/c/value: warning: unrecognized encoding name 'EBCDIC'",
  ]);
  const type = mainClass(outputs);
  const object = type.fromBytes(Uint8Array.of(0)) as unknown as { a: number; c: string };
  expect(object.a).toBe(0);
  expect(() => object.c).toThrow(UnknownEncodingError);
  expect(() => type.fromBytes(Uint8Array.of(1, 65))).toThrow(UnknownEncodingError);
});

const GUIDE = 'https://doc.kaitai.io/ksy_style_guide.html#attr-id';

const NAMES = `
meta: {id: x}
seq:
  - {id: size_of_a, type: u1}
  - {id: qty, type: u1}
  - {id: a, size: size_of_a}
  - {id: b, type: u1, repeat: expr, repeat-expr: qty}
  - {id: qty_of_types, type: u1}
  - id: c
    size: end
    type: {switch-on: qty_of_types, cases: {1: t, 2: t}}
instances:
  end: {value: 2}
  count: {pos: 0, type: u1}
  d: {pos: count, type: u1, repeat: expr, repeat-expr: num_bytes}
  num_bytes: {value: 3}
  e: {pos: 0, size: size_of_e}
  size_of_e: {pos: 0, type: u1}
types:
  t: {}
`;

it('a length or count has the name that the style guide wants', () => {
  expect(compileWithWarnings(NAMES).warnings).toEqual([
    `x.ksy:4:10: /seq/0/id: warning: use 'len_a' instead of 'size_of_a', which is only used as the size in bytes of 'a' (${GUIDE})`,
    `x.ksy:5:10: /seq/1/id: warning: use 'num_b' instead of 'qty', which is only used as the number of elements of 'b' (${GUIDE})`,
    `x.ksy:13:3: /instances/end: warning: use 'len_c' instead of 'end', which is only used as the size in bytes of 'c' (${GUIDE})`,
    `x.ksy:18:3: /instances/size_of_e: warning: use 'len_e' instead of 'size_of_e', which is only used as the size in bytes of 'e' (${GUIDE})`,
  ]);
});

it.each([
  ['is used twice', '{id: n, type: u1}', '{id: a, size: n}', '{id: b, size: n}'],
  ['is a part of the length', '{id: n, type: u1}', '{id: a, size: n - 1}'],
  ['is also compared', '{id: n, type: u1, valid: {expr: _ < n2}}', '{id: n2, type: u1}', '{id: a, size: n2}'],
  [
    'counts things whose offsets are read',
    '{id: num_files, type: u1}',
    '{id: a, type: u1, repeat: expr, repeat-expr: num_files}',
  ],
  ['belongs to something without a name', '{id: n, type: u1}', '{size: n}'],
  ['is the size of each of many', '{id: n, type: u1}', '{id: a, size: n, repeat: eos}'],
])('no other name is asked for where a number %s', (_, ...seq) => {
  const spec = ['meta: {id: x}', 'seq:', ...seq.map((attribute) => `  - ${attribute}`)].join('\n');
  expect(compileWithWarnings(spec).warnings).toEqual([]);
});

it.each([
  ['zip', "'zlib'"],
  ['gzip', "'zlib'"],
  ['zlibb', "'zlib'"],
  ['rotl(3)', "'rol'"],
  ['xorr(3)', "'xor'"],
])('a process %s is taken for a class, with a warning that it is almost one that there is', (process, meant) => {
  const { warnings } = compileWithWarnings(
    `meta: {id: x}\nseq:\n  - {id: a, size-eos: true, process: ${process}}\n`,
  );
  const name = process.replace(/\(.*/, '');
  expect(warnings).toEqual([
    `x.ksy:3:38: /seq/0/process: warning: process '${name}' is taken for a class of your own, did you mean ${meant}?`,
  ]);
});

it.each(['my.zip', 'lzma', 'my_xor(3)'])('a process %s is taken for a class without a word', (process) => {
  const spec = `meta: {id: x}\nseq:\n  - {id: a, size-eos: true, process: ${process}}\n`;
  expect(compileWithWarnings(spec).warnings).toEqual([]);
});

/** Found so in the gallery of formats. */
const PARTLY_ENDLESS = `
meta: {id: x}
seq:
  - {id: flags, type: u1}
  - {id: rare, type: around, if: flags == 1}
types:
  around:
    seq:
      - {id: inner, type: endless}
  endless:
    seq:
      - {id: checksum, type: endless}
`;

it('a type that contains itself without end is a warning where the rest can be read without it', () => {
  const { warnings, outputs } = compileWithWarnings(PARTLY_ENDLESS);
  expect(warnings).toEqual([
    "x.ksy:12:30: /types/endless/seq/0/type: warning: each 'endless' contains another one, without end (endless.checksum), and can never be read: an 'if', or a repetition that may be empty, ends it",
  ]);
  expect(mainClass(outputs).fromBytes(Uint8Array.of(0))).toMatchObject({ flags: 0 });
});

it('a value that is never found among those that are valid is a warning, since the others can be', () => {
  const { warnings } = compileWithWarnings(
    'meta: {id: x}\nseq: [{id: a, type: s1, valid: {any-of: [127, 128, -129]}}]',
  );
  expect(warnings).toEqual([
    'x.ksy:2:47: /seq/0/valid/any-of/1: warning: no value is that: all are from -128 to 127',
    'x.ksy:2:52: /seq/0/valid/any-of/2: warning: no value is that: all are from -128 to 127',
  ]);
});

it.each([
  ['UTF-16', ", it says no byte order: use 'UTF-16LE' or 'UTF-16BE'"],
  ['utf32', ", it says no byte order: use 'UTF-32LE' or 'UTF-32BE'"],
  ['UTF-7', ''],
  ['IBM850', ''],
  ['IBM037', ''],
  ['ISO-8859-12', ''],
  ['windovs-1252', ", did you mean 'windows-1252'?"],
])('the hint for the encoding %s is a right one, or none', (encoding, hint) => {
  const { warnings } = compileWithWarnings(
    `meta: {id: x}\nseq: [{id: a, type: str, size: 2, encoding: ${encoding}}]\n`,
  );
  expect(warnings).toEqual([
    `x.ksy:2:45: /seq/0/encoding: warning: unrecognized encoding name '${encoding}'${hint}`,
  ]);
});

const NO_BYTES =
  'its elements take no bytes, and so never come to the end of the stream: only where nothing is left can this be read';

it.each([
  ['an empty type', 'type: e', 'e: {}'],
  ['a type of such', 'type: o', 'o: {seq: [{id: a, type: e}, {id: b, size: 0, if: _root._io.eof}]}, e: {}'],
  ['a size of 0', 'size: 0', ''],
  [
    'a choice between them',
    'type: {switch-on: 1, cases: {1: e, 2: f}}',
    'e: {}, f: {seq: [{id: z, type: e}]}',
  ],
])('to repeat to the end of the stream what takes no bytes is a warning: %s', (_, type, types) => {
  const spec = `meta: {id: x}\nseq: [{id: xs, ${type}, repeat: eos}]\ntypes: {${types}}\n`;
  expect(compileWithWarnings(spec).warnings).toEqual([`x.ksy:2:7: /seq/0: warning: ${NO_BYTES}`]);
});

it.each([
  ['a type that may take some', 'type: e', 'e: {seq: [{id: a, size: 1, if: _root._io.eof}]}'],
  ['a type inside itself', 'type: e', 'e: {seq: [{id: a, type: e, if: _root._io.eof}]}'],
  ['bits', 'type: b1', ''],
])('but not of %s', (_, type, types) => {
  const spec = `meta: {id: x}\nseq: [{id: xs, ${type}, repeat: eos}]\ntypes: {${types}}\n`;
  expect(compileWithWarnings(spec).warnings).toEqual([]);
});

/** As in mach_o of the gallery, and as it is right. */
const VARIABLE_LENGTH = (third: string) => `
meta: {id: x, endian: be}
seq:
  - {id: b1, type: u1}
  - {id: b2, type: u1, if: b1 & 0x80 != 0}
  - {id: b3, type: u1, if: '${third}'}
instances:
  len: {value: b1 * 2, if: b1 > 3}
  text: {pos: 0, size: len}
  guarded: {pos: 0, size: len, if: b1 > 5}
  chosen: {value: 'b1 > 3 ? len : 0'}
  both: {value: 'b1 > 3 and len > 5'}
  same: {value: len}
  known: {pos: 0, type: {switch-on: b1, cases: {4: t(len)}}}
types:
  t:
    params: [{id: p, type: u4}]
`;

it('what may be absent is a warning where it is asked for without a word about that', () => {
  const warned = (third: string) =>
    compileWithWarnings(VARIABLE_LENGTH(third)).warnings.filter((text) => !text.includes('style_guide'));
  const size =
    "x.ksy:9:24: /instances/text/size: warning: 'len' is asked for, and has no value unless 'b1 > 3': then this cannot be read";
  expect(warned('b2 & 0x80 != 0')).toEqual([
    "x.ksy:6:29: /seq/2/if: warning: 'b2' is asked for, and has no value unless 'b1 & 0x80 != 0': then this cannot be read",
    size,
  ]);
  expect(warned('b1 & 0x80 != 0 and b2 & 0x80 != 0')).toEqual([size]);
});

it('an instance of which nothing says where it is, is a warning', () => {
  const { warnings, outputs } = compileWithWarnings(
    'meta: {id: x}\nseq: [{id: a, type: u1}]\ninstances:\n  b: {type: u1}\n  c: {pos: 0, type: u1}\n  d: {value: 1}\n',
  );
  expect(warnings).toEqual([
    "x.ksy:4:3: /instances/b: warning: an instance with neither 'pos' nor 'value' is read where its stream stands when it is first asked for, which may be anywhere",
  ]);
  expect(mainClass(outputs).fromBytes(Uint8Array.of(1, 2))).toMatchObject({ b: 2, c: 1, d: 1 });
});
