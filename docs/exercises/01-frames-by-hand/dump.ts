/** The bytes of a dump as `xxd` prints it: an offset, up to 16 bytes in hexadecimal, and the characters. */
export function bytesOfDump(dump: string): Uint8Array {
  const digits = dump
    .split('\n')
    .map((line) => /^[0-9a-f]{8}: ((?:[0-9a-f]{2,4} )+)/.exec(line)?.[1] ?? '')
    .join('')
    .replaceAll(' ', '');
  return Buffer.from(digits, 'hex');
}

/** Bytes as `xxd` prints them. */
export function dumpOf(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const part = Buffer.from(bytes.subarray(at, at + 16));
    const digits = part.toString('hex').replace(/(.{4})(?=.)/g, '$1 ');
    const characters = part.toString('latin1').replace(/[^\x20-\x7e]/g, '.');
    lines.push(`${at.toString(16).padStart(8, '0')}: ${digits.padEnd(39)}  ${characters}\n`);
  }
  return lines.join('');
}
