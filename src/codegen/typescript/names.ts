/**
 * From the names of a specification to those of TypeScript. What would collide with the language, with
 * the runtime or with another name gets an underscore behind it.
 */
import * as runtime from '../../runtime/index.js';
import type { ClassModel } from '../model/class.js';
import type { EnumSpec, TypeSpec } from '../model/spec.js';

/** Names that the generated code itself relies on: a class of that name would hide them. */
const TAKEN_TYPES = new Set([
  'Array',
  'BigInt',
  'Boolean',
  'Math',
  'Number',
  'Object',
  'String',
  'Uint8Array',
  'Annotator',
  'DebugMap',
  'Exclude',
  'FieldInfo',
  'Init',
  'OtherBigInt',
  'OtherInteger',
  'OtherString',
  'TagOfClass',
  'WriteRound',
  ...Object.keys(runtime),
]); // prettier-ignore

/** Members of every generated object; those of the runtime that start with `_` cannot be meant by a specification. */
const TAKEN_MEMBERS = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(runtime.KaitaiStruct.prototype),
]);

/** Words that cannot be the name of a parameter in strict code, and names that generated code uses itself. */
const RESERVED = new Set([
  'arguments',
  'await',
  'break',
  'case',
  'catch',
  'class',
  'const',
  'continue',
  'debugger',
  'default',
  'delete',
  'do',
  'else',
  'enum',
  'eval',
  'export',
  'extends',
  'false',
  'finally',
  'for',
  'function',
  'if',
  'implements',
  'import',
  'in',
  'instanceof',
  'interface',
  'let',
  'new',
  'null',
  'package',
  'private',
  'protected',
  'public',
  'return',
  'static',
  'super',
  'switch',
  'this',
  'throw',
  'true',
  'try',
  'typeof',
  'undefined',
  'var',
  'void',
  'while',
  'with',
  'yield',
  'io',
  'parent',
  'root',
  'isLe',
  'init',
  'self',
  'bytes',
  'offset',
  'end',
  'at',
  'available',
  'again',
  'error',
  ...Object.keys(runtime),
]); // prettier-ignore

/** `len_message` -> `LenMessage`. */
export function upperCamel(id: string): string {
  return id.replace(/(^|_)([a-z0-9])/g, (_, _start, letter: string) => letter.toUpperCase());
}

/** `len_message` -> `lenMessage`; `_unnamed0` stays. */
export function lowerCamel(id: string): string {
  if (id.startsWith('_')) return id;
  return id.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()).replace(/_+$/, '');
}

const properties = new WeakMap<ClassModel, ReadonlyMap<string, string>>();

/** The name of a property, unique in its class. */
export function propertyName(id: string, owner: ClassModel): string {
  const known = properties.get(owner) ?? propertyNames(owner);
  properties.set(owner, known);
  return known.get(id) ?? lowerCamel(id);
}

function propertyNames({ spec }: ClassModel): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set(TAKEN_MEMBERS);
  for (const { id } of [...spec.params, ...spec.seq, ...spec.instances]) {
    const name = differentFrom(taken, lowerCamel(id));
    names.set(id, name);
    taken.add(name);
  }
  return names;
}

const members = new WeakMap<ClassModel, ReadonlySet<string>>();

/** The name of the property that says whether an instance takes part in writing: `bodyEnabled`. */
export function enabledName(id: string, owner: ClassModel): string {
  const { params, seq, instances } = owner.spec;
  const taken =
    members.get(owner) ??
    new Set([...params, ...seq, ...instances].map((member) => propertyName(member.id, owner)));
  members.set(owner, taken);
  return differentFrom(taken, `${propertyName(id, owner)}Enabled`);
}

/** Private methods that a property may have. */
const PRIVATE = /^_(?:read|write|fetch|valid|lengthOf)([A-Z].*)$/;

/** What the methods of the runtime that are named alike end in, such as `_writePart`: none may be hidden. */
const TAKEN_SUFFIXES = new Set(
  [
    '_readAnnotated',
    '_fetchInstances',
    ...Object.getOwnPropertyNames(runtime.KaitaiStruct.prototype),
  ].flatMap((name) => PRIVATE.exec(name)?.[1] ?? []),
);

/** What the names of a property's private methods end in: `LenMessage`, and `_unnamed0` as it is. */
export function methodSuffix(property: string): string {
  return differentFrom(TAKEN_SUFFIXES, capital(property));
}

/** The method that makes an instance forget its value: `_invalidateBody`. */
export function invalidateName(property: string): string {
  return `_invalidate${capital(property)}`;
}

/** The property that says what others are by the value of this one: `_byCommand`. */
export function unionName(property: string): string {
  return `_by${capital(property)}`;
}

function capital(property: string): string {
  return property.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}

/** The name of a local variable or parameter, different from all that generated code has of its own. */
export function localName(property: string): string {
  return RESERVED.has(property) ? `${property}$` : property;
}

const classes = new WeakMap<TypeSpec, string>();

/** The name of a class, unique in the class around it and different from all further out. */
export function className(spec: TypeSpec): string {
  const { outer } = spec;
  if (!classes.has(spec)) {
    if (outer === undefined) nameAll([spec], classes, new Set(TAKEN_TYPES));
    else nameAll(outer.types.values(), classes, takenInside(outer));
  }
  return classes.get(spec) ?? upperCamel(spec.id);
}

/** What no name in a class may be: those of the classes around, which code inside must still be able to say. */
function takenInside(spec: TypeSpec): Set<string> {
  return spec.outer === undefined
    ? new Set([...TAKEN_TYPES, className(spec)])
    : takenInside(spec.outer).add(className(spec));
}

/** Names them one after the other, each unlike those before it. */
function nameAll<T extends TypeSpec | EnumSpec>(
  specs: Iterable<T>,
  names: WeakMap<T, string>,
  taken: Set<string>,
): void {
  for (const spec of specs) {
    const name = differentFrom(taken, upperCamel(spec.id));
    names.set(spec, name);
    taken.add(name);
  }
}

function differentFrom(taken: ReadonlySet<string>, wanted: string): string {
  let name = wanted;
  while (taken.has(name)) name += '_';
  return name;
}

const paths = new WeakMap<TypeSpec, string>();

/** The path of a class: `Chat.ClientFrame`. */
export function classPath(spec: TypeSpec): string {
  const known = paths.get(spec);
  if (known !== undefined) return known;
  const path = spec.outer === undefined ? className(spec) : `${classPath(spec.outer)}.${className(spec)}`;
  paths.set(spec, path);
  return path;
}

/** The path of an enum: `Chat.Command`. A type of the same name comes first. */
export function enumPath(spec: EnumSpec): string {
  return `${classPath(spec.outer)}.${enumName(spec)}`;
}

const enums = new WeakMap<EnumSpec, string>();

export function enumName(spec: EnumSpec): string {
  if (!enums.has(spec)) {
    const { outer } = spec;
    const taken = takenInside(outer);
    for (const type of outer.types.values()) taken.add(className(type));
    nameAll(outer.enums.values(), enums, taken);
  }
  return enums.get(spec) ?? upperCamel(spec.id);
}

/** `name_in_use` -> `NAME_IN_USE`. */
export function enumMemberName(id: string): string {
  return id.toUpperCase();
}
