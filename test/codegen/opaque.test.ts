/** Opaque types, beyond what their feature shows: where they are imported from, and what their classes lack. */
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/codegen/compile.js';
import * as helpers from '../../src/runtime/arbitraries/index.js';
import { annotate, KaitaiStream, type KaitaiStruct } from '../../src/runtime/index.js';
import '../support/seed.js';
import {
  type GeneratedClass,
  generate,
  loadGenerated,
  mainClass,
  memoryHost,
  RUNTIME,
} from './support/generated.js';
import { Point, Sealed } from './support/opaque-types.js';

const spec = (type: string, more = '') =>
  `meta: {id: x, ks-opaque-types: true}\nseq:\n  - {id: a, type: '${type}'${more}}\n`;

const classOf = (text: string) => mainClass(generate('x.ksy', new Map([['x.ksy', text]])));

function importsOf(text: string, target: 'typescript' | 'arbitraries', options: object = {}): string[] {
  const [file] = compile(['x.ksy'], target, memoryHost(new Map([['x.ksy', text]])), {
    runtime: 'kaitai',
    codec: '../codec',
    ...options,
  });
  return [...(file?.text ?? '').matchAll(/^import (.*);$/gm)].map(([, text = '']) => text);
}

describe('an opaque type', () => {
  it('is imported from beside the generated file, or from where one says', () => {
    expect(importsOf(spec('point'), 'typescript')).toContain("{ Point } from './point.js'");
    expect(importsOf(spec('point'), 'typescript', { external: '../mine' })).toContain(
      "{ Point } from '../mine/point.js'",
    );
    expect(importsOf(spec('shapes::point'), 'typescript')).toContain("{ Shapes } from './shapes.js'");
  });

  it('is drawn by an arbitrary beside the generated one', () => {
    const imports = importsOf(spec('point'), 'arbitraries', { external: '../mine' });
    expect(imports).toContain("{ Point } from '../codec/../mine/point.js'");
    expect(imports).toContain("{ point } from './point.js'");
  });

  it('is taken for one without the flag in the file when the command says so', () => {
    const text = spec('point').replace(', ks-opaque-types: true', '');
    expect(() => importsOf(text, 'typescript')).toThrow("unknown type 'point'");
    expect(importsOf(text, 'typescript', { opaqueTypes: true })).toContain("{ Point } from './point.js'");
    const never = text.replace('id: x', 'id: x, ks-opaque-types: false');
    expect(() => importsOf(never, 'typescript', { opaqueTypes: true })).toThrow("unknown type 'point'");
  });

  it('is refused where it cannot be written', () => {
    const type = classOf(spec('sealed'));
    const object = type.fromBytes(Uint8Array.of(5)) as KaitaiStruct & { a: unknown };
    expect(object.a).toBeInstanceOf(Sealed);
    expect(() => object.toBytes()).toThrow(
      'Check failed: a, expected: "an object of a class with _write() or toBytes()", actual: Sealed',
    );
    object.a = new Point(new KaitaiStream(Uint8Array.of(1, 2)));
    expect(() => object.toBytes()).toThrow('Check failed: a, expected: "an object of class Sealed"');
  });

  it('must fill its size, behind which it leaves what it did not read', () => {
    const type = classOf(spec('point', ', size: 3'));
    expect(type.fromBytes(Uint8Array.of(1, 2, 3)).toBytes()).toEqual(Uint8Array.of(1, 2, 3));
    const a = new Point(new KaitaiStream(Uint8Array.of(1, 2)));
    expect(type.of({ a }).toBytes()).toEqual(Uint8Array.of(1, 2, 0));
    expect(() => classOf(spec('point', ', size: 1')).of({ a }).toBytes()).toThrow(
      'Check failed: a, expected: 1, actual: 2',
    );
  });

  it('may be generated too: then its own rules hold, its fields are annotated, and it may have instances', () => {
    const other =
      'meta: {id: other}\nparams: [{id: n, type: u1}]\nseq:\n  - {id: ofs, type: u1}\n  - {id: b, type: u1, valid: {max: 9}}\n' +
      'instances:\n  far: {pos: ofs, size: n}\n';
    const given = loadGenerated(generate('other.ksy', new Map([['other.ksy', other]])));
    const files = generate('x.ksy', new Map([['x.ksy', spec('other(2)')]]));
    const type = Object.values(loadGenerated(files, { './other.js': given }))[0] as GeneratedClass;
    const bytes = Uint8Array.of(3, 9, 0, 0x61, 0x62);
    const object = type.fromBytes(bytes) as KaitaiStruct & { a: { b: number; far: Uint8Array } };
    object.a.far = Uint8Array.of(0x63, 0x64);
    expect(object.toBytes()).toEqual(Uint8Array.of(3, 9, 0, 0x63, 0x64));
    object.a.b = 10;
    expect(() => object.toBytes()).toThrow('the maximum is 9, but got 10');
    const { annotations } = annotate((io) => new type(io), bytes);
    expect(annotations[0]?.children.map(({ name }) => name)).toEqual(['ofs', 'b']);
  });

  it('comes back as it was drawn', () => {
    const host = memoryHost(new Map([['x.ksy', spec('point', ', repeat: expr, repeat-expr: 2')]]));
    const codec = compile(['x.ksy'], 'typescript', host, { runtime: RUNTIME, codec: '.' });
    const drawn = compile(['x.ksy'], 'arbitraries', host, { runtime: RUNTIME, codec: '@codec' });
    const classes = loadGenerated(codec);
    const byte = fc.integer({ min: 0, max: 255 });
    const points = fc.tuple(byte, byte).map((xy) => new Point(new KaitaiStream(Uint8Array.from(xy))));
    const { x } = loadGenerated<{ x: () => fc.Arbitrary<KaitaiStruct> }>(drawn, {
      'fast-check': { __esModule: true, default: fc },
      [`${RUNTIME}/arbitraries`]: helpers,
      '@codec/x.js': classes,
      '@codec/point.js': { Point },
      './point.js': { point: () => points },
    });
    fc.assert(
      fc.property(x(), (object) => {
        const again = Object.values(classes)[0]?.fromBytes(object.toBytes());
        expect(again).toEqual(expect.objectContaining({ a: (object as KaitaiStruct & { a: Point[] }).a }));
      }),
    );
  });
});
