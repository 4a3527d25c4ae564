/** Where instances are put of which nobody says where: behind the sequence, if their offset is a field and free. */
import { describe, expect, it } from 'vitest';
import { ConsistencyError } from '../../src/runtime/index.js';
import { parseBytes } from './support/feature.js';
import { generate, mainClass } from './support/generated.js';

const type = (yaml: string) =>
  mainClass(generate('t.ksy', new Map([['t.ksy', `meta: {id: t, endian: be, bit-endian: be}\n${yaml}`]])));

const BODY = Uint8Array.of(9, 8);
const part = (extent: string) => `
seq: [{id: p, type: p${extent}}]
types: {p: {seq: [{id: ofs, type: u1}], instances: {body: {pos: ofs, size: 2}}}}`;

describe('an offset that is not given is chosen', () => {
  it.each([
    [
      'behind the sequence',
      'seq: [{id: ofs, type: u1}, {id: a, type: u1}]\ninstances: {body: {pos: ofs, size: 2}}',
      { a: 1, body: BODY },
      '02 01 0908',
    ],
    [
      'in order of declaration, and behind a constant',
      'seq: [{id: a, type: u1}, {id: b, type: u1}]\ninstances: {second: {pos: b + 1, type: u1}, body: {pos: a - 2, size: 2}}',
      { second: 5, body: BODY },
      '05 01 05 0908',
    ],
    [
      'behind the sequence, though another one is given in front of its end',
      'seq: [{id: a, type: u1}, {id: b, type: u1}]\ninstances: {first: {pos: a, type: u1}, body: {pos: b, size: 2}}',
      { a: 0, first: 0, body: BODY },
      '00 02 0908',
    ],
    [
      'of what ends by itself',
      'seq: [{id: ofs, type: u1}]\ninstances: {body: {pos: ofs, type: strz, encoding: ASCII}}',
      { body: 'ab' },
      "01 'ab' 00",
    ],
    [
      'beside what has no position',
      'seq: [{id: ofs, type: u1}, {id: p, type: p, size: 1}]\ninstances: {first: {io: p._io, type: u1}, body: {pos: ofs, size: 2}}\ntypes: {p: {}}',
      { p: {}, first: 5, body: BODY },
      '02 05 0908',
    ],
    ['in a part with a size', part(', size: 5'), { p: { body: BODY } }, '01 0908 0000'],
    ['in a part that goes on to the end', part(', size-eos: true'), { p: { body: BODY } }, '01 0908'],
  ])('%s', (_, yaml, init, bytes) => {
    expect(type(yaml).of(init).toBytes()).toEqual(parseBytes(bytes));
  });

  it('only where what stands in front of it is there', () => {
    const choosing = type(`
seq: [{id: k, type: u1}, {id: ofs, type: u1}, {id: p, type: {switch-on: k, cases: {1: a, 2: b}}}]
instances: {body: {pos: ofs, size: 2}}
types: {a: {seq: [{id: one, type: u1}]}, b: {seq: [{id: one, type: u1}, {id: two, size: one}]}}`);
    expect(choosing.of({ k: 3, p: undefined, body: BODY }).toBytes()).toEqual(parseBytes('03 02 0908'));
    for (const k of [1, 2])
      expect(() => choosing.of({ k, p: undefined, body: BODY }).toBytes()).toThrow(ConsistencyError);
  });

  it('anew each time, until it is set', () => {
    const moving = type(
      'seq: [{id: ofs, type: u1}, {id: len, type: u1}, {id: a, size: len}]\ninstances: {body: {pos: ofs, size: 2}}',
    );
    const object = moving.of({ a: Uint8Array.of(7), body: BODY });
    expect(object.toBytes()).toEqual(parseBytes('03 01 07 0908'));
    Object.assign(object, { a: Uint8Array.of(1, 2, 3) });
    expect(object.toBytes()).toEqual(parseBytes('05 03 010203 0908'));
    Object.assign(object, { ofs: 6 });
    expect(object.toBytes()).toEqual(parseBytes('06 03 010203 00 0908'));
    // Nothing stays of what it was written to before, since it was never read.
    Object.assign(object, { a: Uint8Array.of(7), ofs: 4 });
    expect(object.toBytes()).toEqual(parseBytes('04 01 07 00 0908'));
  });

  it('unless it was given or read', () => {
    const here = type('seq: [{id: ofs, type: u1}]\ninstances: {body: {pos: ofs, size: 2}}');
    expect(here.of({ ofs: 3, body: BODY }).toBytes()).toEqual(parseBytes('03 0000 0908'));
    expect(here.fromBytes(parseBytes('02 00 0908')).toBytes()).toEqual(parseBytes('02 00 0908'));
  });
});

describe('an offset has to be given', () => {
  it.each([
    ['under a condition', 'seq: [{id: ofs, type: u1}]\ninstances: {body: {pos: ofs, size: 2, if: true}}'],
    ['in another stream', 'seq: [{id: ofs, type: u1}]\ninstances: {body: {pos: ofs, size: 2, io: _io}}'],
    ['to the end of the stream', 'seq: [{id: ofs, type: u1}]\ninstances: {body: {pos: ofs, size-eos: true}}'],
    [
      'up to the end of the stream',
      'seq: [{id: ofs, type: u1}]\ninstances: {body: {pos: ofs, type: u1, repeat: eos}}',
    ],
    [
      'of a text to the end of the stream',
      'seq: [{id: ofs, type: u1}]\ninstances: {body: {pos: ofs, size-eos: true, type: str, encoding: ASCII}}',
    ],
    [
      'of an object to the end of the stream',
      'seq: [{id: ofs, type: u1}]\ninstances: {body: {pos: ofs, size-eos: true, type: p}}\ntypes: {p: {}}',
    ],
    [
      'of a choice to the end of the stream',
      'seq: [{id: ofs, type: u1}]\ninstances: {body: {pos: ofs, size-eos: true, type: {switch-on: 1, cases: {1: p}}}}\ntypes: {p: {}}',
    ],
    ['that is of bits', 'seq: [{id: ofs, type: b8}]\ninstances: {body: {pos: ofs, size: 2}}'],
    ['of bits', 'seq: [{id: ofs, type: u1}]\ninstances: {body: {pos: ofs, type: b3}}'],
    ['times a number', 'seq: [{id: ofs, type: u1}]\ninstances: {body: {pos: ofs * 2, size: 2}}'],
    [
      'with a size by the stream',
      'seq: [{id: ofs, type: u1}]\ninstances: {body: {pos: ofs, size: _io.size - 1}}',
    ],
    ['with a rule', 'seq: [{id: ofs, type: u1, valid: {min: 1}}]\ninstances: {body: {pos: ofs, size: 2}}'],
    ['that may be missing', 'seq: [{id: ofs, type: u1, if: true}]\ninstances: {body: {pos: ofs, size: 2}}'],
    ['in a part without a size', part('')],
  ])('%s', (_, yaml) => {
    const init = yaml.includes('{id: p,') ? { p: { body: BODY } } : { body: BODY };
    const write = () => type(yaml).of(init).toBytes();
    expect(write).toThrow(ConsistencyError);
    expect(write).toThrow('ofs, expected: "a value"');
  });
});
