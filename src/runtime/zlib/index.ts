/**
 * `process: zlib`. A module of its own, because it needs a package: only generated code that has such a field imports
 * it. Runs in Node and in browsers.
 *
 * @module
 */
import { deflate, inflate } from 'pako';
import { ProcessError } from '../process.js';

/**
 * Bytes out of a zlib stream (RFC 1950).
 *
 * @throws ProcessError if it is none, is cut short, or its checksum is wrong
 */
export function processZlib(bytes: Uint8Array): Uint8Array {
  try {
    // Of a stream that is cut short, pako says nothing and returns nothing.
    const result: Uint8Array | undefined = inflate(bytes);
    if (result !== undefined) return result;
  } catch (error) {
    throw new ProcessError(`no zlib stream: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new ProcessError('no zlib stream: it is cut short');
}

/** A zlib stream of the bytes. Not the only one there is: what was read need not come back byte by byte. */
export function unprocessZlib(bytes: Uint8Array): Uint8Array {
  return deflate(bytes);
}
