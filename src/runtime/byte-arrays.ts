/**
 * Functions on byte arrays. Where the result is part of the argument it is a view, not a copy.
 */

/** `pad-right`: the bytes without the run of `pad` bytes at their end. */
export function bytesStripRight(data: Uint8Array, pad: number): Uint8Array {
  let end = data.length;
  while (end > 0 && data[end - 1] === pad) {
    end--;
  }
  return end === data.length ? data : data.subarray(0, end);
}

/** `terminator`: the bytes before the first `term`, with it if `include`; all of them if there is none. */
export function bytesTerminate(data: Uint8Array, term: number, include: boolean): Uint8Array {
  const at = data.indexOf(term);
  return at < 0 ? data : data.subarray(0, include ? at + 1 : at);
}

/**
 * `terminator` of several bytes: the bytes before the first, which is looked for at multiples of its own length only (as
 * the zero that ends a string in UTF-16 is). An empty terminator ends the data at once.
 */
export function bytesTerminateMulti(data: Uint8Array, term: Uint8Array, include: boolean): Uint8Array {
  const at = indexOfUnit(data, term, 0, data.length);
  return at < 0 ? data : data.subarray(0, include ? at + term.length : at);
}

/**
 * Finds `unit` in `data` from `start` on, in steps of its length.
 *
 * @param end index after the last byte to look at
 * @returns the index of its first byte, or -1
 */
export function indexOfUnit(data: Uint8Array, unit: Uint8Array, start: number, end: number): number {
  const step = Math.max(unit.length, 1);
  for (let at = start; at + unit.length <= end; at += step) {
    let matched = 0;
    while (matched < unit.length && data[at + matched] === unit[matched]) {
      matched++;
    }
    if (matched === unit.length) {
      return at;
    }
  }
  return -1;
}

/**
 * Order of two byte arrays: byte by byte, and if one is the beginning of the other the shorter is less.
 *
 * @returns negative if `a` comes first, positive if `b` does, 0 if they are equal
 */
export function byteArrayCompare(a: Uint8Array, b: Uint8Array): number {
  const common = Math.min(a.length, b.length);
  for (let i = 0; i < common; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) {
      return difference;
    }
  }
  return a.length - b.length;
}

/** From so many bytes on, a call of Node's own comparison takes less than a loop. */
const MANY = 48;

/** That of Node, which looks at words and not at bytes. */
const { Buffer: nodeBuffer } = globalThis as {
  readonly Buffer?: { compare(a: Uint8Array, b: Uint8Array): number };
};

/** Whether two byte arrays have the same length and content. */
export function byteArrayEquals(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  if (a.length < MANY) return byteArrayCompare(a, b) === 0;
  if (a.buffer === b.buffer && a.byteOffset === b.byteOffset) return true;
  return (nodeBuffer === undefined ? byteArrayCompare(a, b) : nodeBuffer.compare(a, b)) === 0;
}

/** Whether a value is a byte array with these bytes. */
export function isBytes(value: unknown, bytes: Uint8Array): boolean {
  return value instanceof Uint8Array && byteArrayEquals(value, bytes);
}

/** An array of its own with the same bytes. For a few bytes this takes half as long as `slice()`. */
export function copyOfBytes(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) copy[i] = bytes[i] as number;
  return copy;
}

/** Whether a terminator of `unit` bytes can stand there: one of several bytes is found at multiples of its length only. */
export function isAligned(at: number, unit: number): boolean {
  return unit === 0 || at % unit === 0;
}
