/**
 * `switch-on`: one of several elements, chosen by a value that was read before.
 */
import { mayShareByte } from '../../analyse/bits.js';
import { comparedNames } from '../../analyse/field-expressions.js';
import { needsWhole } from '../../analyse/walk.js';
import { elementOptional, elementType } from '../../infer/field-values.js';
import type { FieldType, SwitchField } from '../../model/types.js';
import { block, type Code, indent, isEmpty, quote } from '../code.js';
import type { Place } from '../expression.js';
import { methodSuffix, propertyName } from '../names.js';
import { stripParens } from '../syntax.js';
import { countCode, type Element, type ElementContext, type ElementFactory } from './element.js';
import { type UnifiedElement, unify } from './unify.js';

interface Choice {
  readonly type: FieldType;
  readonly element: UnifiedElement;
}

/** What checks a value of such a type, and returns it. */
const CHECKED = { user: 'chosenObject', bytes: 'chosenBytes', str: 'chosenString' } as const;

export function switchElement(
  type: SwitchField,
  context: ElementContext,
  elementOf: ElementFactory,
): Element {
  const { module, expressions } = context;
  const whole = elementType(type);
  const choiceOf = (of: FieldType): Choice => ({
    type: of,
    element: unify(elementOf(of, context), of, whole, module),
  });
  const cases = type.cases.map((choice) => ({ when: choice.when, ...choiceOf(choice.type) }));
  const otherwise = type.otherwise && choiceOf(type.otherwise);
  const all: Choice[] = [...cases, ...(otherwise ? [otherwise] : [])];
  const compared = comparedNames({
    ...type,
    on: { ...type.on, ast: { kind: 'bool', value: true, offset: 0 } },
  });
  const isBytes = module.table.of(type.on.ast).type.kind === 'bytes';
  const cast = (value: string, choice: Choice) => `(${value} as ${choice.element.tsType})`;

  /** The same where it was not checked yet: another case may have been chosen since the value was set. */
  function held(value: string, choice: Choice): string {
    const check = CHECKED[choice.type.kind as keyof typeof CHECKED];
    if (check === undefined) return cast(value, choice);
    const id = quote(context.id);
    if (choice.type.kind !== 'user') return `${module.use(check)}(${id}, ${value})`;
    if (choice.type.class.isOpaque) return cast(value, choice);
    return `${module.use(check)}(${id}, ${value}, ${module.class(choice.type.class)})`;
  }

  /** The value to choose by and that of each case, as code that `===` compares. */
  function selectors(place: Place): { on: string; labels: string[] } {
    const [on = '', ...labels] = expressions.alike([
      expressions.subject(type.on, place, compared),
      ...cases.map(({ when }) => expressions.operand(when, place)),
    ]);
    return { on, labels };
  }

  const equals = (on: string, label: string) =>
    isBytes ? `${module.use('byteArrayCompare')}(${on}, ${label}) === 0` : `${on} === ${label}`;

  /** The statements of each case behind its label. */
  function choose(place: Place, body: (choice: Choice) => Code, fallback: Code = []): Code {
    const { on, labels } = selectors(place);
    const branches = cases.map((choice, i) => ({ label: labels[i] ?? '', body: body(choice) }));
    const rest = otherwise ? body(otherwise) : fallback;
    if (isBytes) return ifChain(on, branches, rest);
    return block(`switch (${stripParens(on)})`, [
      ...branches.map((branch) => [`case ${branch.label}: {`, indent([branch.body, 'break;']), '}']),
      isEmpty(rest) ? [] : ['default: {', indent(rest), '}'],
    ]);
  }

  function ifChain(on: string, branches: { label: string; body: Code }[], rest: Code): Code {
    const code = branches.flatMap(({ label, body }, i) => [
      `${i === 0 ? '' : '} else '}if (${equals(on, label)}) {`,
      indent(body),
    ]);
    if (code.length === 0) return rest;
    return [...code, ...(isEmpty(rest) ? ['}'] : ['} else {', indent(rest), '}'])];
  }

  function check(value: string, place: Place): Code {
    const each = (choice: Choice) => choice.element.check(cast(value, choice), place);
    if (otherwise) return all.every((choice) => isEmpty(each(choice))) ? [] : choose(place, each);
    // Where no case matches nothing is written, so nothing must be there.
    const id = quote(context.id);
    const there = `${module.use('present')}(${value}, ${id});`;
    return choose(place, (choice) => [there, each(choice)], `${module.use('checkAbsent')}(${id}, ${value});`);
  }

  return {
    read: (place, assign) => choose(place, ({ element }) => element.read(place, assign)),
    write: (value, place) => choose(place, (choice) => choice.element.write(cast(value, choice), place)),
    check,
    length(value, place) {
      const lengths = all.map((choice) => choice.element.length('value', place));
      const isSimple = lengths.every((code) =>
        /^value\.(_byteLength\(\)|_partLength\(\)|length)$/.test(code),
      );
      const areParts = all.every((one) => one.type.kind === 'user' || one.type.kind === 'bytes');
      if (otherwise && isSimple && areParts)
        return `${module.use('lengthOf')}(${value}, ${quote(context.id)})`;
      const { on, labels } = selectors(place);
      // Where no case may match there may be nothing, also where one does.
      const mayLack = elementOptional(type);
      const there = mayLack ? `${module.use('present')}(${value}, ${quote(context.id)})` : value;
      return cases.reduceRight<string>(
        (rest, choice, i) =>
          `(${equals(on, labels[i] ?? '')} ? ${lengthOf(choice, held(there, choice), place)} : ${rest})`,
        otherwise ? lengthOf(otherwise, held(value, otherwise), place) : '0',
      );
    },
    ...(mayShareByte(type) && {
      count: (value: string, place: Place) =>
        choose(place, (choice) => countCode(choice.element, held(value, choice), place)),
    }),
    initType:
      [...new Set(all.map(({ element }) => element.initType ?? element.tsType))].join(' | ') || undefined,
    init(value, assign, place) {
      if (!all.some((choice) => choice.type.kind === 'user')) return assign(value);
      const property = module.typeOf(whole);
      // Of such a class, TypeScript does not know that its objects may be of the runtime's too.
      const isForeign = all.some((choice) => choice.type.kind === 'user' && choice.type.class.isOpaque);
      // Of another name in each field, as all of them are in one method.
      const given = `given${methodSuffix(propertyName(context.id, context.owner))}`;
      const make = (choice: Choice) => {
        const { initType, tsType } = choice.element;
        return choice.element.init(`(${given} as ${initType ?? tsType})`, assign, place);
      };
      return [
        `const ${given}: unknown = ${value};`,
        // An object of the wrong class stays what it is, for the check to find.
        `if (${given} instanceof ${module.use('KaitaiStruct')}) {`,
        indent(assign(`${given}${isForeign ? ' as unknown' : ''} as ${property}`)),
        '} else {',
        indent(choose(place, make, assign(`${given} as ${property}`))),
        '}',
      ];
    },
    link(value, place) {
      const users = all.filter((choice) => choice.type.kind === 'user');
      if (users.length === 0) return [];
      const isPlain = users.every(({ element }) =>
        /^this\._adopt\(value\);$/.test([element.link('value', place)].flat(9).join('')),
      );
      if (isPlain) return `this._adopt(${value});`;
      const object = module.use('KaitaiStruct');
      const each = (choice: Choice) => choice.element.link(cast(value, choice), place);
      // A part that was made alone does not know yet what the whole chooses by, and is told when it is put there.
      const isKnown = needsWhole(type.on.ast, context.owner, module.table)
        ? ' && this._parent !== undefined'
        : '';
      return block(`if (${value} instanceof ${object}${isKnown})`, choose(place, each));
    },
  };
}

/** In whole bytes: what follows a choice starts at a byte. */
function lengthOf({ type, element }: Choice, value: string, place: Place): string {
  const code = element.length(value, place);
  const isBits = type.kind === 'bits' || (type.kind === 'enum' && type.base.kind === 'bits');
  return isBits ? `${Math.ceil(Number(code) / 8)}` : code;
}
