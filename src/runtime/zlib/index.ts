/**
 * `process: zlib`. A module of its own, because it needs a package: only generated code that has such a field imports
 * it. Runs in Node and in browsers.
 *
 * @module
 */
import { deflate, inflate } from 'pako';
import type { ByteRules } from '../byte-rules.js';
import { encodedAgain } from '../kept.js';
import { ProcessError } from '../process.js';

/**
 * Bytes out of a zlib stream (RFC 1950).
 *
 * @throws ProcessError if it is none, is cut short, or its checksum is wrong
 */
export function processZlib(bytes: Uint8Array): Uint8Array {
  try {
    // Of a stream that is cut short, pako says nothing and returns nothing.
    const result: Uint8Array | undefined = inflated(bytes);
    if (result !== undefined) return result;
  } catch (error) {
    throw new ProcessError(`no zlib stream: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new ProcessError('no zlib stream: it is cut short');
}

interface NodeZlib {
  inflateSync(bytes: Uint8Array): Uint8Array;
}

/** That of Node, where the program runs there: it is faster. Not there in Node before 20.16, nor in browsers. */
const node = (
  globalThis as { readonly process?: { getBuiltinModule?(name: string): NodeZlib | undefined } }
).process?.getBuiltinModule?.('node:zlib');

function inflated(bytes: Uint8Array): Uint8Array | undefined {
  if (node === undefined) return inflate(bytes);
  try {
    const { buffer, byteOffset, length } = node.inflateSync(bytes);
    // A byte array and no `Buffer`, of which `slice()` would not copy; few bytes are not to keep many.
    const result = new Uint8Array(buffer, byteOffset, length);
    return 2 * length < buffer.byteLength ? result.slice() : result;
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'Z_BUF_ERROR') return undefined;
    throw error;
  }
}

/**
 * A zlib stream of the bytes. Not the only one there is: where there is one that was read, and still is one of these bytes,
 * it is returned.
 *
 * @param kept the field as it was read
 * @param rules how the bytes of the field end
 */
export function unprocessZlib(bytes: Uint8Array, kept?: Uint8Array, rules: ByteRules = {}): Uint8Array {
  return encodedAgain(kept, rules, bytes, processZlib) ?? deflate(bytes);
}
