/**
 * Where fields are of which something else is computed: noted while they are read and while they are written.
 */
import { isComputed } from '../analyse/computed.js';
import { type Code, quote } from './code.js';
import type { FieldEmitter } from './field.js';

function isNoted({ field, module }: FieldEmitter): boolean {
  return module.table.isSpanned(field) || isComputed(field);
}

/** The code that reads or writes the field, and around it what notes where that begins and ends. */
export function spanned(emitter: FieldEmitter, code: Code): Code {
  if (!isNoted(emitter)) return code;
  const { module, name } = emitter;
  const args = `(this, ${quote(name)}, io);`;
  return [`${module.use('beginSpan')}${args}`, code, `${module.use('endSpan')}${args}`];
}

/** The statement that notes where an element begins. */
export function spannedItem(emitter: FieldEmitter): Code {
  if (!isNoted(emitter)) return [];
  return `${emitter.module.use('beginItem')}(this, ${quote(emitter.name)}, io);`;
}
