/** The process of the suite's formats that shifts bytes: what its helper does when reading, and the other way round. */
import type { CustomProcess } from '../../../src/runtime/index.js';

/** Adds `key` to each byte, or takes it away. */
export class MyCustomFx implements CustomProcess {
  private readonly by: number;

  constructor(key: number, isUp: boolean, _unused: Uint8Array) {
    this.by = isUp ? key : -key;
  }

  decode(bytes: Uint8Array): Uint8Array {
    return bytes.map((byte) => byte + this.by);
  }

  encode(bytes: Uint8Array): Uint8Array {
    return bytes.map((byte) => byte - this.by);
  }
}
