/** A process of somebody else's, as the features name it: adds to each byte, or takes away. */
import type { CustomProcess } from '../../../src/runtime/index.js';

export class ShiftBy implements CustomProcess {
  private readonly by: number;

  constructor(by: number, up: boolean) {
    this.by = up ? by : -by;
  }

  decode(bytes: Uint8Array): Uint8Array {
    return bytes.map((byte) => byte + this.by);
  }

  encode(bytes: Uint8Array): Uint8Array {
    return bytes.map((byte) => byte - this.by);
  }
}
