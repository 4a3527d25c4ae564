/** Repeated elements that take no bytes: nothing that bytes say makes them endless, or more than memory holds. */
import { describe, expect, it } from 'vitest';
import { annotate, Decoder, EmptyElementsError, setMaxEmptyElements } from '../../src/runtime/index.js';
import { type GeneratedClass, generate, mainClass } from './support/generated.js';

const classOf = (text: string): GeneratedClass =>
  mainClass(generate('x.ksy', new Map([['x.ksy', `meta: {id: x, endian: be, encoding: ASCII}\n${text}`]])));

const failed = (path: string, start: number) =>
  expect.objectContaining({ name: 'EmptyElementsError', path, start });

const FULL = Uint8Array.of(255, 255, 255, 255, 7, 7);

describe.each([
  ['to the end', '{id: xs, type: e, repeat: eos}', 'e: {}', 'xs', 0],
  ['to the end, of text', '{id: xs, type: str, size: 0, repeat: eos}', '', 'xs', 0],
  [
    'to the end, with a condition',
    '{id: xs, type: e, repeat: eos}',
    'e: {seq: [{id: a, type: u1, if: false}]}',
    'xs',
    0,
  ],
  [
    'until what never happens',
    '{id: xs, type: e, repeat: until, repeat-until: _io.pos > 0}',
    'e: {}',
    'xs',
    0,
  ],
  [
    'as often as a hostile count says',
    '{id: n, type: u4}, {id: xs, type: e, repeat: expr, repeat-expr: n}',
    'e: {}',
    'xs',
    4,
  ],
  [
    'inside each other',
    '{id: n, type: u1}, {id: xs, type: a, repeat: expr, repeat-expr: n}',
    'a: {seq: [{id: xs, type: b, repeat: expr, repeat-expr: _root.n}]}, b: {seq: [{id: xs, size: 0, repeat: expr, repeat-expr: _root.n}]}',
    'xs[1].xs[135].xs',
    1,
  ],
])('%s', (_, seq, types, path, start) => {
  const type = classOf(`seq: [${seq}]\ntypes: {${types}}\n`);

  it('is an error with its place', () => {
    expect(() => type.fromBytes(FULL)).toThrow(failed(path, start));
    expect(annotate((io) => new type(io), FULL).error).toBeInstanceOf(EmptyElementsError);
  });

  it('is an error where a stream is cut', () => {
    const decoder = new Decoder(type as never);
    expect(() => [...decoder.feed(FULL), ...decoder.end()]).toThrow(EmptyElementsError);
  });
});

it('elements may take no bytes as long as others do', () => {
  const type = classOf(
    'seq: [{id: xs, type: e(_index), repeat: eos}]\ntypes: {e: {params: [{id: i, type: u2}], seq: [{id: a, type: u1, if: i % 300 == 0}]}}\n',
  );
  const { xs } = type.fromBytes(FULL) as unknown as { xs: { a?: number }[] };
  expect(xs).toHaveLength(5 * 300 + 1);
  expect(xs[1500]?.a).toBe(7);
});

it('how many there may be can be set, and there may be one more for each byte', () => {
  const type = classOf('seq: [{id: n, type: u2}, {id: xs, size: 0, repeat: expr, repeat-expr: n}]\n');
  const before = setMaxEmptyElements(10);
  try {
    expect(type.fromBytes(Uint8Array.of(0, 12))).toMatchObject({ n: 12 });
    expect(() => type.fromBytes(Uint8Array.of(0, 13))).toThrow(
      'xs: at byte 2: more than 10 elements take no bytes (setMaxEmptyElements() sets how many may)',
    );
  } finally {
    expect(setMaxEmptyElements(before)).toBe(10);
  }
  expect(() => setMaxEmptyElements(0)).toThrow('0 does not fit a number of elements');
});

it('code for what surely takes bytes does not count', () => {
  const [file] = generate(
    'x.ksy',
    new Map([
      [
        'x.ksy',
        'meta: {id: x, encoding: ASCII}\nseq: [{id: a, type: t, repeat: eos}]\ntypes: {t: {seq: [{id: u, type: v}]}, v: {seq: [{id: s, type: strz}]}}',
      ],
    ]),
  );
  expect(file?.text).not.toContain('emptyElement');
});
