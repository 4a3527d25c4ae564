/**
 * The text functions that come with Node's Buffer, on any Uint8Array. Each takes where to start and end, so that
 * no view has to be made first; TextDecoder and TextEncoder need one, which takes as long as to read a short text.
 */
export interface NativeText {
  /** Each byte is the character of that code. */
  latin1Slice(bytes: Uint8Array, start: number, end: number): string;
  /** What is no UTF-8 becomes U+FFFD. */
  utf8Slice(bytes: Uint8Array, start: number, end: number): string;
  /** Each character becomes one byte: the lower eight bits of its code. */
  latin1Write(bytes: Uint8Array, text: string, at: number): void;
  /** Length of the text in UTF-8. */
  utf8Length(text: string): number;
}

/** Undefined in a browser, and wherever Buffer is something else than Node's. */
export const native: NativeText | undefined = findNative();

type Slice = (this: Uint8Array, start: number, end: number) => string;
type Write = (this: Uint8Array, text: string, at: number) => number;

interface NodeBuffer {
  byteLength?(text: string): number;
  prototype?: { latin1Slice?: Slice; utf8Slice?: Slice; latin1Write?: Write };
}

function findNative(): NativeText | undefined {
  const { Buffer } = globalThis as { Buffer?: NodeBuffer };
  const { byteLength, prototype } = Buffer ?? {};
  const { latin1Slice, utf8Slice, latin1Write } = prototype ?? {};
  if (!byteLength || !latin1Slice || !utf8Slice || !latin1Write) return undefined;
  return {
    latin1Slice: (bytes, start, end) => latin1Slice.call(bytes, start, end),
    utf8Slice: (bytes, start, end) => utf8Slice.call(bytes, start, end),
    latin1Write: (bytes, text, at) => latin1Write.call(bytes, text, at),
    utf8Length: (text) => byteLength(text),
  };
}
