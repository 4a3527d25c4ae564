/** Specifications that are large, deep or chained: what takes exponential time or a call for each level does not end here. */
import { describe, expect, it } from 'vitest';
import { chain, doubled, protocol, terms, ternaries } from '../bench/generate/specifications.js';
import { generate, loadGenerated } from './support/generated.js';

const compiled = (text: string) => generate('large.ksy', new Map([['large.ksy', text]]));

describe('chained types', () => {
  it('of many levels, each type once in the one before', () => {
    expect(compiled(chain.make(150))[0]?.text).toContain('class T149 ');
  });

  it('of many levels, each type twice in the one before', () => {
    expect(compiled(doubled.make(60))[0]?.text).toContain('class T59 ');
  });

  it('whose sizes vary', () => {
    const text = doubled.make(60).replaceAll('type: u1', 'type: u1\n      - size: tag');
    expect(compiled(text)[0]?.text).toContain('class T59 ');
  });

  it('still tell how long they are', () => {
    const { Large } = loadGenerated(compiled(chain.make(100)));
    expect(Large?.frameLength?.(new Uint8Array(100))).toBe(100);
    expect(Large?.fromBytes(new Uint8Array(100)).toBytes()).toEqual(new Uint8Array(100));
  });
});

describe('expressions', () => {
  it('that are sums of 1,900 terms', () => {
    const { Large } = loadGenerated(compiled(terms.make(1_900)));
    expect(Large?.fromBytes(Uint8Array.of(3))).toMatchObject({ sum: 5_700 });
  });

  it('that are 990 choices, each in the one before', () => {
    const { Large } = loadGenerated(compiled(ternaries.make(990)));
    expect(Large?.fromBytes(Uint8Array.of(200))).toMatchObject({ which: 200 });
  });

  it('that are too long, which is said with its place', () => {
    expect(() => compiled(terms.make(4_002))).toThrow(/^large\.ksy:10:\d+: .*at most 4000 operators/);
  });
});

it('messages of a protocol', () => {
  expect(compiled(protocol.make(30))[0]?.text).toContain('class Body29 ');
});
