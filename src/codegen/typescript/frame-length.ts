/**
 * `frameLength()`: how long the next object is, from its first bytes, so that a stream of bytes can be cut
 * into objects before they are read. It is there where the specification says enough, see `analyse/frame`.
 */
import { framePlan } from '../analyse/frame/plan.js';
import { needsStreamEnd } from '../analyse/stream-end.js';
import type { ClassModel } from '../model/class.js';
import { block, type Code, print } from './code.js';
import type { ModuleContext } from './context.js';
import type { ExpressionEmitter } from './expression.js';
import { FrameLengthCode } from './frame-length/body.js';
import { counted, nestingIn } from './nesting.js';

export function frameLengthMethod(
  owner: ClassModel,
  module: ModuleContext,
  expressions: ExpressionEmitter,
): Code {
  const plan = framePlan(owner, module.table);
  if (plan === undefined) return [];
  const steps = new FrameLengthCode(module, expressions).body(plan);
  const goesOn = nestingIn(owner, module) !== 'none' && /\.frameLength\(/.test(print(steps));
  const body = goesOn ? counted(owner.spec.location.path, module, steps) : steps;
  return [
    '/**',
    ' * How many bytes the next object takes, told from its first bytes, so that a stream can be cut into',
    ' * objects before they are read. At least that many bytes are needed from `offset` on; if they are',
    ' * there, the object is exactly that long.',
    ' *',
    ' * @param bytes what has arrived',
    ' * @param offset index of the first byte of the object',
    ' * @param end index behind the last byte that has arrived',
    ' * @returns a number of bytes, counted from `offset`',
    ...(mayThrow(body) ? [' * @throws KaitaiError if what has arrived is no such object'] : []),
    ' */',
    block(
      'static frameLength(bytes: Uint8Array, offset: number = 0, end: number = bytes.length): number',
      body,
    ),
  ];
}

/** Whether anything is computed that not every value allows. */
function mayThrow(body: Code): boolean {
  return /\b(?!peekUInt|peekTerminator|if|for|switch|max)\w+\(/.test(print(body));
}

/** Says of a type that no number of bytes is enough to read it: the runtime's decoder waits for the end. */
export function streamEndProperty(owner: ClassModel, module: ModuleContext): Code {
  if (!needsStreamEnd(owner, module.table)) return [];
  return [
    '/** Where it ends, or what is in it, is told by the end of the stream alone. */',
    'static readonly endsWithStream = true;',
  ];
}
