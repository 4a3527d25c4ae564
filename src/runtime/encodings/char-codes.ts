/**
 * Strings from character codes and back, as fast as JavaScript does it.
 *
 * Short strings are most of what protocols carry, and for them the fixed cost of a call into native code is more
 * than the whole conversion in a loop. How short that is was measured (Node 20).
 */
import { native } from './native-text.js';

/** Up to this many bytes are decoded in a loop. */
export const SHORT = native === undefined ? 32 : 12;

/** V8 keeps arrays of up to so many bytes inside the object, and moves them before native code can reach them. */
const INSIDE = 64;

/** Whether native code encodes the text faster than a loop. It never does where it has to move the target first. */
export function isLong(text: string, target: Uint8Array): boolean {
  return text.length > (native !== undefined && target.length > INSIDE ? 24 : 100);
}

/** `String.fromCharCode` takes its codes as arguments, and too many overflow the stack. */
const CHUNK = 4096;

/** One array for each short length, because `apply` passes all elements. */
const scratch = Array.from({ length: SHORT + 1 }, (_, length) => new Array<number>(length).fill(0));

/**
 * Text of at most {@link SHORT} bytes, each of which is a character of that code.
 *
 * @returns undefined if one is above `max`
 */
export function shortText(bytes: Uint8Array, start: number, end: number, max: number): string | undefined {
  const length = end - start;
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
