/**
 * Offsets that nobody gave: what stands there comes behind the sequence, in the order of declaration.
 */

import { followingFrom } from '../model/class.js';
import { block, type Code, isEmpty } from './code.js';
import type { FieldEmitter } from './field.js';
import { ParseInstanceEmitter } from './parse-instance.js';
import { turnBack } from './prepare-values.js';

/** Where the offset that was put into a field is remembered, to tell it from one that was given. */
function placed({ name }: FieldEmitter): string {
  return `this._p_${name}`;
}

/** The declarations of what is remembered. */
export function placedState(fields: readonly FieldEmitter[]): Code {
  return fields.flatMap((emitter) =>
    emitter.field.derived?.kind === 'position'
      ? [`private declare ${placed(emitter).slice('this.'.length)}: ${emitter.tsType} | undefined;`]
      : [],
  );
}

/** The statements of `_prepare()` that put each instance behind what is there already. */
export function placingCode(fields: readonly FieldEmitter[]): Code {
  const emitters = new Map(fields.map((emitter) => [emitter.field, emitter]));
  const steps = fields.map((instance) => {
    if (!(instance instanceof ParseInstanceEmitter)) return [];
    const { position } = followingFrom(instance.field, instance.owner);
    const offset = position && emitters.get(position);
    const derived = offset?.field.derived;
    if (offset === undefined || derived?.kind !== 'position') return [];
    const self = `this.${offset.name}`;
    const shift = derived.inverse.offset === 0n ? '' : ` + ${derived.inverse.offset}`;
    return block(`if (${instance.takesPart})`, [
      block(`if (${self} === undefined || ${self} === ${placed(offset)})`, [
        `${self} = ${turnBack('end', derived.inverse, offset)};`,
        `${placed(offset)} = ${self};`,
      ]),
      `end = Math.max(end, Number(${self})${shift} + this._lengthOf${instance.methodName}());`,
    ]);
  });
  return isEmpty(steps) ? [] : ['let end = this._byteLength();', steps];
}
