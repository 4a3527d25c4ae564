/** What is read and not changed is written as it was, byte for byte, and what is changed changes nothing else. */
import { describe, expect, it } from 'vitest';
import { KaitaiStream, type KaitaiStruct } from '../../src/runtime/index.js';
import { parseBytes } from './support/feature.js';
import { type GeneratedClass, generate, mainClass } from './support/generated.js';

const type = (yaml: string): GeneratedClass =>
  mainClass(generate('t.ksy', new Map([['t.ksy', `meta: {id: t, endian: be, encoding: ASCII}\n${yaml}`]])));

/** An object by the names of its properties. */
// biome-ignore lint/suspicious/noExplicitAny: of classes that are made here there are no types
type Fields = any;

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');

/** What is written of the bytes once they were read, and an action changed the object. */
function rewritten(yaml: string, bytes: string, change: (object: Fields) => void = () => {}): string {
  const object = type(yaml).fromBytes(parseBytes(bytes));
  change(object);
  const written = hex((object as KaitaiStruct).toBytes());
  // A second time, because writing derives and links.
  expect(hex((object as KaitaiStruct).toBytes())).toBe(written);
  return written;
}

const DEFLATED_AT_LEVEL_0 = '78 01 01 0a 00 f5 ff 61 62 63 64 65 66 67 68 69 6a 15 86 03 f8';

const CASES: readonly (readonly [name: string, yaml: string, bytes: string])[] = [
  [
    'text behind its zero',
    'seq: [{id: len_s, type: u1}, {id: s, type: strz, size: len_s}]',
    '05 6e 00 6e 73 00',
  ],
  ['bytes behind a terminator', 'seq: [{id: s, size: 4, terminator: 9}]', '61 09 09 62'],
  [
    'bytes behind an included terminator',
    'seq: [{id: s, size: 4, terminator: 9, include: true}]',
    '61 09 07 62',
  ],
  ['bytes behind a terminator of two', 'seq: [{id: s, size: 6, terminator: [0, 0]}]', '61 62 00 00 07 62'],
  ['padding without the terminator', 'seq: [{id: s, size: 4, terminator: 9, pad-right: 1}]', '61 01 01 01'],
  ['padding behind a terminator', 'seq: [{id: s, size: 4, terminator: 9, pad-right: 1}]', '61 09 07 01'],
  ['bytes to the end of the stream', 'seq: [{id: s, size-eos: true, terminator: 9}]', '61 09 07 01'],
  ['padding to the end of the stream', 'seq: [{id: s, size-eos: true, pad-right: 0}]', '61 00 00'],
  [
    'padding to the end of a part',
    `seq: [{id: len, type: u1}, {id: part, type: part, size: len}, {id: end, type: u1}]
types: {part: {seq: [{id: s, type: str, size-eos: true, terminator: 0}]}}`,
    '04 61 00 62 63 ff',
  ],
  ['each of many', 'seq: [{id: s, type: strz, size: 3, repeat: eos}]', '61 00 01 62 00 00 63 00 02'],
  [
    'a choice',
    'seq: [{id: k, type: u1}, {id: s, size: 3, type: {switch-on: k, cases: {1: strz}}}]',
    '01 61 00 62',
  ],
  [
    'elements of a choice',
    'seq: [{id: s, size: 3, type: {switch-on: _index, cases: {1: strz}}, repeat: eos}]',
    '61 00 01 62 00 03 63 00 02',
  ],
  [
    'a text at a position',
    'seq: [{id: ofs, type: u1}]\ninstances: {s: {pos: ofs, type: strz, size: 3}}',
    '02 ff 61 00 62',
  ],
  [
    'an object with padding',
    'seq: [{id: p, size: 4, type: p, terminator: 0}]\ntypes: {p: {seq: [{id: a, type: u1}]}}',
    '61 00 01 02',
  ],
  [
    'an object with padding and a process',
    'seq: [{id: p, size: 4, type: p, terminator: 0, process: xor(1)}]\ntypes: {p: {seq: [{id: a, type: u1}]}}',
    '61 00 01 02',
  ],
  [
    'the last bits of an object',
    'seq: [{id: f, type: f, size: 1}]\ntypes: {f: {seq: [{id: a, type: b1}]}}',
    '91',
  ],
  ['the last bits of the whole', 'seq: [{id: a, type: b1}]', '91'],
  ['bits before bytes', 'seq: [{id: a, type: b1}, {id: b, type: u1}]', 'c0 55'],
  ['bits before bytes, little-endian', 'seq: [{id: a, type: b1le}, {id: b, type: u1}]', '93 55'],
  [
    'bits that may be there',
    'seq: [{id: a, type: b1}, {id: c, type: b3, if: a}, {id: b, type: u1}]',
    'f7 55',
  ],
  [
    'bits that are not there',
    'seq: [{id: a, type: b1}, {id: c, type: b3, if: a}, {id: b, type: u1}]',
    '77 55',
  ],
  ['repeated bits', 'seq: [{id: a, type: b3, repeat: expr, repeat-expr: 3}, {id: b, type: u1}]', 'ff ff 55'],
  [
    'bits before an object',
    'seq: [{id: a, type: b1}, {id: b, type: p}]\ntypes: {p: {seq: [{id: x, type: u1}]}}',
    'c5 55',
  ],
  [
    'bits before an object with a size',
    'seq: [{id: a, type: b1}, {id: b, type: p, size: 1}]\ntypes: {p: {seq: [{id: x, type: b4}]}}',
    'c5 55',
  ],
  [
    'bits behind those of an object',
    'seq: [{id: a, type: p}, {id: b, type: b2}, {id: c, type: u1}]\ntypes: {p: {seq: [{id: x, type: b4}]}}',
    'c5 55',
  ],
  [
    'bits that a choice leaves',
    'seq: [{id: x, type: {switch-on: _index, cases: {0: b3, 1: u1, 2: b4, _: b5}}, repeat: expr, repeat-expr: 4}]',
    'ff 55 f7 ff',
  ],
  ['bits at a position', 'seq: [{id: a, type: u1}]\ninstances: {b: {pos: 1, type: b3}}', 'ff ff'],
  [
    'many bits at a position',
    'seq: [{id: a, type: u1}]\ninstances: {b: {pos: 1, type: b3, repeat: expr, repeat-expr: 3}}',
    'ff ff fe',
  ],
  ['what is compressed', 'seq: [{id: body, size-eos: true, process: zlib}]', DEFLATED_AT_LEVEL_0],
  [
    'what is compressed, and padded',
    'seq: [{id: len, type: u1}, {id: body, size: len, process: zlib, pad-right: 7, terminator: 7}]',
    `18 ${DEFLATED_AT_LEVEL_0} 07 08 07`,
  ],
  [
    'an object that is compressed',
    'seq: [{id: len, type: u1}, {id: body, size: len, type: p, process: zlib}]\ntypes: {p: {seq: [{id: x, type: u1}]}}',
    `15 ${DEFLATED_AT_LEVEL_0}`,
  ],
  [
    'an object that is compressed, of which a length elsewhere tells',
    `seq: [{id: hdr, type: h}, {id: body, size: hdr.len_body, process: zlib}]
types: {h: {seq: [{id: len_body, type: u1}]}}`,
    `15 ${DEFLATED_AT_LEVEL_0}`,
  ],
  [
    'objects that are compressed, with something at positions',
    `seq: [{id: body, size: 21, type: p, process: zlib, repeat: eos}]
types: {p: {seq: [{id: x, type: u1}], instances: {y: {pos: 3, type: u1}}}}`,
    `${DEFLATED_AT_LEVEL_0} ${DEFLATED_AT_LEVEL_0}`,
  ],
  [
    'a NaN that is none of the engine',
    'seq: [{id: a, type: f4}, {id: b, type: f8, repeat: eos}]',
    '7f 81 23 45 7f f1 22 33 44 55 66 77 ff f9 22 33 44 55 66 77',
  ],
  [
    'a last line without its end',
    'seq: [{id: s, terminator: 10, eos-error: false, repeat: eos}]',
    '61 0a 65 6e 64',
  ],
  [
    'a last line without its end, of text',
    'seq: [{id: s, type: str, terminator: 10, eos-error: false, repeat: eos}]',
    '61 0a 65 6e 64',
  ],
  [
    'the last lines of objects',
    'seq: [{id: s, type: l, repeat: eos}]\ntypes: {l: {seq: [{id: x, type: str, terminator: 10, eos-error: false}]}}',
    '61 0a 65 6e 64',
  ],
  [
    'lines that all end',
    'seq: [{id: s, terminator: 10, eos-error: false, repeat: eos}]',
    '61 0a 65 6e 64 0a',
  ],
  ['an empty last line', 'seq: [{id: a, type: u1}, {id: s, terminator: 10, eos-error: false}]', '0a'],
  [
    'a line that leaves its end, and has none',
    'seq: [{id: s, terminator: 10, eos-error: false, consume: false}]',
    '61',
  ],
  ['a line that leaves its end', 'seq: [{id: s, terminator: 10, eos-error: false, consume: false}]', '61 0a'],
  [
    'a last line with two bytes for its end',
    'seq: [{id: s, terminator: [13, 10], eos-error: false, repeat: eos}]',
    '61 61 0d 0a 65 6e',
  ],
];

it.each(CASES)('%s', (_, yaml, bytes) => {
  expect(rewritten(yaml, bytes)).toBe(hex(parseBytes(bytes)));
});

const HEAD = 'types: {h: {seq: [{id: len_data, type: u1}]}}';
type Refused = readonly [
  name: string,
  yaml: string,
  bytes: string,
  change: (object: Fields) => void,
  path: string,
];
const REFUSED: readonly Refused[] = [
  [
    'an object that its condition excludes, and that is asked',
    `seq: [{id: flag, type: u1}, {id: head, type: h, if: flag == 0}, {id: data, size: head.len_data}]\n${HEAD}`,
    '00 02 07 08',
    (object: Fields) => Object.assign(object, { flag: 1 }),
    'head',
  ],
  [
    'an array',
    'seq: [{id: flag, type: u1}, {id: xs, type: u1, repeat: expr, repeat-expr: 2, if: flag == 0}]',
    '00 02 07',
    (object: Fields) => Object.assign(object, { flag: 1 }),
    'xs',
  ],
  [
    'what the stream decides',
    'seq: [{id: flag, type: u1}, {id: x, type: u1, if: _io.pos == 2}, {id: end, type: u1}]',
    '00 02 07',
    (object: Fields) => Object.assign(object, { x: 1 }),
    'x',
  ],
  [
    'an instance',
    'seq: [{id: flag, type: u1}]\ninstances: {x: {pos: 1, type: u1, if: flag == 0}}',
    '00 02',
    (object: Fields) => Object.assign(object, { x: object.x, flag: 1 }),
    'x',
  ],
  [
    'what was chosen of a part',
    `seq: [{id: p, type: p}]
types: {p: {seq: [{id: k, type: u1}, {id: x, type: u1, if: k == 1}]}}`,
    '01 02',
    (object: Fields) => Object.assign(object.p, { k: 0 }),
    'p.x',
  ],
  ...['s', 'strz', 'b'].map(
    (to): Refused => [
      `a number where ${to} is chosen`,
      `seq: [{id: len_body, type: u1}, {id: body, size: len_body, type: k}]
types:
  k: {seq: [{id: kind, type: u1}, {id: val, type: {switch-on: kind, cases: {1: ${to}, 2: u1}}}]}
  s: {seq: [{id: x, type: u1}]}
  b: {seq: [{id: x, type: b4}]}`,
      '02 02 05',
      (object: Fields) => Object.assign(object.body, { kind: 1 }),
      'body.val',
    ],
  ),
  [
    'an object where bytes are chosen',
    `seq: [{id: len_body, type: u1}, {id: body, size: len_body, type: k}]
types:
  k: {seq: [{id: kind, type: u1}, {id: val, size: 1, type: {switch-on: kind, cases: {1: s, 2: strz}}, repeat: eos}]}
  s: {seq: [{id: x, type: u1}]}`,
    '02 01 05',
    (object: Fields) => Object.assign(object.body, { kind: 2 }),
    'body.val[0]',
  ],
];

describe('what contradicts itself once it is changed is refused by toBytes(), with the field', () => {
  it.each(REFUSED)('%s', (_, yaml, bytes, change, path) => {
    const object = type(yaml).fromBytes(parseBytes(bytes)) as Fields;
    change(object);
    const error = expect.objectContaining({ name: 'ConsistencyError', path });
    expect(() => object.toBytes()).toThrow(error);
  });
});

describe('instances that nobody has asked for', () => {
  const VIEWS = `
seq: [{id: a, type: u1}, {id: len_s, type: u1}, {id: s, type: str, size: len_s}]
instances:
  as_text: {pos: 4, type: str, size: 2}
  as_number: {pos: 4, type: u2}
  far: {pos: 7, type: p, size: 2}
types: {p: {seq: [{id: x, type: u1}], instances: {bad: {pos: 1, type: u1, valid: 9}}}}`;
  const BYTES = '01 01 61 62 ff fe 63 05 06';

  it('are left in the copied bytes, also where they cannot be read', () => {
    expect(rewritten(VIEWS, BYTES)).toBe(BYTES);
    expect(rewritten(VIEWS, BYTES, (object) => Object.assign(object, { a: 7 }))).toBe(
      '07 01 61 62 ff fe 63 05 06',
    );
    expect(rewritten(VIEWS, BYTES, (object) => Object.assign(object.far, { x: 7 }))).toBe(
      '01 01 61 62 ff fe 63 07 06',
    );
    expect(rewritten(VIEWS, BYTES, (object) => Object.assign(object, { asNumber: 0x0102 }))).toBe(
      '01 01 61 62 01 02 63 05 06',
    );
  });

  it('are left where what is written takes no bytes that are theirs', () => {
    expect(rewritten(VIEWS, BYTES, (object) => Object.assign(object, { s: '' }))).toBe(
      '01 00 61 62 ff fe 63 05 06',
    );
  });

  it('and that can be read are not written over', () => {
    const yaml = `seq: [{id: len_s, type: u1}, {id: s, type: str, size: len_s}]
instances: {x: {pos: 2, type: u1}, y: {pos: 3, type: u1, valid: 9}}`;
    const object = type(yaml).fromBytes(parseBytes('01 61 02 03')) as Fields;
    object.s = 'ab';
    const error = expect.objectContaining({ name: 'ConsistencyError' });
    expect(() => object.toBytes()).toThrow(error);
    object.xEnabled = false;
    expect(hex(object.toBytes())).toBe('02 61 62 03');
  });

  it('nor are those that another instance grows into', () => {
    const yaml = `seq: [{id: len_s, type: u1}]
instances: {s: {pos: 1, type: str, size: len_s}, x: {pos: 3, type: u1}}`;
    const object = type(yaml).fromBytes(parseBytes('02 61 62 03')) as Fields;
    object.s = 'abc';
    expect(() => object.toBytes()).toThrow('s');
    object.s = 'xy';
    expect(hex(object.toBytes())).toBe('02 78 79 03');
  });

  it('also where their condition cannot be told', () => {
    const yaml = `seq: [{id: flag, type: u1}, {id: n, type: u1, if: flag == 1}, {id: len_s, type: u1}, {id: s, type: str, size: len_s}]
instances: {x: {pos: 3, type: u1, if: n == 1}}`;
    expect(rewritten(yaml, '00 01 61 62', (object) => Object.assign(object, { s: 'xy' }))).toBe(
      '00 02 78 79',
    );
  });

  it('nor those in the stream of a part', () => {
    const yaml = `seq: [{id: len_p, type: u1}, {id: p, type: p, size: len_p}, {id: end, type: u1}]
types: {p: {seq: [{id: len_s, type: u1}, {id: s, type: str, size: len_s}], instances: {x: {pos: 3, type: u1}}}}`;
    const bytes = '04 01 61 62 03 ff';
    expect(rewritten(yaml, bytes)).toBe(bytes);
    const grown = type(yaml).fromBytes(parseBytes(bytes)) as Fields;
    grown.p.s = 'xyz';
    expect(() => grown.toBytes()).toThrow('x');
    const same = (object: Fields) => Object.assign(object.p, { s: 'z' });
    expect(rewritten(yaml, bytes, same)).toBe('04 01 7a 62 03 ff');
  });

  it('nor those in a part that is compressed', () => {
    const yaml = `seq: [{id: body, size-eos: true, type: p, process: zlib}]
types: {p: {seq: [{id: a, type: u1}], instances: {x: {pos: 9, type: u1}, bad: {pos: 8, type: u1, valid: 1}}}}`;
    const object = type(yaml).fromBytes(parseBytes(DEFLATED_AT_LEVEL_0)) as Fields;
    expect(hex(object.toBytes())).toBe(DEFLATED_AT_LEVEL_0);
    object.body.a = 7;
    const again = type(yaml).fromBytes(object.toBytes()) as Fields;
    expect([again.body.a, again.body.x]).toEqual([7, 0x6a]);
  });

  it('are read before they are written to another stream, without being asked for', () => {
    const yaml = 'seq: [{id: ofs, type: u1}]\ninstances: {x: {pos: ofs, type: u1}}';
    for (const io of [KaitaiStream.growing(), KaitaiStream.fixed(4)]) {
      const object = type(yaml).fromBytes(parseBytes('03 01 02 07'));
      object._check();
      object._write(io);
      expect(hex(io.toByteArray())).toBe('03 00 00 07');
    }
    const bad = type('instances: {x: {pos: 0, type: u1, valid: 2}}').fromBytes(Uint8Array.of(1));
    bad._check();
    expect(() => bad._write(KaitaiStream.growing())).toThrow('/instances/x');
  });

  it('are what was read, and once changed what was written, when they are asked for later', () => {
    const yaml = 'seq: [{id: ofs, type: u1}]\ninstances: {x: {pos: ofs, type: u1}, y: {pos: 1, type: u1}}';
    const object = type(yaml).fromBytes(parseBytes('01 05 06')) as Fields;
    object.ofs = 2;
    object.toBytes();
    expect(object.x).toBe(6);
    object.x = 7;
    object.toBytes();
    object._invalidateX();
    expect(object.x).toBe(7);
  });

  it('a value that contradicts another view of the same bytes is refused', () => {
    const yaml =
      'seq: [{id: a, type: u1}]\ninstances: {x: {pos: 1, type: u1}, y: {pos: 1, type: u1}, z: {pos: 1, type: u1}}';
    const object = type(yaml).fromBytes(parseBytes('01 05')) as Fields;
    Object.assign(object, { x: object.y + 1 });
    expect(() => object.toBytes()).toThrow('x');
  });

  it('bytes behind what was read can be left out', () => {
    const plain = type('seq: [{id: a, type: u1}]').fromBytes(parseBytes('01 02 03')) as Fields;
    expect(hex(plain.toBytes())).toBe('01 02 03');
    plain._rest = undefined;
    expect(hex(plain.toBytes())).toBe('01');
    const far = type('seq: [{id: a, type: u1}]\ninstances: {x: {pos: 1, type: u1}}');
    const positioned = far.fromBytes(parseBytes('01 02 03')) as Fields;
    expect(hex(positioned.toBytes())).toBe('01 02 03');
    positioned._rest = undefined;
    expect(hex(positioned.toBytes())).toBe('01 02');
  });
});

describe('a field that is changed loses what was kept of it, and no other', () => {
  it('text behind its zero', () => {
    const yaml = 'seq: [{id: s, type: strz, size: 3, repeat: eos}]';
    const change = (object: Fields) => {
      object.s[1] = 'x';
    };
    expect(rewritten(yaml, '61 00 01 62 00 02 63 00 03', change)).toBe('61 00 01 78 00 00 63 00 03');
  });

  it('bits', () => {
    const yaml = 'seq: [{id: a, type: b1}, {id: c, type: b3, if: a}, {id: b, type: u1}]';
    const change = (object: Fields) => {
      object.b = 1;
    };
    expect(rewritten(yaml, 'f7 55', change)).toBe('f7 01');
  });

  it('compressed bytes, changed in place too', () => {
    const yaml = 'seq: [{id: body, size-eos: true, process: zlib}]';
    const changed = type(yaml).fromBytes(parseBytes(DEFLATED_AT_LEVEL_0)) as Fields;
    changed.body[0] = 0x7a;
    expect(hex(changed.toBytes())).not.toBe(hex(parseBytes(DEFLATED_AT_LEVEL_0)));
    expect((type(yaml).fromBytes(changed.toBytes()) as Fields).body[0]).toBe(0x7a);
  });

  it('a line that is no longer the last has an end, whatever is behind it', () => {
    const lines = 'seq: [{id: s, type: str, terminator: 10, eos-error: false, repeat: eos}]';
    const more = (object: Fields) => object.s.push('x');
    const same = (object: Fields) => {
      object.s[1] = 'END';
    };
    expect(rewritten(lines, '61 0a 65 6e 64', more)).toBe('61 0a 65 6e 64 0a 78 0a');
    expect(rewritten(lines, '61 0a 65 6e 64', same)).toBe('61 0a 45 4e 44');
    const objects =
      'seq: [{id: s, type: l, repeat: eos}]\ntypes: {l: {seq: [{id: x, type: str, terminator: 10, eos-error: false}]}}';
    const another = (object: Fields) => object.s.push(object.s[0].constructor.of({ x: 'x' }));
    expect(rewritten(objects, '61 0a 65 6e 64', another)).toBe('61 0a 65 6e 64 0a 78 0a');
  });

  it('what was made has zeros', () => {
    const T = type('seq: [{id: s, type: strz, size: 3}, {id: b, type: b1}]');
    expect(hex(T.of({ s: 'a', b: true }).toBytes())).toBe('61 00 00 80');
  });
});

it('JSON.stringify takes an object, without what it is part of', () => {
  const yaml = `seq: [{id: a_number, type: u8}, {id: b, size: 2}, {id: p, type: p, repeat: eos}]
instances: {asked: {pos: 0, type: u1}, other: {pos: 0, type: u2}}
types: {p: {seq: [{id: s, type: strz}]}}`;
  const object = type(yaml).fromBytes(parseBytes('0000000000000001 0203 6100')) as Fields;
  expect(object.asked).toBe(0);
  const json = { aNumber: '1', b: [2, 3], p: [{ s: 'a' }], asked: 0 };
  expect(JSON.parse(JSON.stringify(object))).toEqual(json);
});

it.each([0xffff_ffff, 2 ** 33])('a position of %d is refused when it is written, with the field', (ofs) => {
  const Far = type('seq: [{id: ofs, type: u8}]\ninstances: {x: {pos: ofs, type: u1}}');
  const far = Far.of({ ofs: BigInt(ofs), x: 1 });
  expect(() => far.toBytes()).toThrow(expect.objectContaining({ name: 'IntegerRangeError', path: 'x' }));
});
