import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { TokenBucket } from '../../src/server/token-bucket.js';

describe('the token bucket', () => {
  it('lets no more through than the burst and the rate, when the waits are kept', () => {
    const takes = fc.array(fc.tuple(fc.nat(50), fc.nat(2000)), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 1000 }),
        takes,
        (rate, burst, all) => {
          const bucket = new TokenBucket(rate, burst, 0);
          let [now, total] = [0, 0];
          for (const [count, pause] of all) {
            now += pause;
            // Before each one, all earlier ones have been paid for.
            expect(total).toBeLessThanOrEqual(burst + (now * rate) / 1000 + 1e-6);
            now += bucket.take(count, now);
            total += count;
          }
        },
      ),
    );
  });

  it('saves up a burst in a rest, and not more', () => {
    const bucket = new TokenBucket(10, 5, 0);
    expect(bucket.take(5, 1_000_000)).toBe(0);
    expect(bucket.take(1, 1_000_000)).toBe(100);
  });

  it('takes a clock that goes back for one that stands still', () => {
    expect(new TokenBucket(1000, 5000, 3_600_000).take(1, 0)).toBe(0);
    expect(new TokenBucket(100, 1000, 3_600_000).wait(0)).toBe(0);
    const bucket = new TokenBucket(10, 5, 3_600_000);
    expect(bucket.take(6, 0)).toBe(100);
    expect(bucket.take(0, 100)).toBe(0);
  });

  it('never waits without a rate', () => {
    expect(new TokenBucket(Number.POSITIVE_INFINITY, 1, 0).take(1e9, 0)).toBe(0);
  });
});
