/**
 * Objects inside objects of the same type: without end, which no bytes are, and deeper than anybody means.
 */
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/codegen/compile.js';
import {
  annotate,
  Decoder,
  flatten,
  IntegerRangeError,
  KaitaiStream,
  type KaitaiStruct,
  NestingError,
  setMaxNesting,
} from '../../src/runtime/index.js';
import { type GeneratedClass, generate, mainClass, memoryHost, RUNTIME } from './support/generated.js';

describe('a type that contains itself without end', () => {
  it('is refused across files, once', () => {
    const files = new Map([
      ['x.ksy', 'meta: {id: x, imports: [y]}\nseq:\n  - {id: a, type: y}\n'],
      [
        'y.ksy',
        'meta: {id: y, imports: [x]}\nseq:\n  - {id: len, type: u1}\n  - {id: b, type: x, size: len}\n',
      ],
    ]);
    const text =
      "contains another one, without end (x.a, y.b): an 'if', or a repetition that may be empty, ends it";
    expect(() => generate('x.ksy', files)).toThrow(`x.ksy:3:19: /seq/0/type: each 'x' ${text}`);
  });
});

const classOf = (text: string, debug = false) =>
  mainClass(
    compile(['x.ksy'], 'typescript', memoryHost(new Map([['x.ksy', text]])), {
      runtime: RUNTIME,
      codec: '.',
      debug,
    }),
  );

/** As deep as objects may be. */
const MOST = 256;
/** Deeper than any stack of calls. */
const HOSTILE = 100_000;

const CHAIN = 'meta: {id: x}\nseq:\n  - {id: more, type: u1}\n  - {id: next, type: x, if: more == 1}\n';

/** So many objects, each inside the one before, of a chain. */
function chainBytes(levels: number): Uint8Array {
  return new Uint8Array(levels).fill(1, 0, levels - 1);
}

/** What `of()` takes for them. */
function chainFields(levels: number): object {
  let fields: object = { more: 0 };
  for (let i = 1; i < levels; i++) fields = { more: 1, next: fields };
  return fields;
}

type Link = KaitaiStruct & { more: number; next: Link | undefined };

/** The same by hand, linked and each checked. */
function chainByHand(type: GeneratedClass, levels: number): Link {
  const links = Array.from({ length: levels }, () => new type() as Link);
  for (const [i, link] of links.entries()) {
    link.more = i === levels - 1 ? 0 : 1;
    link.next = links[i + 1];
    link._parent = links[i - 1];
    link._root = links[0];
  }
  for (const link of links) link._check();
  return links[0] as Link;
}

function decode(type: GeneratedClass, bytes: Uint8Array): void {
  const decoder = new Decoder(type);
  for (const _ of decoder.feed(bytes));
  for (const _ of decoder.end());
}

function annotated(type: GeneratedClass, bytes: Uint8Array): void {
  const { error, annotations } = annotate((io) => new type(io), bytes, { instances: true });
  flatten(annotations);
  if (error !== undefined) throw error;
}

/** Everything that goes on from an object to those inside it, for a chain of so many. */
const WAYS: readonly [name: string, way: (type: GeneratedClass, levels: number) => unknown][] = [
  ['fromBytes', (type, levels) => type.fromBytes(chainBytes(levels))],
  ['annotate', (type, levels) => annotated(type, chainBytes(levels))],
  ['a Decoder', (type, levels) => decode(type, chainBytes(levels))],
  ['frameLength', (type, levels) => type.frameLength?.(chainBytes(levels))],
  ['of', (type, levels) => type.of(chainFields(levels))],
  ['toBytes', (type, levels) => chainByHand(type, levels).toBytes()],
  ['appendTo', (type, levels) => chainByHand(type, levels).appendTo(KaitaiStream.growing())],
  ['_write', (type, levels) => chainByHand(type, levels)._write(KaitaiStream.growing())],
  ['_byteLength', (type, levels) => chainByHand(type, levels)._byteLength()],
];

describe('objects that are as deep inside each other as bytes say', () => {
  describe.each([
    ['plain', classOf(CHAIN)],
    ['for debugging', classOf(CHAIN, true)],
  ])('%s', (_, type) => {
    it.each(WAYS)(`may be ${MOST} deep for %s, and no deeper`, (_name, way) => {
      way(type, MOST);
      for (const levels of [MOST + 1, HOSTILE]) {
        expect(() => way(type, levels)).toThrow(NestingError);
        expect(() => way(type, levels)).toThrow(expect.objectContaining({ srcPath: '/', levels: MOST }));
      }
      // Nothing is left of those that failed.
      way(type, MOST);
    });
  });

  it('may be written from further in where they are too deep as a whole', () => {
    const chain = chainByHand(classOf(CHAIN), MOST + 1);
    for (const write of [
      (link: Link) => link.toBytes(),
      (link: Link) => link.appendTo(KaitaiStream.growing()),
      (link: Link) => link._write(KaitaiStream.growing()),
    ]) {
      expect(() => write(chain)).toThrow(NestingError);
      write(chain.next as Link);
    }
  });

  it('says where the object begins that is too deep', () => {
    const type = classOf(
      'meta: {id: x}\nseq:\n  - {id: len, type: u1}\n  - {id: inner, type: node, size: len}\n' +
        'types:\n  node:\n    seq:\n      - {id: nodes, type: node, repeat: eos, if: _io.size > 0}\n',
    );
    const error = expect.objectContaining({
      srcPath: '/types/node',
      offset: 1,
      message: expect.stringMatching(/^\/types\/node: at byte 1: more than 256 levels/),
    });
    expect(() => type.fromBytes(Uint8Array.of(1, 0))).toThrow(error);
    expect(annotate((io) => new type(io), Uint8Array.of(1, 0)).error).toEqual(error);
  });

  it('may be deeper, or less deep, where a program says so', () => {
    const type = classOf(CHAIN);
    const before = setMaxNesting(2 * MOST);
    try {
      expect(before).toBe(MOST);
      expect(type.fromBytes(chainBytes(2 * MOST)).toBytes()).toEqual(chainBytes(2 * MOST));
      expect(setMaxNesting(2)).toBe(2 * MOST);
      type.fromBytes(chainBytes(2));
      expect(() => type.fromBytes(chainBytes(3))).toThrow('/: at byte 2: more than 2 levels');
    } finally {
      setMaxNesting(before);
    }
    for (const wrong of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => setMaxNesting(wrong)).toThrow(IntegerRangeError);
  });

  it('are counted where the cycle goes through other types, a choice, a part with a size, and bits', () => {
    const type = classOf(`
meta: {id: x}
seq:
  - {id: first, type: pair}
types:
  pair:
    seq:
      - {id: tag, type: b8}
      - id: body
        type:
          switch-on: tag
          cases: {1: pair, 2: part, 3: bits}
  part:
    seq: [{id: inner, type: pair, size-eos: true}]
  bits:
    seq: [{id: flag, type: b4}, {id: inner, type: pair}, {id: flag2, type: b4}]
`);
    for (const tag of [1, 2, 3]) {
      const bytes = new Uint8Array(HOSTILE).fill(tag);
      expect(() => type.fromBytes(bytes)).toThrow(NestingError);
      expect(() => annotated(type, bytes)).toThrow(NestingError);
    }
  });

  it.each([
    ['no parent', 'parent: false'],
    ['another parent', 'parent: _root'],
  ])('are counted where they know %s', (_, parent) => {
    const type = classOf(
      `meta: {id: x}\nseq:\n  - {id: more, type: u1}\n  - {id: next, type: x, if: more == 1, ${parent}}\n`,
    );
    for (const [name, way] of WAYS) {
      // By hand, they would have to be linked so.
      if (['toBytes', 'appendTo', '_write', '_byteLength'].includes(name)) continue;
      way(type, MOST);
      for (const levels of [MOST + 1, HOSTILE]) expect(() => way(type, levels), name).toThrow(NestingError);
      way(type, MOST);
    }
  });

  it('are counted where they are of different files, and so know no parent', () => {
    const files = new Map([
      [
        'x.ksy',
        'meta: {id: x, imports: [y]}\nseq:\n  - {id: more, type: u1}\n  - {id: next, type: y, if: more == 1}\n',
      ],
      ['y.ksy', 'meta: {id: y, imports: [x]}\nseq:\n  - {id: back, type: x}\n'],
    ]);
    const type = mainClass(generate('x.ksy', files));
    expect(type.fromBytes(chainBytes(MOST / 2)).toBytes()).toEqual(chainBytes(MOST / 2));
    for (const levels of [MOST / 2 + 1, HOSTILE])
      expect(() => type.fromBytes(chainBytes(levels))).toThrow(NestingError);
    expect(type.fromBytes(chainBytes(MOST / 2)).toBytes()).toEqual(chainBytes(MOST / 2));
  });

  it('cost nothing where a type cannot be inside itself', () => {
    const text = 'meta: {id: x}\nseq: [{id: a, type: y}]\ntypes:\n  y: {seq: [{id: b, type: u1}]}\n';
    expect(generate('x.ksy', new Map([['x.ksy', text]]))[0]?.text).not.toMatch(/enterObject|tooDeep/);
  });
});

describe('a list that goes from offset to offset', () => {
  const type = classOf(
    'meta: {id: x, endian: be}\nseq:\n  - {id: ofs_next, type: u4}\n' +
      'instances:\n  next: {pos: ofs_next, type: x, if: ofs_next != 0}\n',
  );
  const listBytes = (count: number) => {
    const view = new DataView(new ArrayBuffer(4 * count));
    for (let i = 0; i < count - 1; i++) view.setUint32(4 * i, 4 * i + 4);
    return new Uint8Array(view.buffer);
  };

  it('may be of any length where each is read when it is asked for', () => {
    for (const instances of [false, true]) {
      const io = new KaitaiStream(listBytes(HOSTILE));
      const { value, annotations } = instances
        ? annotate((one) => new type(one), listBytes(HOSTILE))
        : { value: new type(io), annotations: [] };
      let count = 0;
      for (let at = value as Link | undefined; at !== undefined; at = at.next) count++;
      expect(count).toBe(HOSTILE);
      expect(flatten(annotations)).toHaveLength(instances ? HOSTILE : 0);
    }
  });

  it(`may have ${MOST} elements to be fetched, annotated or written as a whole`, () => {
    expect(type.fromBytes(listBytes(MOST)).toBytes()).toEqual(listBytes(MOST));
    annotated(type, listBytes(MOST));
    for (const levels of [MOST + 1, HOSTILE]) {
      const error = expect.objectContaining({ name: 'NestingError', srcPath: '/', offset: 4 * MOST });
      expect(() => type.fromBytes(listBytes(levels))._fetchInstances()).toThrow(error);
      const object = type.fromBytes(listBytes(levels));
      expect(() => object._write(KaitaiStream.growing())).toThrow(error);
      expect(type.fromBytes(listBytes(levels)).toBytes()).toEqual(listBytes(levels));
      expect(() => annotated(type, listBytes(levels))).toThrow(error);
    }
  });
});

describe('an instance that leads to itself', () => {
  const get = (object: unknown, name: string) => (object as Record<string, unknown>)[name];

  it('by its position is an error where it is asked for', () => {
    const type = classOf(
      'meta: {id: x}\ninstances:\n  a: {pos: b, type: u1}\n  b: {pos: via, type: u1}\n  via: {value: a + 1}\n',
    );
    const object = type.fromBytes(Uint8Array.of(1, 2, 3));
    expect(() => get(object, 'a')).toThrow(
      expect.objectContaining({ name: 'NestingError', srcPath: '/instances/a' }),
    );
    expect(() => object._write(KaitaiStream.growing())).toThrow(NestingError);
    expect(object.toBytes()).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('by the size of something inside it is an error where it is asked for', () => {
    const type = classOf(
      'meta: {id: x}\ninstances:\n  a: {pos: 0, type: y}\n  len: {value: a.n}\n' +
        'types:\n  y:\n    seq:\n      - {id: n, type: u1}\n      - {id: data, size: _root.as<x>.len}\n',
    );
    expect(() => get(type.fromBytes(Uint8Array.of(1, 2, 3)), 'len')).toThrow(
      expect.objectContaining({ name: 'NestingError', srcPath: '/types/y' }),
    );
  });
});
