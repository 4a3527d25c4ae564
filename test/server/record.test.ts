import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { record } from '../../src/server/record.js';

it('a record is one line of key=value, which can be taken apart again whatever the values are', () => {
  const values = fc.dictionary(
    fc.stringMatching(/^[a-z][a-z-]{0,9}$/),
    fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true })),
  );
  fc.assert(
    fc.property(values, (particulars) => {
      const line = record('started', particulars);
      expect(line).toMatch(/^chat-server: started [^\n]*\n$/);
      const pairs = line.matchAll(/ ([a-z-]+)=("(?:[^"\\]|\\.)*"|[^ "]+)(?=[ \n])/g);
      const found = Array.from(pairs, ([, key = '', value = '']) => [
        key,
        value.startsWith('"') ? JSON.parse(value) : value,
      ]);
      expect(found).toEqual(Object.entries(particulars).map(([key, value]) => [key, String(value)]));
    }),
  );
});

it('quotes only what needs it', () => {
  expect(
    record('stopped', { code: 0, path: '/var/log', reason: 'Bye.', sentence: 'Good "bye".', none: '' }),
  ).toBe('chat-server: stopped code=0 path=/var/log reason=Bye. sentence="Good \\"bye\\"." none=""\n');
});
