/**
 * Arbitrary bytes and texts that come back the same when they are read: without the terminator that ends
 * them, or with it, and without padding at the end.
 */
import fc from 'fast-check';
import { strictName } from '../encodings/lossless.js';
import { bytesToStr, findEncoding, strByteLength, strToBytes } from '../encodings.js';
import type { Draw } from './drawing.js';
import { type Measures, measure } from './repetition.js';
import { countable } from './within.js';

/** What the specification says of the bytes of a field. */
export interface BinaryShape {
  /** Exactly so many bytes, or at most so many where there is a terminator or padding. */
  readonly size?: number;
  readonly terminator?: Uint8Array;
  readonly include?: boolean;
  readonly padRight?: number;
  /** The sizes that a length field can say: every `step`-th (1 unless given) from `min` (0 unless given) to `max`. */
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

export interface TextShape extends BinaryShape {
  readonly encoding: string;
}

/** A size that is drawn once in a while, to meet what only large values do: the most that a u2 can say. */
const LARGE = 65_535;

/** Longer values repeat their beginning, since drawing each byte would take too long. */
const DRAWN = 300;

/** Not biased to its ends, so that rare is rare. */
const percent = () => fc.noBias(fc.nat({ max: 999 }));

/** Bytes for a field. */
export function binary(draw: Draw, shape: BinaryShape): Uint8Array {
  const length = drawLength(draw, shape, 1);
  const few = Math.min(length, DRAWN);
  const drawn = draw(fc.uint8Array, { minLength: few, maxLength: few });
  const bytes = length === few ? drawn : Uint8Array.from({ length }, (_, i) => drawn[i % few] ?? 0);
  return finish(bytes, shape);
}

/** A text for a field. */
export function text(draw: Draw, shape: TextShape): string {
  const { terminator, padRight } = shape;
  const strict = strictName(shape.encoding);
  // Where bytes are kept that are no text, any will do.
  if (strict !== undefined && draw(percent) >= 700) return bytesToStr(binary(draw, shape), shape.encoding);
  const encoding = strict ?? shape.encoding;
  const { unit } = findEncoding(encoding);
  const length = Math.floor(drawLength(draw, shape, unit) / unit);
  const exact = shape.size !== undefined && !isPadded(shape);
  const few = Math.min(length, DRAWN);
  // A character may take several bytes; where the number of bytes is given, only those of one unit fit.
  const unitOf = exact || length > few ? single : any;
  const drawn = draw(unitOf, encoding, few);
  const long = length === few ? drawn : drawn.repeat(Math.ceil(length / few)).slice(0, length);
  const most = shape.size ?? shape.max;
  const value =
    exact || most === undefined ? long : stretched(fitting(long, most, encoding), { ...shape, encoding });
  if (terminator === undefined && padRight === undefined) return value;
  return bytesToStr(finish(strToBytes(value, encoding), { ...shape, unit }), encoding);
}

const single = (encoding: string, length: number) =>
  fc.string({ unit: characters(encoding, true), minLength: length, maxLength: length });
const any = (encoding: string, length: number) =>
  fc.string({ unit: characters(encoding, false), minLength: length, maxLength: length });

function isPadded({ terminator, padRight }: BinaryShape): boolean {
  return terminator !== undefined || padRight !== undefined;
}

function drawLength(draw: Draw, shape: BinaryShape, unit: number): number {
  if (shape.size !== undefined) countable(shape.size);
  if (shape.size !== undefined && !isPadded(shape)) return shape.size;
  const measures = { ...shape, max: Math.min(shape.size ?? shape.max ?? LARGE, LARGE) };
  const rare = draw(percent);
  if (rare >= 995) return measure(draw, { ...measures, min: largest(measures) }, LARGE);
  return measure(draw, measures, rare >= 950 ? DRAWN * unit : 12 * unit);
}

function largest({ min = 0, max, step = 1 }: Measures): number {
  return max - ((max - min) % step);
}

function characters(encoding: string, single: boolean): fc.Arbitrary<string> {
  const range = (min: number, max: number) =>
    fc.integer({ min, max }).map((code) => String.fromCodePoint(code));
  const ascii = fc.oneof(
    { arbitrary: range(0x20, 0x7e), weight: 9 },
    { arbitrary: range(0, 0x7f), weight: 1 },
  );
  if (encoding === 'ASCII') return ascii;
  if (encoding === 'ISO-8859-1') return fc.oneof(ascii, range(0x80, 0xff));
  if (encoding === 'UTF-8' && single) return ascii;
  if (!encoding.startsWith('UTF-')) return fc.oneof(ascii, characterOf(encoding, single));
  const plane = fc.oneof(ascii, range(0x80, 0xd7ff), range(0xe000, 0xffff));
  return single ? plane : fc.oneof(plane, range(0x10000, 0x10ffff));
}

/** What some bytes stand for: of all characters, an encoding of a part of the world has few. */
function characterOf(encoding: string, single: boolean): fc.Arbitrary<string> {
  const byte = fc.integer({ min: 0x80, max: 0xff });
  return (single ? byte.map((one) => [one]) : fc.tuple(byte, byte)).map((bytes) => {
    try {
      return bytesToStr(Uint8Array.from(bytes), encoding);
    } catch {
      return '?';
    }
  });
}

function fitting(value: string, size: number, encoding: string): string {
  const points = Array.from(value);
  while (strByteLength(points.join(''), encoding) > size) points.pop();
  return points.join('');
}

/** Up to the next size that the length field can say. */
function stretched(value: string, { encoding, min = 0, step = 1 }: TextShape): string {
  const [length, one] = [strByteLength(value, encoding), strByteLength('a', encoding)];
  const wanted = length <= min ? min : length + ((step - ((length - min) % step)) % step);
  return value + 'a'.repeat((wanted - length) / one);
}

/** Cuts out what would end the value too early, and adds what must end it. */
function finish(bytes: Uint8Array, shape: BinaryShape & { unit?: number }): Uint8Array {
  const { terminator, include = false, padRight, size } = shape;
  if (terminator === undefined && padRight === undefined) return bytes;
  const step = terminator?.length ?? shape.unit ?? 1;
  let kept: number[] = [];
  for (let at = 0; at + step <= bytes.length; at += step) {
    const part = [...bytes.subarray(at, at + step)];
    const ends = terminator !== undefined && part.every((byte, i) => byte === terminator[i]);
    if (!ends) kept.push(...part);
  }
  while (padRight !== undefined && kept.length > 0 && kept[kept.length - 1] === padRight)
    kept = kept.slice(0, -step);
  if (!include || terminator === undefined) return Uint8Array.from(kept);
  if (size !== undefined) kept = kept.slice(0, Math.max(0, size - terminator.length));
  return Uint8Array.from([...kept, ...terminator]);
}
