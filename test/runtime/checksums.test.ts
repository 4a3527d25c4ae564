/** Checksums are those of other programs, however the bytes are cut. */
import { createHash } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { fc } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { sha1, sha256 } from '../../src/runtime/hashes/index.js';
import { adler32, crc32, digits, sum8, sumOfBytes, xor8 } from '../../src/runtime/index.js';
import '../support/seed.js';

const cut = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 });

it('is what zlib and OpenSSL say', () => {
  fc.assert(
    fc.property(cut, (parts) => {
      const whole = Buffer.concat(parts);
      expect(crc32(...parts)).toBe(gzipSync(whole).readUInt32LE(gzipSync(whole).length - 8));
      expect(adler32(...parts)).toBe(deflateSync(whole).readUInt32BE(deflateSync(whole).length - 4));
      expect(Buffer.from(sha1(...parts))).toEqual(createHash('sha1').update(whole).digest());
      expect(Buffer.from(sha256(...parts))).toEqual(createHash('sha256').update(whole).digest());
    }),
  );
});

it('adds up as many bytes as there are', () => {
  const many = new Uint8Array(100_000).fill(0xff);
  const compressed = deflateSync(many);
  expect(adler32(many)).toBe(compressed.readUInt32BE(compressed.length - 4));
  expect(sumOfBytes(many, many)).toBe(2 * 255 * 100_000);
  expect(sum8(many)).toBe((255 * 100_000) % 256);
  expect([xor8(), xor8(many), xor8(Uint8Array.of(1, 6), Uint8Array.of(8))]).toEqual([0, 0, 15]);
});

it('writes numbers with zeros in front', () => {
  expect(digits(8, 8, 4)).toBe('0010');
  expect(digits(-255n, 16, 3)).toBe('-0ff');
  expect(digits(12345, 10, 2)).toBe('12345');
});
