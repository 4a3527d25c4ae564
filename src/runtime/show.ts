/**
 * Values in error messages: short, on one line, and unmistakable.
 */

const MAX_BYTES = 16;
const MAX_TEXT = 60;
const MAX_ITEMS = 8;

/** `0x0a`: a byte, or any other small unsigned number, in hexadecimal. */
export function showByte(value: number): string {
  return `0x${value.toString(16).padStart(2, '0')}`;
}

/** `U+00E9`: a Unicode code point. */
export function showCodePoint(value: number): string {
  return `U+${value.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Prints any value for a person. Bytes are hexadecimal, text is quoted, objects are named by their class,
 * and what is long is cut.
 */
export function showValue(value: unknown): string {
  if (typeof value === 'string') {
    return value.length > MAX_TEXT
      ? `${JSON.stringify(value.slice(0, MAX_TEXT))}… (${value.length} characters)`
      : JSON.stringify(value);
  }
  if (value instanceof Uint8Array) {
    const shown = Array.from(value.subarray(0, MAX_BYTES), (byte) => byte.toString(16).padStart(2, '0'));
    return value.length > MAX_BYTES
      ? `[${shown.join(' ')}…] (${value.length} bytes)`
      : `[${shown.join(' ')}]`;
  }
  if (Array.isArray(value)) {
    const shown = value.slice(0, MAX_ITEMS).map(showValue).join(', ');
    return value.length > MAX_ITEMS ? `[${shown}, …] (${value.length} items)` : `[${shown}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.getPrototypeOf(value)?.constructor?.name ?? 'object';
  }
  // String(-0) is "0", which would make "expected 0, but got 0" possible.
  return Object.is(value, -0) ? '-0' : String(value);
}
