/**
 * What a plain (unquoted) scalar means: YAML 1.2 core, so that `y`, `n`, `on` and `off` are strings,
 * and, as specs in the wild use them, binary integers, signs before a prefix and underscores
 * between digits (`0x12_34`).
 */

import type { ScalarValue } from './node.js';

const NULL = /^(?:~|null|Null|NULL|)$/;
const BOOL = /^(?:true|True|TRUE|false|False|FALSE)$/;
const INTEGER =
  /^([-+]?)(0x[0-9a-fA-F]+(?:_+[0-9a-fA-F]+)*|0o[0-7]+(?:_+[0-7]+)*|0b[01]+(?:_+[01]+)*|[0-9]+(?:_+[0-9]+)*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const INFINITE = /^([-+]?)\.(?:inf|Inf|INF)$/;
const NAN = /^\.(?:nan|NaN|NAN)$/;

/** The value of a plain scalar's text. Integers are exact at any size. */
export function plainValue(text: string): ScalarValue {
  if (NULL.test(text)) return null;
  if (BOOL.test(text)) return text.toLowerCase() === 'true';
  const integer = INTEGER.exec(text);
  if (integer !== null) {
    const magnitude = BigInt((integer[2] ?? '').replaceAll('_', ''));
    return integer[1] === '-' ? -magnitude : magnitude;
  }
  if (FLOAT.test(text)) return Number(text);
  const infinite = INFINITE.exec(text);
  if (infinite !== null) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return NAN.test(text) ? Number.NaN : text;
}
