/** Objects of random specifications: of some, hardly any can be drawn, and then there is nothing to say of them. */
import { fc } from '@fast-check/vitest';
import type { KaitaiStruct } from '../../../src/runtime/index.js';

/** What is thrown where no object was found. */
const GIVEN_UP = /^no object of /;

/** Objects, and once in a while undefined where none was found in time; undefined where the first is not found either. */
export function objectsIfAny(
  objects: fc.Arbitrary<KaitaiStruct>,
): fc.Arbitrary<KaitaiStruct | undefined> | undefined {
  const some = new Perhaps(objects);
  const [first] = fc.sample(some, { seed: 1, numRuns: 1 });
  return first === undefined ? undefined : some;
}

class Perhaps extends fc.Arbitrary<KaitaiStruct | undefined> {
  constructor(private readonly objects: fc.Arbitrary<KaitaiStruct>) {
    super();
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<KaitaiStruct | undefined> {
    try {
      return this.objects.generate(random, bias);
    } catch (error) {
      if (!(error instanceof Error && GIVEN_UP.test(error.message))) throw error;
      return new fc.Value<undefined>(undefined, undefined);
    }
  }

  override canShrinkWithoutContext(_value: unknown): _value is KaitaiStruct {
    return false;
  }

  override shrink(value: KaitaiStruct | undefined, context: unknown): fc.Stream<fc.Value<KaitaiStruct>> {
    return value === undefined ? fc.stream([].values()) : this.objects.shrink(value, context);
  }
}
