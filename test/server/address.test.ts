import { expect, it } from 'vitest';
import { plainAddress } from '../../src/server/address.js';

it.each([
  ['::ffff:127.0.0.1', '127.0.0.1'],
  ['::FFFF:192.0.2.1', '192.0.2.1'],
  ['127.0.0.1', '127.0.0.1'],
  ['::1', '::1'],
  ['2001:db8::ffff:1', '2001:db8::ffff:1'],
])('the address %s is shown as %s', (address, shown) => {
  expect(plainAddress(address)).toBe(shown);
});
