/** The generated reader against the parser of the official compiler, which reads the same specification. */
import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { hex } from '../support/bytes.js';
import { DIFFERENCES, isMeant } from './support/differences.js';
import { type Outcome, readOfficially } from './support/official-chat.js';
import { anyBytes, readHere, Tally, TYPES } from './support/types.js';

describe.each(TYPES)('$name', (type) => {
  it('is read from valid bytes as the official parser reads it', () => {
    fc.assert(
      fc.property(type.objects, (object) => {
        const bytes = object.toBytes();
        expect(withoutObject(readHere(type, bytes))).toEqual(readOfficially(type.name, bytes));
      }),
      { numRuns: 300 },
    );
  });

  it('is read from any bytes as the official parser reads it, or refused with the same error', () => {
    const tally = new Tally();
    fc.assert(
      fc.property(anyBytes(type), (bytes) => {
        const here = withoutObject(readHere(type, bytes));
        const official = readOfficially(type.name, bytes);
        if (isMeant(here, official)) return tally.count('meant to differ');
        tally.count('error' in here ? here.error : 'accepted');
        expect(here).toEqual(official);
      }),
      { numRuns: 2000 },
    );
    for (const what of ['accepted', 'EOFError', 'meant to differ']) {
      expect(tally.of(what), what).toBeGreaterThan(10);
    }
  });
});

describe('a meant difference', () => {
  it.each(DIFFERENCES)('$name is one: $why', ({ type: name, shown }) => {
    const type = TYPES.find((candidate) => candidate.name === name) ?? expect.fail(name);
    const here = withoutObject(readHere(type, hex(shown)));
    const official = readOfficially(name, hex(shown));
    expect(here).not.toEqual(official);
    expect(isMeant(here, official)).toBe(true);
  });
});

function withoutObject(outcome: ReturnType<typeof readHere>): Outcome {
  return 'error' in outcome ? outcome : { fields: outcome.fields, consumed: outcome.consumed };
}
