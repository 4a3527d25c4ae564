/**
 * Generated code while it is being put together: lines and indented blocks, printed at the end.
 */
export type Code = string | readonly Code[];

/** `head {`, the body one step further in, `tail`. */
export function block(head: string, body: Code, tail = '}'): Code {
  return [`${head} {`, indent(body), tail];
}

const INDENT = Symbol('indent');
type Indented = readonly Code[] & { [INDENT]?: true };

/** One step further in. */
export function indent(code: Code): Code {
  const inner: Indented = Object.assign([code], { [INDENT]: true as const });
  return inner;
}

export function isEmpty(code: Code): boolean {
  return typeof code !== 'string' && code.every(isEmpty);
}

/** The finished text; no line ends in a space. */
export function print(code: Code): string {
  const lines: string[] = [];
  const walk = (part: Code, margin: string): void => {
    if (typeof part !== 'string') {
      const deeper = (part as Indented)[INDENT] ? `${margin}  ` : margin;
      for (const inner of part) walk(inner, deeper);
    } else if (!part.includes('\n')) lines.push(part === '' ? '' : margin + part);
    else for (const line of part.split('\n')) lines.push(line === '' ? '' : margin + line);
  };
  walk(code, '');
  const text = lines.filter((line, i) => line !== '' || lines[i - 1] !== '').join('\n');
  return `${text.trim()}\n`;
}

/** All names that occur in it, other than those of members. */
export function namesIn(text: string): Iterable<string> {
  return text.match(/(?<![\w$.'])[A-Za-z_$][\w$]*(?![\w$'])/g) ?? [];
}

/** Whether a name occurs in it. */
export function mentions(code: Code, name: string): boolean {
  return new RegExp(`(?<![\\w$.'])${name}(?![\\w$'])`).test(print(code));
}

/** Without the statements that do not pass. What is asked of one with a block is its first line. */
export function filterCode(code: Code, passes: (line: string) => boolean): Code {
  if (typeof code === 'string') return passes(code) ? code : [];
  const [head] = code;
  if (typeof head === 'string' && head.endsWith('{') && !passes(head)) return [];
  const rest = code.map((part) => filterCode(part, passes));
  return (code as Indented)[INDENT] ? Object.assign(rest, { [INDENT]: true as const }) : rest;
}

/** Control characters, the line ends of Unicode, and half surrogate pairs, which a file could not hold. */
function isUnprintable(code: number): boolean {
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return true;
  return code === 0x2028 || code === 0x2029 || (code >= 0xd800 && code <= 0xdfff);
}

/** A string literal. */
export function quote(text: string): string {
  const escaped = Array.from(text, (character) => {
    if (character === '\\' || character === "'") return `\\${character}`;
    if (character === '\n') return '\\n';
    const code = character.codePointAt(0) ?? 0;
    return isUnprintable(code) ? `\\u${code.toString(16).padStart(4, '0')}` : character;
  }).join('');
  return `'${escaped}'`;
}

/** A byte array literal. */
export function byteArray(bytes: Uint8Array): string {
  return `Uint8Array.of(${[...bytes].map((byte) => `0x${byte.toString(16).padStart(2, '0')}`).join(', ')})`;
}
