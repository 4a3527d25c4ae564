import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { chat } from '../../generated/arbitraries/chat.js';
import { expectationOf } from '../../src/examples/expectation.js';
import type { FieldValue } from '../examples/files.js';
import { anyBytes, TYPES } from '../generated/support/types.js';
import { SEED } from '../support/seed.js';
import { mayAccept } from './support/differences.js';
import { presentLanguages } from './support/present.js';
import { complaints, type Vector } from './support/vectors.js';

/** Recordings that our writer wrote. */
const written = fc
  .sample(chat(), { numRuns: 2000, seed: SEED })
  .map((recording, index) => vector(`written ${index}`, recording.toBytes()));

/** The same after accidents, and noise: most of it is to be refused. */
const damaged = TYPES.filter(({ name }) => name === 'Chat')
  .flatMap((type) => fc.sample(anyBytes(type), { numRuns: 2000, seed: SEED }))
  .map((bytes, index) => vector(`damaged ${index}`, bytes));

describe.each(presentLanguages())(`$name, with FC_SEED=${SEED},`, (language) => {
  it('reads every field of thousands of random recordings as we do', async () => {
    const records = written.flatMap(({ expected }) => ('records' in expected ? expected.records : []));
    expect(written.every(({ expected }) => 'records' in expected)).toBe(true);
    expect(records.length).toBeGreaterThan(2000);
    expect((await complaints(language, written)).slice(0, 5)).toEqual([]);
  });

  it('refuses what we refuse, and reads the rest as we do', async () => {
    const chosen = damaged.filter(
      ({ expected }) => !('error' in expected && mayAccept(language.name, expected.error)),
    );
    expect(chosen.filter(({ expected }) => 'error' in expected).length).toBeGreaterThan(300);
    expect(chosen.filter(({ expected }) => 'records' in expected).length).toBeGreaterThan(300);
    expect((await complaints(language, chosen)).slice(0, 5)).toEqual([]);
  });
});

function vector(name: string, bytes: Uint8Array): Vector {
  const expectation = expectationOf({ type: 'chat', bytes });
  if ('error' in expectation) return { name, bytes, expected: { error: expectation.error.kind } };
  return { name, bytes, expected: { records: expectation.fields.records as FieldValue } };
}
