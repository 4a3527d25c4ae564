/** Classes made for debugging: what they note, and what is there when reading fails. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/codegen/compile.js';
import {
  annotate,
  Decoder,
  EOFError,
  flatten,
  KaitaiStream,
  type KaitaiStruct,
} from '../../src/runtime/index.js';
import { classOf, type Feature, features, imported } from './support/feature.js';
import { type GeneratedClass, mainClass, memoryHost, RUNTIME } from './support/generated.js';
import { compileOfficially, officialStream, readTop } from './support/official.js';
import { plain } from './support/plain.js';

/** The class as `--debug` makes it. */
function debuggedClassOf({ name, text }: Feature): GeneratedClass {
  const host = memoryHost(new Map([[`${name}.ksy`, text], ...imported]));
  return mainClass(
    compile([`${name}.ksy`], 'typescript', host, { runtime: RUNTIME, codec: '.', debug: true }),
  );
}

function feature(name: string): Feature {
  const found = features.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no feature ${name}`);
  return found;
}

const EXAMPLE = feature('objects_that_do_not_read_by_themselves');

/** `_debug` of the object and of all below it, by the path. */
function notesOf(value: unknown, path = '', found: Record<string, unknown> = {}): Record<string, unknown> {
  if (Array.isArray(value)) for (const [i, item] of value.entries()) notesOf(item, `${path}[${i}]`, found);
  if (typeof value !== 'object' || value === null || !('_debug' in value)) return found;
  found[path] = value._debug;
  for (const name of Object.keys(value._debug as object)) {
    const property = name.replace(/^_m_/, '');
    notesOf((value as unknown as Record<string, unknown>)[property], `${path}.${property}`, found);
  }
  return found;
}

/** Of each kind of field one or two. */
const COMPARED = [
  'objects_that_do_not_read_by_themselves',
  'enums',
  'instances_at_positions',
  'instances_of_chosen_types',
  'instances_of_other_streams',
  'bits_from_the_most_significant',
  'bits_are_aligned_before_whole_bytes',
  'conditions',
  'imports',
  'process_xor',
  'repeat_to_the_end',
  'switch_in_an_array',
  'sized_types_get_a_stream_of_their_own',
  'user_types_nested_to_any_depth',
];

describe('what is noted in _debug', () => {
  it.each(COMPARED)('is what the official target notes: %s', async (name) => {
    const { text, examples } = feature(name);
    const source = (id: string) => imported.get(`${id}.ksy`) ?? '';
    const theirs = await compileOfficially(text, source, true);
    const ours = debuggedClassOf(feature(name));
    for (const { bytes, throws } of examples) {
      if (throws !== undefined) continue;
      const [a, b] = [ours.fromBytes(bytes), readTop(new theirs(officialStream(bytes)))];
      // Instances are noted when they are asked for.
      expect(plain(a)).toEqual(plain(b));
      expect(notesOf(a)).toEqual(notesOf(b));
    }
  });
});

describe('an object that does not read by itself', () => {
  const type = classOf(EXAMPLE);
  const [{ bytes }] = EXAMPLE.examples as [Feature['examples'][0]];

  it('shows what was read before an error, elements too', () => {
    const object = new type(new KaitaiStream(bytes.subarray(0, 5))) as KaitaiStruct & {
      many?: { x?: number; y?: string }[];
      sized?: object;
      _debug: Record<string, { end?: number; arr?: object[] }>;
    };
    expect(object.sized).toBeUndefined();
    expect(() => object._read()).toThrow(EOFError);
    expect(plain(object.sized)).toEqual({ len: 1, x: 1, y: 'a' });
    expect(plain(object.many)).toEqual([
      { len: 0, x: 2, y: '' },
      { len: 1, x: 3 },
    ]);
    expect(object._debug.sized?.end).toBe(3);
    expect(object._debug.many).toEqual({
      start: 3,
      ioOffset: 0,
      arr: [
        { start: 3, ioOffset: 0, end: 4 },
        { start: 4, ioOffset: 0 },
      ],
    });
  });

  it('is annotated like any other', () => {
    const plainType = classOf({ ...EXAMPLE, text: EXAMPLE.text.replace('ks-debug: true, ', '') });
    const [ours, theirs] = [type, plainType].map((one) =>
      flatten(annotate((io) => new one(io), bytes, { instances: true }).annotations).map(
        ({ path, annotation: { start, end } }) => [path, start, end],
      ),
    );
    expect(ours).toEqual(theirs);
    expect(ours).toContainEqual(['many[1].y', 5, 6]);
  });

  it('is read by a decoder', () => {
    const decoder = new Decoder(type);
    decoder.feed(bytes);
    const [object] = decoder.end();
    expect(plain(object)).toEqual(plain(type.fromBytes(bytes)));
  });
});
