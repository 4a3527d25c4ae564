import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { leaves } from '../../src/inspect/index.js';
import { annotate, KaitaiStream, type KaitaiStruct } from '../../src/runtime/index.js';
import { plain } from '../codegen/support/plain.js';
import { anyBytes, Tally, TYPES } from './support/types.js';

describe.each(TYPES)('an annotated read of $name', (type) => {
  const { Class } = type;

  it('yields what a plain read yields, of any bytes: the same object, or the same error', () => {
    const tally = new Tally();
    fc.assert(
      fc.property(anyBytes(type), (bytes) => {
        const annotated = annotate((io) => new Class(io), bytes);
        const read = plainRead(Class, bytes);
        tally.count(annotated.error === undefined ? 'accepted' : 'refused');
        expect(annotated.error?.name).toBe(read.error?.name);
        expect(annotated.error?.message).toBe(read.error?.message);
        expect(plain(annotated.value)).toEqual(plain(read.value));
      }),
      { numRuns: 1000 },
    );
    expect(tally.of('accepted')).toBeGreaterThan(50);
    expect(tally.of('refused')).toBeGreaterThan(50);
  });

  it('notes every field once, in order, without gap and overlap, with the value that the object has', () => {
    fc.assert(
      fc.property(type.objects, (object) => {
        const bytes = object.toBytes();
        const { annotations, value } = annotate((io) => new Class(io), bytes);
        let end = 0;
        for (const { path, annotation } of leaves(annotations)) {
          expect(annotation.start).toBe(end);
          end = annotation.end;
          expect(plain(annotation.value)).toEqual(plain(at(value, path)));
        }
        expect(end).toBe(bytes.length);
      }),
    );
  });
});

function plainRead(Class: new (io: KaitaiStream) => KaitaiStruct, bytes: Uint8Array) {
  try {
    return { value: new Class(new KaitaiStream(bytes)), error: undefined };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { value: undefined, error };
  }
}

/** The member of an object at a path of the specification, as `message.entries[2]`. */
function at(object: unknown, path: string): unknown {
  const camel = (id: string) => id.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .reduce((value, part) => (value as Record<string, unknown>)[camel(part)], object);
}
