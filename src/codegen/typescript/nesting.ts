/**
 * The bodies of the methods that go on to all objects inside an object. Where its type may be inside itself, they count
 * how deep they are; no other type has code for it.
 */
import { type Nesting, nestingOf } from '../analyse/nesting.js';
import type { ClassModel } from '../model/class.js';
import { type Code, indent, isEmpty, quote } from './code.js';
import type { ModuleContext } from './context.js';

/** A body around which something is done. `io` is the code of the stream, where there is one. */
export type Wrap = (body: Code, io?: string) => Code;

export function nestingIn(owner: ClassModel, module: ModuleContext): Nesting {
  return nestingOf(owner, module.table);
}

/** The body of a method that returns nothing, no deeper than the runtime allows. */
export function limited(owner: ClassModel, module: ModuleContext, body: Code, io?: string): Code {
  const nesting = nestingIn(owner, module);
  if (isEmpty(body) || nesting === 'none') return body;
  if (nesting === 'calls') return counted(owner.spec.location.path, module, body, io);
  return [enter(owner, module, io), body, LEAVE];
}

/** The same of a method that returns the value of an expression. */
export function limitedValue(owner: ClassModel, module: ModuleContext, value: string): Code {
  const nesting = nestingIn(owner, module);
  const result = `return ${value};`;
  if (nesting === 'none' || /^\d+$/.test(value)) return result;
  if (nesting === 'calls') return counted(owner.spec.location.path, module, result);
  // Without a call it is made of constants and fields, and measures no part.
  if (!value.includes('(')) return result;
  return [enter(owner, module), `const value = ${value};`, LEAVE, 'return value;'];
}

function enter(owner: ClassModel, module: ModuleContext, io?: string): Code {
  const args = [quote(owner.spec.location.path), ...(io === undefined ? [] : [io])];
  return [
    'const outer = this._level;',
    'this._level = (this._parent?._level ?? 0) + 1;',
    `if (this._level > ${module.use('maxNesting')}) ${module.use('tooDeep')}(${args.join(', ')});`,
  ];
}

/** Not after an error: whoever goes on then begins with an object further out, or with one that was not read by halves. */
const LEAVE = 'this._level = outer;';

/** The body, which may return something, by the calls that have not returned yet. */
export function counted(path: string, module: ModuleContext, body: Code, io?: string): Code {
  const args = [quote(path), ...(io === undefined ? [] : [io])];
  return [
    `${module.use('enterObject')}(${args.join(', ')});`,
    'try {',
    indent(body),
    '} finally {',
    indent(`${module.use('leaveObject')}();`),
    '}',
  ];
}
