/**
 * Strings from character codes, as fast as JavaScript makes them.
 *
 * Short strings are most of what protocols carry, and for them the fixed cost of a call into TextDecoder or
 * TextEncoder is more than the whole conversion in a loop. Around thirty characters the two are equal (Node
 * 20: a good 100 ns); after that the native code is far ahead. Node has something in between: a function that
 * checks nothing, takes no view, and needs 60 ns. It is used where it is there.
 */

type Slice = (this: Uint8Array, start: number, end: number) => string;

/** Of Node: each byte is a character of that code. Undefined in a browser. */
const latin1Slice = (globalThis as { Buffer?: { prototype: { latin1Slice?: Slice } } }).Buffer?.prototype
  .latin1Slice;

/** Up to this many bytes are decoded here. */
export const SHORT = latin1Slice === undefined ? 32 : 100;

/** Up to this many, a loop takes less time than the call of Node's function. */
const VERY_SHORT = latin1Slice === undefined ? SHORT : 12;

/**
 * Up to this many characters are encoded in a loop. More than for decoding, because the native code needs a
 * view of the target, and V8 has to move an array of up to 64 bytes to other memory for its first view.
 */
export const SHORT_TO_ENCODE = 100;

/** `String.fromCharCode` takes its codes as arguments, and too many overflow the stack. */
const CHUNK = 4096;

/** One array for each short length, because `apply` passes all elements. */
const scratch = Array.from({ length: VERY_SHORT + 1 }, (_, length) => new Array<number>(length).fill(0));

/**
 * Text of at most {@link SHORT} bytes, each of which is a character of that code.
 *
 * @returns undefined if one is above `max`
 */
export function shortText(bytes: Uint8Array, start: number, end: number, max: number): string | undefined {
  const length = end - start;
  if (latin1Slice !== undefined && length > VERY_SHORT) {
    let bits = 0;
    for (let at = start; at < end; at++) bits |= bytes[at] as number;
    return bits > max ? undefined : latin1Slice.call(bytes, start, end);
  }
  const codes = scratch[length] as number[];
  let highest = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[start + i] as number;
    codes[i] = byte;
    if (byte > highest) {
      highest = byte;
    }
  }
  return highest > max ? undefined : String.fromCharCode.apply(null, codes);
}

/** Text of any length, whose UTF-16 units are the values of the array. */
export function longText(codes: Uint8Array | Uint16Array): string {
  let text = '';
  for (let at = 0; at < codes.length; at += CHUNK) {
    text += String.fromCharCode.apply(null, codes.subarray(at, at + CHUNK) as unknown as number[]);
  }
  return text;
}
