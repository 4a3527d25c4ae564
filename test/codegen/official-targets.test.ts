/**
 * The column "ours" of docs/languages.md: what our parser makes of the valid inputs on which the official targets
 * disagree. Each row of the page that names a script has its example here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generate, mainClass } from './support/generated.js';

interface Example {
  /** The fields and instances of the specification. */
  readonly spec: string;
  readonly bytes: string;
  /** What the page says of the fields, or a part of the error. */
  readonly reads: Readonly<Record<string, unknown>> | RegExp;
  readonly endian?: string;
}

const value = (...instances: string[]) => instances.map((text) => `  ${text}\n`).join('');

const EXAMPLES: Readonly<Record<string, Example>> = {
  'kaitai-repeat-until-index': {
    spec: 'seq:\n- {id: list, type: u1, repeat: until, repeat-until: _index == 2}\n- {id: next, type: u1}',
    bytes: '05060708',
    reads: { next: 8 },
  },
  'kaitai-instance-between-bits': {
    spec: `seq:
- {id: high, type: b4}
- {id: low, type: b4, if: marker == 1}
- {id: next, type: u1}
instances:
  marker: {pos: 2, type: u1}`,
    bytes: '8d3501',
    reads: { low: 13, next: 53 },
  },
  'kaitai-end-of-stream-after-bits': {
    spec: `seq:
- {id: high, type: b4}
- {id: rest, type: rest}
types:
  rest: {seq: [{id: inner, type: u1, if: not _io.eof}]}
instances:
  x: {value: rest._io.eof}`,
    bytes: '12',
    reads: { high: 1, x: true },
  },
  'kaitai-javascript-included-terminator-not-consumed': {
    spec: `seq:
- {id: text, type: str, encoding: ASCII, terminator: 0x2c, include: true, consume: false}
- {id: next, type: u1}`,
    bytes: '61622c63',
    reads: { text: 'ab,', next: 0x2c },
  },
  'kaitai-included-terminator-as-padding': {
    spec: 'seq: [{id: x, type: str, encoding: ASCII, size: 5, terminator: 0x40, include: true, pad-right: 0x40}]',
    bytes: '6162404040',
    reads: { x: 'ab@' },
  },
  'kaitai-go-loses-unterminated-byte': {
    spec: 'seq: [{id: x, type: str, encoding: ASCII, terminator: 0, eos-error: false}]',
    bytes: '616263',
    reads: { x: 'abc' },
  },
  'kaitai-size-of-type-with-bits': {
    spec: `types: {part: {seq: [{id: a, type: b3}, {id: b, type: u2}, {id: c, type: b12}]}}
instances: {size: {value: sizeof<part>}}`,
    bytes: '',
    reads: { size: 5 },
  },
  'kaitai-python-calculated-byte-order': {
    endian: '{switch-on: order, cases: {1: le, 2: be}}',
    spec: 'seq: [{id: first, type: u1}, {id: x, type: u2}]\ninstances: {order: {pos: 0, type: u1}}',
    bytes: '020102',
    reads: { x: 0x0102 },
  },
  'kaitai-rotate-by-nine': {
    spec: 'seq: [{id: x, size: 2, process: rol(9)}]',
    bytes: '8101',
    reads: { x: Uint8Array.of(3, 2) },
  },
  'kaitai-division-rounds-both-ways': {
    spec: `seq: [{id: a, type: s1}]\ninstances:\n${value('x: {value: a / 2}', 'y: {value: a % 2}')}`,
    bytes: 'f9',
    reads: { x: -4, y: 1 },
  },
  'kaitai-negative-divisor': {
    spec: `seq: [{id: a, type: s1}]\ninstances:\n${value('x: {value: 7 % a}')}`,
    bytes: 'fe',
    reads: /-2 does not fit the divisor of %/,
  },
  'kaitai-remainder-of-floats': {
    spec: `seq: [{id: a, type: f8}]\ninstances:\n${value('x: {value: a % 2.0}')}`,
    bytes: '0000000000001ec0',
    reads: { x: 0.5 },
  },
  'kaitai-go-keeps-small-integers': {
    spec: `seq: [{id: a, type: u1}, {id: b, type: u1}, {id: list, type: b1, repeat: expr, repeat-expr: a * b}]
instances:
${value('x: {value: (a << 8) | b}', 'n: {value: list.size}')}`,
    bytes: `1010${'ff'.repeat(32)}`,
    reads: { x: 0x1010, n: 256 },
  },
  'kaitai-go-subtraction-of-lengths': {
    spec: `seq: [{id: len, type: u2}]\ninstances:\n${value('x: {value: len - 4}', 'y: {value: len - 4 < 0}')}`,
    bytes: '0200',
    reads: { x: -2, y: true },
  },
  'kaitai-java-sums-of-u4': {
    spec: `seq: [{id: a, type: u4}, {id: b, type: u4}]\ninstances:\n${value('x: {value: a + b}')}`,
    bytes: '00286bee00ca9a3b',
    reads: { x: 5_000_000_000 },
  },
  'kaitai-go-mixed-integers': {
    spec: `seq: [{id: a, type: u4}, {id: b, type: u1}]\ninstances:\n${value('x: {value: a + b}')}`,
    bytes: 'ffffffff02',
    reads: { x: 0x1_0000_0001 },
  },
  'kaitai-go-float-times-integer': {
    spec: `seq: [{id: raw, type: u1}]\ninstances:\n${value('x: {value: raw * 0.5}')}`,
    bytes: '07',
    reads: { x: 3.5 },
  },
  'kaitai-java-float-products': {
    spec: `seq: [{id: steps, type: u1}, {id: width, type: f4}]\ninstances:\n${value('x: {value: steps * width}')}`,
    bytes: '07cdcccc3d',
    reads: { x: 0.7000000104308128 },
  },
  'kaitai-java-constants-wrap': {
    spec: `instances:\n${value('x: {value: 65536 * 65536}', 'y: {value: 1 << 40}')}`,
    bytes: '',
    reads: { x: 2 ** 32, y: 2 ** 40 },
  },
  'kaitai-javascript-mask-of-the-top-bit': {
    spec: `seq: [{id: a, type: u4}]\ninstances:\n${value('x: {value: a & 0xf0000000 == 0xf0000000}')}`,
    bytes: '010000f0',
    reads: { x: true },
  },
  'kaitai-javascript-shift-of-negative': {
    spec: `seq: [{id: a, type: s4}, {id: b, type: u4}]
instances:
${value('x: {value: a >> 1}', 'y: {value: b >> 32}')}`,
    bytes: '000000f0000000f0',
    reads: { x: -0x800_0000, y: 0 },
  },
  'kaitai-java-mod-with-u8': {
    spec: `seq: [{id: a, type: u8, valid: {min: 1}}]\ninstances:\n${value('x: {value: a / 2}', 'y: {value: a > 1}')}`,
    bytes: 'ffffffffffffffff',
    reads: { x: 0x7fff_ffff_ffff_ffffn, y: true },
  },
  'kaitai-java-switch-on-u8': {
    spec: 'seq: [{id: kind, type: u8}, {id: x, type: {switch-on: kind, cases: {1: u1, 2: u2}}}]',
    bytes: '010000000000000005',
    reads: { x: 5 },
  },
  'kaitai-float-to-integer-saturates': {
    spec: `seq: [{id: a, type: f8}]\ninstances:\n${value('x: {value: a.to_i}')}`,
    bytes: '0000000065cde141',
    reads: { x: 2_389_387_264 },
  },
  'kaitai-cast-of-an-integer': {
    spec: `seq: [{id: a, type: u2}]\ninstances:\n${value('x: {value: a.as<u1>}', 'y: {value: a.as<s2>}')}`,
    bytes: '2cff',
    reads: { x: 65_324, y: 65_324 },
  },
  'kaitai-parameter-narrower-than-argument': {
    spec: `seq: [{id: a, type: u1}, {id: part, type: part(a + 250)}]
types: {part: {params: [{id: id, type: u1}]}}
instances:
${value('x: {value: part.id}')}`,
    bytes: '32',
    reads: { x: 300 },
  },
  'kaitai-go-substring-cuts-characters': {
    spec: `seq: [{id: a, type: str, size: 3, encoding: UTF-8}]
instances:
${value("x: {value: 'a.substring(0, 2)'}", "y: {value: 'a.substring(0, a.length)'}")}`,
    bytes: '61c3bc',
    reads: { x: 'aü', y: 'aü' },
  },
  'kaitai-go-latin-letter-in-literal': {
    spec: `seq: [{id: a, type: str, size: 2, encoding: UTF-8}]\ninstances:\n${value(`x: {value: 'a == "ü"'}`)}`,
    bytes: 'c3bc',
    reads: { x: true },
  },
  'kaitai-javascript-drops-byte-order-mark': {
    spec: `seq: [{id: a, type: str, size: 4, encoding: UTF-16LE}]\ninstances:\n${value('x: {value: a.length}')}`,
    bytes: 'fffe6800',
    reads: { a: '\ufeffh', x: 2 },
  },
  'kaitai-digits-with-underscore': {
    spec: `seq: [{id: a, type: str, size: 3, encoding: ASCII}]\ninstances:\n${value('x: {value: a.to_i}')}`,
    bytes: '315f32',
    reads: /"1_2" is not an integer in base 10/,
  },
  'kaitai-digits-with-blanks-or-prefix': {
    spec: `seq: [{id: a, type: str, size: 4, encoding: ASCII}]\ninstances:\n${value('x: {value: a.to_i(16)}')}`,
    bytes: '30783166',
    reads: /"0x1f" is not an integer in base 16/,
  },
  'kaitai-digits-to-integer-wraps': {
    spec: `seq: [{id: a, type: str, size: 10, encoding: ASCII}]\ninstances:\n${value('x: {value: a.to_i}')}`,
    bytes: '35303030303030303030',
    reads: { x: 5_000_000_000 },
  },
  'kaitai-absent-field-in-four-ways': {
    spec: `seq: [{id: flag, type: u1}, {id: extra, type: u1, if: flag == 1}]
instances:
${value('x: {value: extra + 1}')}`,
    bytes: '00',
    reads: /x: 'extra' is asked for, and has no value/,
  },
  'kaitai-java-enum-without-member': {
    spec: `seq: [{id: kind, type: u1, enum: kind}]
enums: {kind: {1: one}}
instances:
${value('x: {value: kind.to_i}')}`,
    bytes: '07',
    reads: { x: 7 },
  },
};

interface Written {
  readonly spec: string;
  readonly bytes: string;
  /** What is set to a value that does not fit; nothing is set without it, and the same bytes are written. */
  readonly set?: Readonly<Record<string, number>>;
  readonly refused?: RegExp;
}

const WRITTEN: Readonly<Record<string, Written>> = {
  'kaitai-write-loses-bytes-behind-terminator': {
    spec: 'seq: [{id: text, type: strz, size: 5, encoding: ASCII}]',
    bytes: '6e006e7300',
  },
  'kaitai-write-clears-skipped-bits': {
    spec: 'seq: [{id: flags, type: b3}, {id: next, type: u1}]',
    bytes: 'ff07',
  },
  'kaitai-write-zlib-of-another-level': {
    spec: 'seq: [{id: len_body, type: u1}, {id: body, size: len_body, process: zlib}]',
    bytes: '0e7801010300fcff616263024d0127',
  },
  'kaitai-write-java-index-of-its-own': {
    spec: 'seq: [{id: items, type: u1, repeat: until, repeat-until: _index == 1}]',
    bytes: '0102',
  },
  'kaitai-write-java-enum-without-member': {
    spec: 'seq: [{id: kind, type: u1, enum: kind}]\nenums: {kind: {1: one}}',
    bytes: '07',
  },
  'kaitai-write-python-signalling-nan': { spec: 'seq: [{id: sample, type: f4}]', bytes: '0100a07f' },
  'kaitai-write-java-question-mark': {
    spec: 'seq: [{id: text, type: str, size: 2, encoding: ASCII}]',
    bytes: '41e9',
    refused: /not valid ASCII/,
  },
  'kaitai-write-java-cuts-numbers': {
    spec: 'seq: [{id: small, type: u1}, {id: large, type: u4}]',
    bytes: '0700000000',
    set: { large: 2 ** 33 },
    refused: /large.*8589934592 does not fit/,
  },
  'kaitai-write-bits-overflow': {
    spec: 'seq: [{id: low, type: b4}, {id: high, type: b4}]',
    bytes: 'ab',
    set: { low: 31 },
    refused: /low.*31 does not fit/,
  },
};

const page = readFileSync('docs/languages.md', 'utf8');
const named = [...page.matchAll(/\| (kaitai-[a-z0-9-]+) \|$/gm)].map(([, name]) => name as string);
const scripts = readdirSync('findings').filter((file) => file.endsWith('.sh'));

const classOf = ({ spec, endian = 'le' }: { readonly spec: string; readonly endian?: string }) =>
  mainClass(generate('t.ksy', new Map([['t.ksy', `meta: {id: t, endian: ${endian}}\n${spec}`]])));

/** The fields that the example names, of what is read from its bytes. */
function read(example: Example): Record<string, unknown> {
  const object = classOf(example).fromBytes(Buffer.from(example.bytes, 'hex')) as unknown as Record<
    string,
    unknown
  >;
  const names = example.reads instanceof RegExp ? ['x'] : Object.keys(example.reads);
  return Object.fromEntries(names.map((name) => [name, object[name]]));
}

describe('valid input on which the official targets disagree', () => {
  it.each(Object.entries(EXAMPLES))('%s is read as the page says', (_, example) => {
    const { reads } = example;
    if (reads instanceof RegExp) expect(() => read(example)).toThrow(reads);
    else expect(read(example)).toEqual(reads);
  });

  it.each(Object.entries(WRITTEN))('%s is written as the page says', (_, {
    spec,
    bytes,
    set = {},
    refused,
  }) => {
    const written = () =>
      Object.assign(classOf({ spec }).fromBytes(Buffer.from(bytes, 'hex')), set).toBytes();
    if (refused !== undefined) expect(written).toThrow(refused);
    else expect(Buffer.from(written()).toString('hex')).toBe(bytes);
  });

  it('has an example for each row that names a script', () => {
    const examples = [...Object.keys(EXAMPLES), ...Object.keys(WRITTEN)];
    expect([...new Set(named)].sort()).toEqual(examples.sort());
  });

  it('names scripts that are there', () => {
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((name) => !scripts.includes(`${name}.sh`))).toEqual([]);
  });
});
