/** The process that the specifications of gzip and ZIP name: RFC 1951, without anything around it. */
import { deflateRaw, inflateRaw } from 'pako';
import { type CustomProcess, ProcessError } from '../../../src/runtime/index.js';

export class RawDeflate implements CustomProcess {
  decode(bytes: Uint8Array): Uint8Array {
    try {
      const result: Uint8Array | undefined = inflateRaw(bytes);
      if (result !== undefined) return result;
    } catch (error) {
      throw new ProcessError(`no deflated bytes: ${error instanceof Error ? error.message : String(error)}`);
    }
    throw new ProcessError('no deflated bytes: they are cut short');
  }

  encode(bytes: Uint8Array): Uint8Array {
    return deflateRaw(bytes);
  }
}
