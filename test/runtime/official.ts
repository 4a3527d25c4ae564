import { createRequire } from 'node:module';

/** What the tests use of the official JavaScript runtime, to which they compare ours. */
export interface OfficialStream {
  readonly pos: number;
  seek(pos: number): void;
  isEof(): boolean;
  alignToByte(): void;
  readBitsIntBe(width: number): number;
  readBitsIntLe(width: number): number;
  readBytes(count: number): Uint8Array;
  readBytesTerm(term: number, include: boolean, consume: boolean, eosError: boolean): Uint8Array;
  readBytesTermMulti(term: Uint8Array, include: boolean, consume: boolean, eosError: boolean): Uint8Array;
}

interface OfficialRuntime {
  new (bytes: ArrayBuffer): OfficialStream;
  bytesStripRight(data: Uint8Array, pad: number): Uint8Array;
  bytesTerminate(data: Uint8Array, term: number, include: boolean): Uint8Array;
  bytesTerminateMulti(data: Uint8Array, term: Uint8Array, include: boolean): Uint8Array;
  byteArrayCompare(a: Uint8Array, b: Uint8Array): number;
  mod(a: number, b: number): number;
}

// Its type declarations name the module differently from what Node finds, hence the types above.
const { KaitaiStream } = createRequire(import.meta.url)('kaitai-struct') as { KaitaiStream: OfficialRuntime };

export { KaitaiStream as OfficialRuntime };

export function officialStream(bytes: Uint8Array): OfficialStream {
  return new KaitaiStream(Uint8Array.from(bytes).buffer);
}

/** Calls a method that the interface above does not list, such as one of the many for numbers. */
export function officialRead(stream: OfficialStream, method: string): unknown {
  return (stream as unknown as Record<string, () => unknown>)[method]?.();
}
