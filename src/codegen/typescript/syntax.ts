/**
 * Small things about the text of TypeScript expressions.
 */
import { quote } from './code.js';

/** Text between the backquotes of a template literal. */
export function templateText(text: string): string {
  return quote(text)
    .slice(1, -1)
    .replace(/\\'/g, "'")
    .replace(/[`]|\$(?=\{)/g, '\\$&');
}

/** Without the outermost parentheses, if they belong together. */
export function stripParens(code: string): string {
  if (!code.startsWith('(') || !code.endsWith(')')) return code;
  let depth = 0;
  let quoted: string | undefined;
  for (let i = 0; i < code.length; i++) {
    const c = code[i];
    if (quoted !== undefined) {
      if (c === '\\') i++;
      else if (c === quoted) quoted = undefined;
    } else if (c === "'" || c === '`') quoted = c;
    else if (c === '(') depth++;
    else if (c === ')' && --depth === 0 && i < code.length - 1) return code;
  }
  return depth === 0 ? code.slice(1, -1) : code;
}
