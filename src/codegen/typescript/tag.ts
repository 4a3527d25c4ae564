/**
 * A field that a choice is made by need not be given where what is chosen is an object of a class.
 */
import { type Tag, tagOf } from '../analyse/tags.js';
import { elementType } from '../infer/field-values.js';
import { type Code, indent, quote } from './code.js';
import type { FieldEmitter } from './field.js';
import { propertyName } from './names.js';
import { stripParens } from './syntax.js';

/** What the field follows from, if it is one that a choice is made by. */
export function tagOfField({ field, owner, module }: FieldEmitter): Tag | undefined {
  return tagOf(field, owner, module.table);
}

/**
 * The expression for what follows from an object, or fails where there is none.
 *
 * @param object that has it, as code: `init`
 */
export function tagCode(emitter: FieldEmitter, { of, cases }: Tag, object: string): string {
  const { module, expressions, field, id, owner } = emitter;
  const type = elementType(field.type);
  const pairs = cases.map(
    ({ class: model, when }) => `[${module.class(model)}, ${stripParens(expressions.as(type, when))}]`,
  );
  const types = `readonly ${module.useType('TagOfClass')}<${module.typeOf(type)}>[]`;
  const chosen = `${object}.${propertyName(of.spec.id, owner)}`;
  return `${module.use('tagOfClass')}(${quote(id)}, ${chosen}, (): ${types} => [${pairs.join(', ')}])`;
}

/** The statement of `_prepare()`. A value that is there stays. */
export function preparedTag(emitter: FieldEmitter): Code {
  const tag = tagOfField(emitter);
  return tag === undefined ? [] : `this.${emitter.name} ??= ${tagCode(emitter, tag, 'this')};`;
}

/** `Init`, where some fields may follow from others: with them, or with an object that says what they are. */
export function initType(members: Code, alternatives: readonly Code[]): Code {
  return [
    'export type Init = {',
    indent(members),
    alternatives.map((code, i) => [i === 0 ? '} & (' : ') & (', indent(code)]),
    ');',
  ];
}

/** @param chosen the member that is chosen; in both, as the two types of one member would be multiplied with each other */
export function alternativesOf(
  emitter: FieldEmitter,
  comment: (f: FieldEmitter) => Code,
  chosen: Code,
): Code {
  const { module, name, owner, field } = emitter;
  const tag = tagOfField(emitter);
  if (tag === undefined) return [];
  const of = propertyName(tag.of.spec.id, owner);
  const classes = tag.cases.map((one) => module.class(one.class)).join(' | ');
  return [
    '| {',
    indent([comment(emitter), `${name}: ${module.typeOf(elementType(field.type))};`, chosen]),
    '}',
    '| {',
    indent([`/** Follows from \`${of}\`. */`, `${name}?: undefined;`, `${of}: ${classes};`]),
    '}',
  ];
}
