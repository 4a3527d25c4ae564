/**
 * `sha1` and `sha256` of `-ts-value`. A module of its own, because it needs a package: only generated code that calls one of
 * them imports it. Runs in Node and in browsers, and at once: what browsers have themselves gives no more than a promise.
 *
 * @module
 */
import { sha1 as sha1Of } from '@noble/hashes/legacy';
import { sha256 as sha256Of } from '@noble/hashes/sha2';

/** The part of both that is used. */
interface Hash {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** SHA-1 (FIPS 180-4), 20 bytes. Not against forgers: they can make two files that have the same. */
export function sha1(...parts: readonly Uint8Array[]): Uint8Array {
  return hashed(sha1Of.create(), parts);
}

/** SHA-256 (FIPS 180-4), 32 bytes. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  return hashed(sha256Of.create(), parts);
}

function hashed(hash: Hash, parts: readonly Uint8Array[]): Uint8Array {
  for (const bytes of parts) hash.update(bytes);
  return hash.digest();
}
