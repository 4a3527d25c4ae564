/**
 * The byte order of types that calculate it, and of those that inherit it: `_is_le`, as in the official targets. It is
 * decided before the fields of the object are read, and at the same place before they are written.
 */
import { calculatesEndian, endianSwitch } from '../analyse/endian.js';
import type { ClassModel } from '../model/class.js';
import type { EndianCase } from '../model/spec.js';
import { block, type Code } from './code.js';
import type { ModuleContext } from './context.js';
import type { ExpressionEmitter } from './expression.js';

export function endianProperty(owner: ClassModel): Code {
  if (!calculatesEndian(owner)) return [];
  return [
    '/** Whether its integers and floats are little-endian; undefined until that is known. */',
    'declare _is_le: boolean | undefined;',
  ];
}

/** The statement in front of the code of the fields. */
export function decideEndian(owner: ClassModel, module: ModuleContext): Code {
  if (!calculatesEndian(owner)) return [];
  const decided = module.use('decided');
  if (endianSwitch(owner) === undefined) return `${decided}(this._is_le);`;
  return `this._is_le = ${decided}(this._calcEndian());`;
}

/** The same of an object that is to be written later: what is inside it may have to be measured before. */
export function prepareEndian(owner: ClassModel, module: ModuleContext): Code {
  if (endianSwitch(owner) === undefined) return [];
  return `this._is_le = ${module.use('ifKnown')}(() => this._calcEndian());`;
}

/** `_calcEndian()`, of a type that calculates it. */
export function endianMethod(owner: ClassModel, module: ModuleContext, expressions: ExpressionEmitter): Code {
  const endian = endianSwitch(owner);
  if (endian?.on === undefined) return [];
  const cases = endian.cases.flatMap((choice) => (choice.when ? [{ ...choice, when: choice.when }] : []));
  const otherwise = endian.cases.find(({ when }) => when === undefined);
  const [on = '', ...labels] = expressions.alike([
    expressions.subject(endian.on, {}, new Set()),
    ...cases.map(({ when }) => expressions.operand(when, {})),
  ]);
  const isBytes = module.table.of(endian.on.ast).type.kind === 'bytes';
  const equals = (label: string) =>
    isBytes ? `${module.use('byteArrayCompare')}(on, ${label}) === 0` : `on === ${label}`;
  return [
    '/** Whether it is little-endian by the value that decides it; undefined if no case covers that. */',
    block('private _calcEndian(): boolean | undefined', [
      cases.length === 0 ? [] : `const on = ${on};`,
      cases.map((choice, i) => `if (${equals(labels[i] ?? '')}) return ${isLe(choice)};`),
      `return ${otherwise && isLe(otherwise)};`,
    ]),
  ];
}

function isLe({ endian }: EndianCase): boolean {
  return endian === 'le';
}
