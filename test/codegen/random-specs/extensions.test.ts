/**
 * Random specifications, at the end of which stand a checksum and the length of all that is in front, and padding: what other
 * types, lengths, choices and conditions write is what the checksum is of, and the official parser reads it alike.
 */
import { gzipSync } from 'node:zlib';
import { fc } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { type KaitaiStruct, PositionedStruct } from '../../../src/runtime/index.js';
import { runs, SOAK_TIMEOUT } from '../../support/soak.js';
import { arbitraryOf } from '../support/arbitrary.js';
import { type GeneratedClass, generate, mainClass } from '../support/generated.js';
import { initOf, readOfficially } from '../support/laws.js';
import { compileOfficially } from '../support/official.js';
import { comparable, plain } from '../support/plain.js';
import { expectSame } from '../support/same.js';
import { ALWAYS_THE_SAME } from './check.js';
import { objectsIfAny } from './objects.js';
import { type RandomSpec, specs } from './spec.js';
import type { Node } from './types.js';

const FILE = 'random.ksy';
const OBJECTS = 4;

/** The specification with fields of ours behind those that it has; undefined where something goes on to the end. */
function extended({ text, roots, asksStream, drawable }: RandomSpec): string | undefined {
  const [root] = roots as readonly { readonly seq: readonly Node[] }[];
  const isOpen = asksStream || drawable === 'never' || /eos|consume: false/.test(text);
  if (root === undefined || isOpen) return undefined;
  const range = `${root.seq[0]?.id}, ${root.seq.at(-1)?.id}`;
  const ours = [
    { id: 'crc', type: 'u4be', '-ts-value': `crc32(_bytes_of(${range}))` },
    { id: 'length', type: 'u4be', '-ts-value': `_bytes_of(${range}).size` },
    { id: 'gap', size: '-_io.pos % 8', '-ts-align': 8 },
  ];
  return stringify({ ...root, seq: [...root.seq, ...ours] });
}

function crcOf(bytes: Uint8Array): number {
  const packed = gzipSync(bytes);
  return packed.readUInt32LE(packed.length - 8);
}

/** What the fields say of the bytes in front of them. */
function checkEnd(object: KaitaiStruct, bytes: Uint8Array): void {
  const { crc, length, gap } = object as unknown as { crc: number; length: number; gap: Uint8Array };
  expect(crc).toBe(crcOf(bytes.subarray(0, length)));
  expect(gap.length).toBeLessThan(8);
  expect((length + 8 + gap.length) % 8).toBe(0);
}

const files = (text: string, shared = '') =>
  new Map([
    [FILE, text],
    ['shared.ksy', shared],
  ]);

/** The class, and some objects of it, if any can be drawn. */
function made(
  spec: RandomSpec,
  text: string,
  seed: number,
): { type: GeneratedClass; objects: KaitaiStruct[] } {
  const sources = files(text, spec.shared);
  const output = generate(FILE, sources);
  const drawn = arbitraryOf(FILE, sources, output);
  const some = spec.drawable === 'always' ? drawn : objectsIfAny(drawn);
  return { type: mainClass(output), objects: some ? fc.sample(some, { numRuns: OBJECTS, seed }) : [] };
}

it('checks and pads whatever is in front', { timeout: SOAK_TIMEOUT }, async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(specs, fc.integer(), async (spec, seed) => {
      const text = extended(spec);
      if (text === undefined) return;
      const { type, objects } = made(spec, text, seed);
      if (type.prototype instanceof PositionedStruct) return;
      const official = spec.oursAlone ? undefined : await compileOfficially(text, () => spec.shared ?? '');
      for (const object of objects) {
        tried++;
        const bytes = object.toBytes();
        const again = type.fromBytes(bytes);
        checkEnd(again, bytes);
        expectSame(plain(again), plain(object));
        expectSame(type.of(initOf(again) as object).toBytes(), bytes);
        if (official) expectSame(comparable(plain(again)), comparable(readOfficially(official, bytes)));
      }
    }),
    { ...runs(25), ...ALWAYS_THE_SAME },
  );
  expect(tried).toBeGreaterThan(4);
});
