/**
 * Objects of opaque types. Of their classes nothing is known but that the constructor reads one, so they are asked
 * while the program runs how they are written.
 */
import { hasExtent } from '../../model/spec.js';
import type { UserField } from '../../model/types.js';
import { quote } from '../code.js';
import type { Place } from '../expression.js';
import { stripParens } from '../syntax.js';
import type { Element, ElementContext } from './element.js';
import { RawBytes } from './raw.js';

export function opaqueElement(type: UserField, context: ElementContext): Element {
  const { module, expressions } = context;
  const name = module.class(type.class);
  const id = quote(context.id);
  const raw = hasExtent(type.extent) ? new RawBytes(type.extent, context) : undefined;
  const bytes = (value: string, ...room: string[]) =>
    `${module.use('opaqueBytes')}(${[id, value, ...room].join(', ')})`;
  const content = (value: string) => ({
    bytes: bytes(value),
    length: `${bytes(value)}.length`,
    filling: (room: string) => bytes(value, room),
  });
  const args = (place: Place) => {
    const values = type.args.map((arg) => stripParens(expressions.operand(arg, place).code));
    return values.length === 0 ? [] : ['null', 'null', ...values];
  };

  return {
    read(place, assign) {
      if (raw === undefined) return assign(`new ${name}(${['io', ...args(place)].join(', ')})`);
      const stream = `io.${type.extent.process ? 'streamOfOther' : 'streamOf'}(${raw.read(place)})`;
      const make = `new ${name}(${['part', ...args(place)].join(', ')})`;
      return assign(`${module.use('readOpaque')}(${stream}, (part) => ${make})`);
    },
    write(value, place) {
      return raw === undefined
        ? `${module.use('writeOpaque')}(${id}, io, ${value});`
        : raw.write(content(value), place);
    },
    check: (value) => `${module.use('checkOpaque')}(${id}, ${value}, ${name});`,
    length: (value, place) =>
      raw?.length(content(value), place) ?? `${module.use('opaqueLength')}(${id}, ${value})`,
    ...(!raw && {
      count: (value: string) => `counter.written((io) => ${module.use('writeOpaque')}(${id}, io, ${value}));`,
    }),
    ...(raw && { lookahead: (value: string) => raw.lookahead(content(value)) }),
    initType: undefined,
    init: (value, assign) => assign(value),
    link: (value) => `this._preparePart(${value});`,
  };
}
