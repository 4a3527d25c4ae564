/** How specifications are drawn: as numbers, each of which chooses among what is possible where it is used. */
import { fc } from '@fast-check/vitest';

/** Enough for one field. */
const NUMBERS = 16;

/** Numbers for {@link Choices}. Smaller ones choose what stands first, so fast-check finds the simplest that fails. */
export const numbers: fc.Arbitrary<readonly number[]> = fc.array(fc.noBias(fc.nat({ max: 9999 })), {
  minLength: NUMBERS,
  maxLength: NUMBERS,
});

export class Choices {
  #at = 0;

  constructor(private readonly numbers: readonly number[]) {}

  /** From 0 to `max`. */
  upTo(max: number): number {
    return (this.numbers[this.#at++] ?? 0) % (max + 1);
  }

  /** One of them. */
  of<T>(options: readonly T[]): T {
    if (options.length === 0) throw new Error('nothing to choose from');
    return options[this.upTo(options.length - 1)] as T;
  }

  /** True once in so many times. */
  once(inSoMany: number): boolean {
    return this.upTo(inSoMany - 1) === inSoMany - 1;
  }
}
