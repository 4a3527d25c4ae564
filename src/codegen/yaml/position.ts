/** Maps a place in a scalar's resolved text back to the place in the raw text of the file. */

export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

const SPACE = /[ \t\r\n]/;

/**
 * @param raw the scalar as it stands in the file, with quotes or block header.
 * @param source the same scalar resolved.
 * @param offset 0-based index into `source`, up to and including its length.
 * @returns the 0-based index into `raw`, or 0 where it cannot be known.
 */
export function rawOffset(raw: string, source: string, style: ScalarStyle, offset: number): number {
  if (style === 'plain') return raw === source ? offset : alignedOffset(raw, 0, source, offset);
  if (style === 'block') return alignedOffset(raw, raw.indexOf('\n') + 1, source, offset);
  return raw.includes('\n') ? 0 : quotedOffset(raw, style, offset);
}

/**
 * Folding and indentation change white space only, so the nth other character is the same one on
 * both sides. White space itself is placed right after the character before it.
 */
function alignedOffset(raw: string, from: number, source: string, offset: number): number {
  let before = 0;
  for (let i = 0; i < offset; i += 1) if (!isSpace(source[i])) before += 1;
  const onText = offset < source.length && !isSpace(source[offset]);
  let seen = 0;
  let afterLast = 0;
  for (let i = from; i < raw.length; i += 1) {
    if (isSpace(raw[i])) continue;
    if (seen === before) return onText ? i : afterLast;
    seen += 1;
    afterLast = i + 1;
  }
  return afterLast;
}

function isSpace(char: string | undefined): boolean {
  return char !== undefined && SPACE.test(char);
}

/** Walks a quoted scalar of one line; every step yields one or two UTF-16 units of the source. */
function quotedOffset(raw: string, style: 'single' | 'double', offset: number): number {
  let at = 1;
  let units = 0;
  while (at < raw.length) {
    const [rawLength, sourceLength] = style === 'single' ? singleStep(raw, at) : doubleStep(raw, at);
    if (units + sourceLength > offset) return at;
    at += rawLength;
    units += sourceLength;
  }
  return Math.max(0, raw.length - 1);
}

function singleStep(raw: string, at: number): readonly [number, number] {
  return raw.startsWith("''", at) ? [2, 1] : [1, 1];
}

const HEX_ESCAPES: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function doubleStep(raw: string, at: number): readonly [number, number] {
  if (raw[at] !== '\\') return [1, 1];
  const digits = HEX_ESCAPES.get(raw[at + 1] ?? '') ?? 0;
  const code = digits === 8 ? Number.parseInt(raw.slice(at + 2, at + 10), 16) : 0;
  return [2 + digits, code > 0xffff ? 2 : 1];
}
