/**
 * Padding (`-ts-align`): a field of bytes whose number follows from where it is.
 */
import { dependsOnIo } from '../analyse/walk.js';
import { type Code, quote } from './code.js';
import type { FieldEmitter } from './field.js';

function multipleOf({ field: { derived } }: FieldEmitter): number | undefined {
  return derived?.kind === 'padding' ? derived.to : undefined;
}

/** Whether the size is known from fields alone, because the specification says so. */
function hasOwnSize({ field, module }: FieldEmitter): boolean {
  const { size } = field.spec.extent;
  return size !== undefined && !dependsOnIo(size.ast, module.table);
}

/** Statements of `_prepare()`. */
export function preparedPadding(emitter: FieldEmitter): string {
  const self = `this.${emitter.name}`;
  const { size } = emitter.field.spec.extent;
  const { module, expressions } = emitter;
  if (size === undefined || !hasOwnSize(emitter)) return `${self} ??= ${module.use('zeros')}(0);`;
  const code = expressions.count(size);
  return `${self} = ${module.use('zerosUnless')}(${self}, ${module.use('ifKnown')}(() => ${code}));`;
}

/** Statements behind those that read or write it. */
export function alignmentCheck(emitter: FieldEmitter): Code {
  const to = multipleOf(emitter);
  if (to === undefined) return [];
  const args = [`this.${emitter.name}`, 'io', `${to}`, quote(emitter.field.spec.path)];
  return `${emitter.module.use('checkAligned')}(${args.join(', ')});`;
}

/** Statements in front of those that write it. */
export function settledCode(emitter: FieldEmitter): Code {
  const to = multipleOf(emitter);
  if (to === undefined || hasOwnSize(emitter)) return [];
  const self = `this.${emitter.name}`;
  return `${self} = ${emitter.module.use('settledPadding')}(${self}, io, ${to});`;
}

/** Statements that make it as long as it must be, and tell `counter` of it; none for another field. */
export function countedPadding(emitter: FieldEmitter): Code | undefined {
  const to = multipleOf(emitter);
  if (to === undefined || hasOwnSize(emitter)) return undefined;
  const self = `this.${emitter.name}`;
  return [
    `${self} = ${emitter.module.use('padding')}(${self}, counter.size, ${to});`,
    `counter.bytes(${self}.length);`,
  ];
}
