/**
 * The methods that get an object ready to be written: `_init` takes what `of()` was given, `_prepare`
 * links parts to the whole and fills in what follows from the rest.
 */
import { holdsCalculatedEndian } from '../analyse/endian.js';
import { elementType } from '../infer/field-values.js';
import type { ClassModel, FieldModel, Measure } from '../model/class.js';
import type { Expression } from '../model/spec.js';
import { block, type Code, isEmpty, mentions, print, quote } from './code.js';
import { computeEarly, initialCode } from './computed.js';
import type { FieldEmitter } from './field.js';
import { invalidateName, methodSuffix, propertyName } from './names.js';
import type { Wrap } from './nesting.js';
import { ParseInstanceEmitter } from './parse-instance.js';
import { adoptParts } from './parts.js';
import { placingCode } from './placing.js';
import { measuredOr } from './prepare-values.js';
import { alternativesOf, initType, preparedTag, tagCode, tagOfField } from './tag.js';

/** Whether `of()` asks for the field. */
export function isAsked({ field }: FieldEmitter): boolean {
  return field.derived === undefined || isPosition(field);
}

/** Whether `of()` takes `null` for it: an instance from which nothing else follows, to be left out of the bytes. */
function mayBeLeftOut(emitter: FieldEmitter): emitter is ParseInstanceEmitter {
  return emitter instanceof ParseInstanceEmitter && !emitter.decides;
}

/** Whether it is an offset that may be given, and else is chosen. */
function isPosition({ derived }: FieldModel): boolean {
  return derived?.kind === 'position';
}

/** The interface of what `of()` takes. */
export function initInterface(fields: readonly FieldEmitter[], comment: (f: FieldEmitter) => Code): Code {
  const asked = fields.filter(isAsked);
  const tagged = asked.filter((emitter) => tagOfField(emitter) !== undefined);
  // Each doubles the number of types that TypeScript has to tell apart.
  const apart = tagged.slice(0, MOST_ALTERNATIVES);
  const chosen = new Set(apart.map((emitter) => tagOfField(emitter)?.of));
  const member = (emitter: FieldEmitter): Code => {
    const element = emitter.element.initType ?? emitter.module.typeOf(elementType(emitter.field.type));
    const many = element.includes('|') ? `(${element})[]` : `${element}[]`;
    const type = `${emitter.isRepeated ? many : element}${mayBeLeftOut(emitter) ? ' | null' : ''}`;
    const optional = emitter.optional || isPosition(emitter.field) || tagged.includes(emitter);
    return [
      comment(emitter),
      `${emitter.name}${optional ? '?' : ''}: ${type}${optional ? ' | undefined' : ''};`,
    ];
  };
  const members = asked
    .filter((emitter) => !apart.includes(emitter) && !chosen.has(emitter.field))
    .map(member);
  const open = `/** What \`of()\` asks for: everything that does not follow from the rest. */`;
  if (members.length === 0 && apart.length === 0)
    return [open, 'export interface Init { readonly [name: string]: never; }'];
  if (apart.length === 0) return [open, block('export interface Init', members)];
  const alternatives = apart.map((emitter) => {
    const of = tagOfField(emitter)?.of;
    return alternativesOf(emitter, comment, fields.filter(({ field }) => field === of).map(member));
  });
  return [open, initType(members, alternatives)];
}

/** So many fields at most that a choice is made by are, in the type `Init`, there where the chosen object does not say them. */
const MOST_ALTERNATIVES = 6;

/** `_init(init)`: the fields that are given, and before them what can be known at once, as choices may need it. */
export function initMethod(fields: readonly FieldEmitter[], className: string, wrap: Wrap): Code {
  const early = fields.filter(isKnownEarly).map((emitter): Code => {
    const { derived } = emitter.field;
    if (derived?.kind !== 'measure') return derivedCode(emitter);
    const given = `init.${propertyName(derived.of.spec.id, emitter.owner)}`;
    const sure =
      derived.without === 'never'
        ? `${emitter.module.use('present')}(${given}, ${quote(derived.of.spec.id)})`
        : given;
    return `this.${emitter.name} = ${measuredOr(derived, given, `${sure}.length`, emitter)};`;
  });
  // A choice may be made by what stands at a position.
  const isEarly = (emitter: FieldEmitter) =>
    emitter instanceof ParseInstanceEmitter && emitter.element.initType === undefined;
  const ordered = [...fields.filter(isEarly), ...fields.filter((emitter) => !isEarly(emitter))];
  const body = ordered.flatMap((emitter): Code[] => {
    const { name, field } = emitter;
    if (field.derived?.kind === 'object') return [assignment(emitter, '{}')];
    if (!isAsked(emitter)) return [];
    if (mayBeLeftOut(emitter)) return [leftOutOr(emitter)];
    if (emitter.optional || isPosition(field))
      return [block(`if (init.${name} !== undefined)`, assignment(emitter, `init.${name}`))];
    const tag = tagOfField(emitter);
    if (tag !== undefined) return [assignment(emitter, `init.${name} ?? ${tagCode(emitter, tag, 'init')}`)];
    return [assignment(emitter, `${emitter.module.use('present')}(init.${name}, ${quote(emitter.id)})`)];
  });
  const all = [early, body];
  const used =
    isEmpty(body) && !fields.some(({ field }) => field.derived?.kind === 'measure') ? '_init' : 'init';
  return [
    '/** Fills it from what `of()` takes. @internal */',
    block(`_init(${used}: ${className}.Init): void`, wrap(all)),
  ];
}

function leftOutOr(emitter: ParseInstanceEmitter): Code {
  const given = `init.${emitter.name}`;
  const value = emitter.optional ? given : `${emitter.module.use('present')}(${given}, ${quote(emitter.id)})`;
  const some = emitter.optional ? ` else if (${given} !== undefined)` : ' else';
  return [
    `if (${given} === null) ${emitter.enabled} = false;`,
    block(some.trim(), assignment(emitter, value)),
  ];
}

function isKnownEarly({ field: { derived } }: FieldEmitter): boolean {
  return derived?.kind === 'constant' || (derived?.kind === 'measure' && derived.what === 'count');
}

/** Statements that set the field from what `of()` was given. */
function assignment(emitter: FieldEmitter, given: string): Code {
  const { element, name, isRepeated } = emitter;
  if (!isRepeated) return element.init(given, (value) => `this.${name} = ${value};`, {});
  if (element.initType === undefined) return `this.${name} = ${given};`;
  const place = { index: 'index' };
  const args = (value: string) => (mentions(value, 'index') ? 'item, index' : 'item');
  const items = `${emitter.module.use('itemsOf')}(${given}, ${quote(emitter.id)})`;
  const one = element.init(
    'item',
    (value) => `this.${name} = ${items}.map((${args(value)}) => ${value});`,
    place,
  );
  // What asks for the elements before it finds them in the array.
  const asksItself = new RegExp(`=.*\\bthis\\.${name}\\b`).test(print(one));
  if (typeof one === 'string' && !asksItself) return one;
  const push = element.init('item', (value) => `this.${name}.push(${value});`, place);
  return [`this.${name} = [];`, emitter.each(given, push)];
}

/**
 * `_prepare()`.
 *
 * @param endian the statement that decides the byte order, which parts are told
 */
export function prepareMethod(
  owner: ClassModel,
  fields: readonly FieldEmitter[],
  endian: Code,
  wrap: Wrap,
): Code {
  const caches = owner.instances.flatMap(({ kind, spec }) =>
    kind === 'value' ? [`this.${invalidateName(propertyName(spec.id, owner))}();`] : [],
  );
  const known = [
    fields.filter(isConstant).map((emitter) => whereItTakesPart(emitter, renewedCode(emitter))),
    fields.map(preparedTag),
    fields.map(initialCode),
  ];
  const parts = fields.map(linkCode);
  const emitters = new Map(fields.map((emitter) => [emitter.field, emitter]));
  const derived = fields
    .filter((emitter) => !isConstant(emitter))
    .map((emitter) => {
      const of = emitter.field.derived?.kind === 'measure' ? emitter.field.derived.of : undefined;
      const instance = of && emitters.get(of);
      const code = derivedCode(emitter);
      // An instance that is left out says nothing of how long or how many it is.
      return instance === undefined ? code : whereItTakesPart(instance, code);
    });
  // A second time where an argument may have changed with what was derived in between.
  const again = isEmpty(derived) ? [] : fields.filter(hasArguments).map(linkCode);
  const placing = placingCode(fields);
  const computed = fields.map(computeEarly);
  const anew = isEmpty([derived, placing, computed]) ? [] : caches;
  const steps = [caches, known, endian, parts, derived, computed, placing, anew, again];
  return block('override _prepare(): void', wrap(steps));
}

/** What is done for a field; of an instance, where it is not left out, or left where it was read. */
function whereItTakesPart(emitter: FieldEmitter, code: Code): Code {
  return emitter instanceof ParseInstanceEmitter ? block(`if (${emitter.takesPart})`, code) : code;
}

function isConstant({ field: { derived } }: FieldEmitter): boolean {
  return derived?.kind === 'constant';
}

function hasArguments({ field: { type } }: FieldEmitter): boolean {
  const users =
    type.kind === 'switch' ? [...type.cases.map((choice) => choice.type), type.otherwise] : [type];
  return users.some((user) => user?.kind === 'user' && user.args.length > 0);
}

function linkCode(emitter: FieldEmitter): Code {
  const { held: self, element, isRepeated } = emitter;
  const optional = emitter.optional || emitter instanceof ParseInstanceEmitter;
  const one = element.link(isRepeated ? 'item' : self, { index: 'index' });
  if (isEmpty(one)) return [];
  // All of an array are adopted at once where there is nothing else to say to each.
  const all = /^this\.(_\w+)\((?:item|this\.\w+)(, null)?\);$/.exec([one].flat(9).join(''));
  if (all?.[1] === '_adopt') return adoptParts(emitter);
  if (all) return `this.${all[1]}(${self}${all[2] ?? ''});`;
  const code = isRepeated ? emitter.each(self, one) : one;
  return optional ? block(`if (${self} !== undefined)`, code) : code;
}

/** The statement that sets a constant field. Bytes that are right already are kept: to make them is not free. */
function renewedCode(emitter: FieldEmitter): Code {
  const { derived } = emitter.field;
  const value = derived?.kind === 'constant' ? derived.value : undefined;
  if (!(value instanceof Uint8Array)) return derivedCode(emitter);
  const self = `this.${emitter.name}`;
  const { module } = emitter;
  return block(`if (!${module.use('isBytes')}(${self}, ${module.bytes(value)}))`, derivedCode(emitter));
}

/** The statement that fills in what follows from the rest. */
export function derivedCode(emitter: FieldEmitter): Code {
  const { derived } = emitter.field;
  if (derived?.kind === 'measure') return measuredCode(derived, emitter);
  if (derived?.kind !== 'constant') return [];
  return `this.${emitter.name} = ${constantValue(derived.value, emitter)};`;
}

function constantValue(value: Expression | Uint8Array, { expressions, field, module }: FieldEmitter): string {
  if (value instanceof Uint8Array) return `${module.use('copyOfBytes')}(${module.bytes(value)})`;
  return expressions.as(elementType(field.type), value);
}

function measuredCode(derived: Measure, emitter: FieldEmitter): Code {
  const { name, owner, module } = emitter;
  const of = propertyName(derived.of.spec.id, owner);
  const self = `this.${of}`;
  if (derived.what === 'count')
    return `this.${name} = ${measuredOr(derived, self, `${self}.length`, emitter)};`;
  const measured = `this._lengthOf${methodSuffix(of)}()`;
  if (!holdsCalculatedEndian(derived.of.type))
    return `this.${name} = ${measuredOr(derived, self, measured, emitter)};`;
  // In which byte order the measured part is written, on which its length may depend, is known only in the whole.
  const length = `length${emitter.methodName}`;
  return [
    `const ${length} = ${module.use('ifKnown')}(() => ${measuredOr(derived, self, measured, emitter)});`,
    derived.without === 'nothing'
      ? `if (${length} !== undefined || ${self} === undefined) this.${name} = ${length};`
      : `if (${length} !== undefined) this.${name} = ${length};`,
  ];
}
