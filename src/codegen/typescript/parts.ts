/**
 * What is done to each object that a field holds. Where it is, and not in a function of the runtime, which would meet
 * objects of every class: there the engine has to look up each property, which takes as long as all the rest.
 */
import { block, type Code } from './code.js';
import type { FieldEmitter } from './field.js';

/** Statements for each object in the field, which may hold anything, or nothing, instead. */
function eachPart({ held, isRepeated, module }: FieldEmitter, body: (object: string) => Code): Code {
  const one = (object: string) =>
    block(`if (${object} instanceof ${module.use('KaitaiStruct')})`, body(object));
  if (!isRepeated) return one(held);
  return block(`if (Array.isArray(${held}))`, block(`for (const item of ${held})`, one('item')));
}

/** Links objects of this file to the one that they are part of, and prepares them. */
export function adoptParts(emitter: FieldEmitter): Code {
  return eachPart(emitter, (object) => [
    `${object}._parent = this;`,
    `${object}._root = this._root;`,
    `${object}._prepare();`,
  ]);
}

/** Checks the objects and all below them. */
export function checkParts(emitter: FieldEmitter): Code {
  return eachPart(emitter, (object) => `${object}._checkAll();`);
}
