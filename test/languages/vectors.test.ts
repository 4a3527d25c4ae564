import { describe, expect, it } from 'vitest';
import { LAXNESSES } from './support/differences.js';
import { presentLanguages } from './support/present.js';
import { complaints, exampleVectors, type Vector } from './support/vectors.js';

const vectors = exampleVectors();

describe.each(presentLanguages())('$name', (language) => {
  it('reads every field of every example, and refuses every bad one', async () => {
    expect(vectors.length).toBeGreaterThan(90);
    expect(await complaints(language, vectors)).toEqual([]);
  });

  it('really accepts the bad examples that it is said to', async () => {
    const named = (LAXNESSES[language.name] ?? []).flatMap(({ examples }) => examples);
    const chosen = vectors.filter(({ name }) => named.includes(name));
    expect(chosen.map(({ name }) => name).sort()).toEqual([...named].sort());
    // Under another name no exception holds, so each of them has to be complained about.
    const renamed = chosen.map((vector) => ({ ...vector, name: `again ${vector.name}` }));
    const found = (await complaints(language, renamed)).map((line) => line.replace(/:.*/, ''));
    expect(found).toEqual(renamed.map(({ name }) => name));
  });

  it('turns red where a vector is broken: a byte of a text, an expected field, bad bytes that are good', async () => {
    const said = find('server-said');
    const broken: Vector[] = [
      { ...said, name: 'other bytes', bytes: said.bytes.map((byte) => (byte === 0x42 ? 0x43 : byte)) },
      { ...said, name: 'other fields', expected: find('server-said-nothing').expected },
      { ...said, name: 'a field more', expected: withField(said.expected) },
      { ...said, name: 'good bytes', expected: find('bad-server-half-message').expected },
      { ...said, name: 'bad bytes', bytes: find('bad-server-half-message').bytes },
    ];
    const found = (await complaints(language, [said, ...broken])).map((line) => line.replace(/:.*/, ''));
    expect(found).toEqual(broken.map(({ name }) => name));
  });
});

function find(name: string): Vector {
  return vectors.find((vector) => vector.name === name) ?? expect.fail(`There is no example ${name}.`);
}

function withField(expected: Vector['expected']): Vector['expected'] {
  if (!('records' in expected) || !Array.isArray(expected.records))
    return expect.fail('A good one is needed.');
  return { records: expected.records.map((record) => ({ ...(record as object), added: 1 })) };
}
