/** Target `arbitraries`: what it draws can be written, and comes back the same. */
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { KaitaiStruct } from '../../src/runtime/index.js';
import '../support/seed.js';
import { arbitraryOf } from './support/arbitrary.js';
import { type Feature, features, imported, outputOf } from './support/feature.js';
import { plain } from './support/plain.js';
import { expectSame } from './support/same.js';

/** The arbitrary of the file's own type. */
function load(feature: Feature): fc.Arbitrary<KaitaiStruct> {
  const file = `${feature.name}.ksy`;
  return arbitraryOf(file, new Map([[file, feature.text], ...imported]), outputOf(feature));
}

const LEFT_BEHIND = 'a terminator that is left to what follows is not drawn there';
const STREAM = 'what depends on the stream is not known before there is one';
const LATER = 'the sequence asks for an instance that is drawn later';
const SHARED = 'an instance is drawn apart from the constants and limits of another that shares its bytes';
const FOREIGN = 'whoever has the class of an opaque type has to say how its objects are drawn';

/** Specifications of which no object, or hardly any, is drawn that obeys the rules. */
const NOT_DRAWN: Readonly<Record<string, string>> = {
  byte_arrays_up_to_a_terminator: LEFT_BEHIND,
  included_terminator: LEFT_BEHIND,
  repeat_until_the_end_of_the_stream: STREAM,
  streams_in_expressions: STREAM,
  instances_at_positions: SHARED,
  instances_in_the_sequence: STREAM,
  opaque_types: FOREIGN,
  instances_of_bits: LATER,
  choice_by_an_instance: LATER,
  instances_around_processed_parts: LATER,
  parents_of_instances: LATER,
  calculated_endian_of_instances: SHARED,
  switch_in_an_array: 'elements that no case matches are not kept when reading',
};

describe.each(features.filter(({ name }) => !(name in NOT_DRAWN)))('$name', (feature) => {
  it('draws objects that come back the same', () => {
    fc.assert(
      fc.property(load(feature), (object) => {
        const bytes = object.toBytes();
        const again = (
          object.constructor as unknown as { fromBytes(bytes: Uint8Array): KaitaiStruct }
        ).fromBytes(bytes);
        expect(again).toBeInstanceOf(KaitaiStruct);
        expectSame(plain(again), plain(object));
        expectSame(again.toBytes(), bytes);
      }),
      { numRuns: 15, maxSkipsPerRun: 200 },
    );
  });
});
