/**
 * Any bytes as text, and back. What its encoding cannot decode is kept: each such byte is one of the characters U+DC00 to
 * U+DCFF, its value in the lower eight bits. These are halves of surrogate pairs, which no encoding has by themselves, so they
 * cannot be mistaken for text. Python knows this as `surrogateescape` (PEP 383).
 */
import { DecodeError, EncodeError } from '../errors.js';
import type { Encoding } from './encoding.js';

/** Behind the name of an encoding, as in `UTF-8 lossless`. */
const SUFFIX = ' lossless';

const KEPT = 0xdc00;

/** With `u`, a half of a surrogate pair alone. */
const KEPT_BYTE = /[\udc00-\udcff]/u;
const KEPT_BYTES = /[\udc00-\udcff]+/gu;

/** More bytes than any character has; so many are decoded behind something bad. */
const WINDOW = 16;

/**
 * Whether a text is nothing but characters: in none of it bytes are kept that its encoding could not decode. Only code that
 * was generated with `--text lossless` reads such. `text.toWellFormed()` has U+FFFD in their place, as anything that prints
 * the text will.
 */
export function isDecodable(text: string): boolean {
  return !KEPT_BYTE.test(text);
}

/** The name of the encoding that a lossless one is made of; undefined if the name is none of a lossless one. */
export function strictName(name: string): string | undefined {
  return name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : undefined;
}

/** The same encoding, which keeps bytes that it cannot decode. */
export function lossless(base: Encoding): Encoding {
  const encoding: Encoding = {
    name: base.name + SUFFIX,
    aliases: [],
    unit: base.unit,

    decode(bytes, start, end) {
      try {
        return base.decode(bytes, start, end);
      } catch (error) {
        if (error instanceof DecodeError) return keeping(base, bytes, start, end);
        throw error;
      }
    },

    byteLength(text) {
      if (isDecodable(text)) return base.byteLength(text);
      const rest = text.replace(KEPT_BYTES, '');
      return text.length - rest.length + base.byteLength(rest);
    },

    encodeInto(text, target, at, end) {
      if (isDecodable(text)) return base.encodeInto(text, target, at, end);
      const behind = encodeKept(base, text, target, at, end);
      if (behind >= 0) checkSame(base, text, encoding.decode(target, at, behind));
      return behind;
    },
  };
  return encoding;
}

/** How far the bytes are text. */
function decodableEnd(base: Encoding, bytes: Uint8Array, start: number, end: number): number {
  try {
    base.decode(bytes, start, end);
    return end;
  } catch (error) {
    if (error instanceof DecodeError) return start + error.offset;
    throw error;
  }
}

/**
 * Bytes of which some are no text. What is tried at once grows while all is well, so that it takes no longer the more is bad.
 */
function keeping(base: Encoding, bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let window = WINDOW;
  for (let at = start; at < end; ) {
    const limit = Math.min(end, at + window);
    const good = decodableEnd(base, bytes, at, limit);
    window = good === limit ? 2 * window : WINDOW;
    text += base.decode(bytes, at, good);
    // Where something is good, what is behind may only be cut off by the limit.
    const bad = good === at ? Math.min(end, at + base.unit) : good;
    for (at = good; at < bad; at++) text += String.fromCharCode(KEPT | (bytes[at] as number));
  }
  return text;
}

function encodeKept(base: Encoding, text: string, target: Uint8Array, at: number, end: number): number {
  let to = at;
  let from = 0;
  const encode = (until: number) => {
    try {
      to = base.encodeInto(text.slice(from, until), target, to, end);
    } catch (error) {
      throw error instanceof EncodeError ? new EncodeError(base.name, text, from + error.index) : error;
    }
  };
  for (const { index, 0: kept } of text.matchAll(KEPT_BYTES)) {
    encode(index);
    if (to < 0 || kept.length > end - to) return -1;
    for (let i = 0; i < kept.length; i++) target[to++] = kept.charCodeAt(i) & 0xff;
    from = index + kept.length;
  }
  encode(text.length);
  return to;
}

/** Kept bytes must not become text by what is around them. */
function checkSame(base: Encoding, text: string, again: string): void {
  if (text === again) return;
  let index = 0;
  while (text[index] === again[index]) index++;
  throw new EncodeError(base.name, text, index);
}
