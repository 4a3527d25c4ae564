/** Frames made and shown by hand, so that a test of the wire does not lean on the code that it tests. */

/** Bytes from hex; blanks and everything after a # on a line are for the reader. */
export function hex(text: string): Buffer {
  const digits = text.replace(/#.*$/gm, '').replace(/\s+/g, '');
  if (!/^([0-9a-f]{2})*$/i.test(digits)) throw new Error(`This is not hex: ${text}`);
  return Buffer.from(digits, 'hex');
}

/** One frame: `<CommandType><LengthMessage><Message>`, a text byte for byte from its Latin-1 characters. */
export function frame(command: number, message: string | Uint8Array = ''): Buffer {
  const bytes = typeof message === 'string' ? Buffer.from(message, 'latin1') : message;
  if (bytes.length > 0xffff) throw new Error(`A message of ${bytes.length} bytes does not fit a frame.`);
  return Buffer.concat([Uint8Array.of(command, bytes.length >> 8, bytes.length & 0xff), bytes]);
}

/** One frame as a person reads it, e.g. `02 [Bob] Hi`; bytes that are not printable as `\xHH`. */
export function show(frameBytes: Uint8Array): string {
  const text = Buffer.from(frameBytes.slice(3)).toString('latin1');
  const code = (n: number) => n.toString(16).padStart(2, '0');
  const shown = text.replace(/[^\x20-\x7e]/g, (c) => `\\x${code(c.charCodeAt(0))}`);
  return `${code(frameBytes[0] ?? 0)} ${shown}`.trimEnd();
}
