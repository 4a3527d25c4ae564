/**
 * Methods and properties of values that are not user types, in TypeScript.
 */
import { isBigEnum, type ValueType } from '../model/types.js';
import type { ModuleContext } from './context.js';
import { stripParens } from './syntax.js';

/** The integer behind a value of an enum, in the representation that its range has. */
export function enumToInt(code: string, type: ValueType & { kind: 'enum' }, context: ModuleContext): string {
  if (isBigEnum(type.enum)) return context.isBig(type.range) ? code : `Number(${code})`;
  return context.isBig(type.range) ? `BigInt(${code})` : `(${code} as number)`;
}

/** @param args the arguments as code, numbers as numbers */
export function methodCode(
  self: { readonly code: string; readonly type: ValueType },
  name: string,
  args: readonly string[],
  context: ModuleContext,
): string {
  const { code, type } = self;
  const call = (symbol: string, ...more: string[]) => `${context.use(symbol)}(${[code, ...more].join(', ')})`;
  switch (`${type.kind}.${name}`) {
    case 'int.to_s':
      return `\`\${${code}}\``;
    case 'float.to_i':
      return call('floatToInt');
    case 'bool.to_i':
      // Not `? 1 : 0`, of which TypeScript would know that it is nothing else.
      return `Number(${stripParens(code)})`;
    case 'enum.to_i':
      return type.kind === 'enum' ? enumToInt(code, type, context) : code;
    case 'str.reverse':
      return call('strReverse');
    case 'str.to_i':
      return call('strToInt', ...args);
    case 'str.substring':
      return call('strSubstring', ...args);
    case 'bytes.to_s':
      return call('bytesToStr', ...args);
    case 'bytes.first':
    case 'array.first':
      return call('elementAt', '0');
    case 'bytes.last':
    case 'array.last':
      return call('elementAt', `${code}.length - 1`);
    case 'bytes.min':
    case 'array.min':
      return call('arrayMin');
    case 'bytes.max':
    case 'array.max':
      return call('arrayMax');
    case 'io.eof':
      return `${code}.isEof()`;
    case 'io.pos':
    case 'io.size':
      return `${code}.${name}`;
    default:
      return `${code}.length`;
  }
}
