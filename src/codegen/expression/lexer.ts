/**
 * Cuts an expression into tokens, one at a time and from any offset. The parser asks again from an
 * offset of its choice where the same characters mean different things: `>>` ends a type argument
 * twice in some places and shifts in others, and the text of a format string is no token at all.
 *
 * Learnt from the grammar of the official compiler (exprlang/Lexical.scala, 0.12-dev) and the user
 * guide. More lenient in one point: tabs and carriage returns count as white space too.
 */

import { ExpressionError } from './ast.js';
import { quote, readEscape } from './strings.js';

interface Span {
  /** 0-based offset of the first character. */
  readonly start: number;
  /** 0-based offset after the last character. */
  readonly end: number;
}

export type Token = Span &
  (
    | { readonly kind: 'int'; readonly value: bigint }
    | { readonly kind: 'float'; readonly value: number }
    | { readonly kind: 'str'; readonly value: string }
    | { readonly kind: 'name'; readonly text: string }
    /** `f"`; the parser reads on from `end`. */
    | { readonly kind: 'fstring' }
    | { readonly kind: 'op'; readonly text: string }
    /** A character that starts no token. */
    | { readonly kind: 'unknown' }
    | { readonly kind: 'end' }
  );

const SPACE = /(?:[ \t\r\n]|\\\r?\n)*/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
/** `1e5`, `1.5`, `.5`, `1.` — but not the `1.` of `1.to_s`. */
const FLOAT =
  /(?:[0-9]+[eE][+-]?[0-9]+|(?:[0-9]*\.[0-9]+|[0-9]+\.(?!(?:[ \t\r\n]|\\\r?\n)*[A-Za-z_]))(?:[eE][+-]?[0-9]+)?)/y;
const PREFIXED = /0[xXoObB][0-9A-Za-z_]*/y;
const DECIMAL = /[0-9][0-9_]*/y;
/** A `:` before a `::` is the colon of a ternary whose second branch starts with `::`. */
const OPERATOR = /<<|>>|<=|>=|==|!=|:(?=::)|::|[-+*/%&|^~<>?:.,()[\]{}]/y;

/**
 * The token that starts at `offset` or after white space that starts there.
 * @throws ExpressionError for a malformed number or string.
 */
export function tokenAt(text: string, offset: number): Token {
  const start = offset + (match(SPACE, text, offset) ?? '').length;
  const first = text[start];
  if (first === undefined) return { kind: 'end', start, end: start };
  if (first === "'") return singleQuoted(text, start);
  if (first === '"') return doubleQuoted(text, start);
  if (text.startsWith('f"', start)) return { kind: 'fstring', start, end: start + 2 };
  const name = match(NAME, text, start);
  if (name !== undefined) return { kind: 'name', text: name, start, end: start + name.length };
  const number = numberAt(text, start);
  if (number !== undefined) return number;
  const op = match(OPERATOR, text, start);
  if (op !== undefined) return { kind: 'op', text: op, start, end: start + op.length };
  return { kind: 'unknown', start, end: start + String.fromCodePoint(text.codePointAt(start) ?? 0).length };
}

/** Names a token for the "found" half of a message; long ones are cut. */
export function describeToken(text: string, token: Token): string {
  if (token.kind === 'end') return 'the end';
  return quote(text.slice(token.start, token.end));
}

function match(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}

function numberAt(text: string, start: number): Token | undefined {
  const float = match(FLOAT, text, start);
  if (float !== undefined) {
    const value = Number(float);
    if (!Number.isFinite(value)) {
      throw new ExpressionError(start, `expected a number that fits into 64 bits, found ${quote(float)}`);
    }
    return { kind: 'float', value, start, end: start + float.length };
  }
  const prefixed = match(PREFIXED, text, start);
  if (prefixed !== undefined) {
    return { kind: 'int', value: prefixedValue(prefixed, start), start, end: start + prefixed.length };
  }
  const decimal = match(DECIMAL, text, start);
  if (decimal === undefined) return undefined;
  if (/^0./.test(decimal)) {
    throw new ExpressionError(
      start,
      `expected a number without leading zeros (octal is 0o17), found ${quote(decimal)}`,
    );
  }
  return { kind: 'int', value: BigInt(decimal.replaceAll('_', '')), start, end: start + decimal.length };
}

function prefixedValue(source: string, start: number): bigint {
  const digits = source.slice(2).replaceAll('_', '');
  const [base, pattern] = /^0x/i.test(source)
    ? (['hexadecimal', /^[0-9a-f]+$/i] as const)
    : /^0o/i.test(source)
      ? (['octal', /^[0-7]+$/] as const)
      : (['binary', /^[01]+$/] as const);
  if (!pattern.test(digits)) {
    throw new ExpressionError(
      start,
      `expected ${base} digits after ${source.slice(0, 2)}, found ${quote(source)}`,
    );
  }
  return BigInt(source.slice(0, 2).toLowerCase() + digits);
}

function singleQuoted(text: string, start: number): Token {
  const close = text.indexOf("'", start + 1);
  if (close < 0) {
    throw new ExpressionError(text.length, `expected a ' to close the string, found the end`);
  }
  return { kind: 'str', value: text.slice(start + 1, close), start, end: close + 1 };
}

function doubleQuoted(text: string, start: number): Token {
  const { value, end } = readText(text, start + 1, '"');
  if (end >= text.length) {
    throw new ExpressionError(text.length, `expected a " to close the string, found the end`);
  }
  return { kind: 'str', value, start, end: end + 1 };
}

/**
 * Text with escapes, from `start` up to, not including, the first unescaped character of `stops`.
 * @returns the text and the offset of that character, or of the end of the expression.
 * @throws ExpressionError for a malformed escape.
 */
export function readText(text: string, start: number, stops: string): { value: string; end: number } {
  let value = '';
  let at = start;
  for (let char = text[at]; char !== undefined && !stops.includes(char); char = text[at]) {
    if (char === '\\') {
      const resolved = readEscape(text, at);
      value += resolved.value;
      at = resolved.end;
    } else {
      value += char;
      at += 1;
    }
  }
  return { value, end: at };
}
