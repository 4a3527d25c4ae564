/**
 * Checksums of byte arrays, as `-ts-value` names them. Several arrays are one, each behind the one before it.
 */

/** Reversed polynomial of CRC-32 (ISO 3309, ITU-T V.42), as of PNG, gzip, ZIP and Ethernet. */
const CRC32_POLYNOMIAL = 0xedb88320;
/** The largest prime below 2^16 (RFC 1950, 8.2). */
const ADLER_BASE = 65521;
/** So many bytes can be added before the larger sum of Adler-32 no longer fits 32 bits (RFC 1950, 9). */
const ADLER_RUN = 5552;

let table: Uint32Array | undefined;

function crcTable(): Uint32Array {
  table ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ CRC32_POLYNOMIAL : crc >>> 1;
    return crc;
  });
  return table;
}

/** CRC-32, 0 to 2^32 - 1. */
export function crc32(...parts: readonly Uint8Array[]): number {
  const entries = crcTable();
  let crc = 0xffffffff;
  for (const bytes of parts) {
    for (let i = 0; i < bytes.length; i++)
      crc = (crc >>> 8) ^ (entries[(crc ^ (bytes[i] as number)) & 0xff] as number);
  }
  return ~crc >>> 0;
}

/** Adler-32 (RFC 1950), 0 to 2^32 - 1. */
export function adler32(...parts: readonly Uint8Array[]): number {
  let [a, b] = [1, 0];
  for (const bytes of parts) {
    for (let start = 0; start < bytes.length; start += ADLER_RUN) {
      const end = Math.min(bytes.length, start + ADLER_RUN);
      for (let i = start; i < end; i++) {
        a += bytes[i] as number;
        b += a;
      }
      a %= ADLER_BASE;
      b %= ADLER_BASE;
    }
  }
  return b * 0x10000 + a;
}

/** All bytes added up. */
export function sumOfBytes(...parts: readonly Uint8Array[]): number {
  let sum = 0;
  for (const bytes of parts) for (let i = 0; i < bytes.length; i++) sum += bytes[i] as number;
  return sum;
}

/** The same modulo 256. */
export function sum8(...parts: readonly Uint8Array[]): number {
  return sumOfBytes(...parts) % 0x100;
}

/** The exclusive or of all bytes; 0 of none. */
export function xor8(...parts: readonly Uint8Array[]): number {
  let xor = 0;
  for (const bytes of parts) for (let i = 0; i < bytes.length; i++) xor ^= bytes[i] as number;
  return xor;
}

/**
 * The text of a number, with zeros in front.
 *
 * @param base 2 to 36; letters are small
 * @param width how many digits there are at least; a minus sign is not counted
 */
export function digits(value: number | bigint, base: number, width: number): string {
  const text = (value < 0 ? -value : value).toString(base).padStart(width, '0');
  return value < 0 ? `-${text}` : text;
}
