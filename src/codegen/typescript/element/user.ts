/**
 * Objects of user types. With a size, they get a stream of their own, of just their bytes.
 */
import { mayShareByte } from '../../analyse/bits.js';
import { inheritsEndian } from '../../analyse/endian.js';
import { dependsOnIo, needsWhole } from '../../analyse/walk.js';
import { hasExtent, isWrapped } from '../../model/spec.js';
import type { UserField } from '../../model/types.js';
import { block, type Code, indent, quote } from '../code.js';
import type { Place } from '../expression.js';
import { propertyName } from '../names.js';
import type { Element, ElementContext } from './element.js';
import { Links } from './links.js';
import { RawBytes } from './raw.js';

export function userElement(type: UserField, context: ElementContext): Element {
  const { module, expressions, owner, id, measured } = context;
  const name = module.class(type.class);
  const { size, sizeEos } = type.extent;
  const hasStream = hasExtent(type.extent);
  /** What is around the bytes of its stream. */
  const raw = isWrapped(type.extent) ? new RawBytes(type.extent, context) : undefined;
  const content = (value: string) => ({
    bytes: `${value}._partBytes()`,
    length: `${value}._partLength()`,
    filling: (room: string) => `${value}._partBytes(${room})`,
  });
  const links = new Links(type, owner, module, expressions);
  /** The byte order, which the constructor takes behind the links. */
  const endian = inheritsEndian(type.class) ? ['this._is_le'] : [];

  const stream = (place: Place) => {
    if (raw !== undefined)
      return `io.${type.extent.process ? 'streamOfOther' : 'streamOf'}(${raw.read(place)})`;
    if (sizeEos) return 'io.substreamFull()';
    return size === undefined ? 'io' : `io.substream(${expressions.count(size, place)})`;
  };

  /** The stream to write to. Where there are instances, something may be written to it later on. */
  const writable = (value: string, place: Place) => {
    if (!hasStream) return 'io';
    const length =
      size === undefined ? `${module.use('leftForPart')}(io, ${value})` : expressions.count(size, place);
    return module.isPositioned
      ? `${module.use('writablePart')}(${quote(id)}, io, ${length})`
      : `io.substream(${length})`;
  };

  /** The parameters with the arguments that they get. */
  const params = type.args.flatMap((arg, i) => {
    const param = type.class.params[i];
    if (param === undefined) return [];
    const value = (place: Place) => expressions.as(param.type, arg, place);
    return [
      {
        property: propertyName(param.spec.id, type.class),
        arg,
        value,
        isStream: dependsOnIo(arg.ast, module.table),
      },
    ];
  });

  return {
    read(place, assign) {
      const object = `new ${name}(${[stream(place), ...links.read(place), ...endian, ...params.map(({ value }) => value(place))].join(', ')})`;
      if (!module.isDebugged(type.class)) return assign(hasStream ? `${object}._keepRest()` : object);
      const steps = [
        `const object = ${object};`,
        assign('object'),
        'object._read();',
        hasStream ? 'object._keepRest();' : [],
      ];
      // The object is where it belongs before it is read, to be seen there if that fails.
      return ['{', indent(steps), '}'];
    },
    write(value, place): Code {
      const streams = params.filter(({ isStream }) => isStream);
      const set = [
        streams.map((param) => `${value}.${param.property} = ${param.value(place)};`),
        links.write(value, place),
        endian.map((isLe) => `${value}._is_le = ${isLe};`),
      ];
      if (raw !== undefined) {
        const later = module.isPositioned ? raw.writeObject(value, place) : undefined;
        return [set, later ?? raw.write(content(value), place)];
      }
      return [set, `${value}.${hasStream ? '_writePart' : '_write__seq'}(${writable(value, place)});`];
    },
    check(value, place): Code {
      return [
        `${module.use('checkObject')}(${[quote(id), value, name, ...links.expected(place)].join(', ')});`,
        params
          .filter(({ isStream }) => !isStream)
          .map(
            ({ property, value: arg }) =>
              `${module.use('checkEqual')}(${quote(`${id}.${property}`)}, ${value}.${property}, ${arg(place)});`,
          ),
      ];
    },
    length(value, place) {
      if (raw !== undefined) return raw.length(content(value), place);
      if (!hasStream) return `${value}._byteLength()`;
      if (size === undefined || measured || dependsOnIo(size.ast, module.table))
        return `${value}._partLength()`;
      const code = expressions.count(size, place);
      return /^[\w.]+$/.test(code) ? code : `(${code})`;
    },
    ...(mayShareByte(type) && { count: (value: string) => `${value}._count(counter);` }),
    ...(raw && { lookahead: (value: string) => raw.lookahead(content(value)) }),
    initType: `${name} | ${name}.Init`,
    init(value, assign, place) {
      // A stream is known only when there is one; it is passed when the object is written.
      const args = params.map((param) => (param.isStream ? 'undefined as never' : param.value(place)));
      return assign(`${name}._of(${[value, ...links.made(place), ...endian, ...args].join(', ')})`);
    },
    link(value, place) {
      const set = params
        .filter(({ isStream }) => !isStream)
        .map(({ property, arg, value: code }) => {
          const line = `${value}.${property} = ${code(place)};`;
          return needsWhole(arg.ast, context.owner, module.table)
            ? block('if (this._parent !== undefined)', line)
            : line;
        });
      const known = endian.map((isLe) => `if (${isLe} !== undefined) ${value}._is_le = ${isLe};`);
      return [set, known, links.adopt(value, place)];
    },
  };
}
