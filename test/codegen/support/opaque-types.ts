/** Classes of somebody else's, as the features name them as opaque types. */
import { bytesToStr, type KaitaiStream, type OpaqueObject, strToBytes } from '../../../src/runtime/index.js';

/** Writes to a stream. */
export class Point implements OpaqueObject {
  x: number;
  y: number;

  constructor(io: KaitaiStream) {
    this.x = io.readU1();
    this.y = io.readU1();
  }

  _write(io: KaitaiStream): void {
    io.writeU1(this.x);
    io.writeU1(this.y);
  }
}

/** Knows how to be bytes alone. */
export class Label implements OpaqueObject {
  text: string;

  constructor(io: KaitaiStream, _parent: null, _root: null, length: number, withColon: boolean) {
    this.text = bytesToStr(io.readBytes(length + (withColon ? 1 : 0)), 'ISO-8859-1');
  }

  toBytes(): Uint8Array {
    return strToBytes(this.text, 'ISO-8859-1');
  }
}

/** Only reads. */
export class Sealed {
  readonly byte: number;

  constructor(io: KaitaiStream) {
    this.byte = io.readU1();
  }
}
