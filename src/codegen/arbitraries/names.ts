/**
 * The names of functions and their parameters: different from each other, from the words of the language, and from what
 * the code of arbitraries has and imports.
 */
import type { ClassModel, ParamModel } from '../model/class.js';
import { allClasses } from '../resolve/resolver.js';
import { rootOf } from '../resolve/scope.js';
import { classPath, localName, propertyName } from '../typescript/names.js';

/** What a module of arbitraries may import, and the names that its functions have of their own. */
export const OWN: ReadonlySet<string> = new Set([
  'fc',
  'draw',
  'item',
  'index',
  'integerBetween',
  'bigIntBetween',
  'binary',
  'build',
  'countable',
  'left',
  'linkedPart',
  'listOf',
  'listToEnd',
  'listUntil',
  'memberOrBigInt',
  'memberOrNumber',
  'number32',
  'part',
  'sized',
  'such',
  'tag',
  'text',
]); // prettier-ignore

function different(name: string): string {
  return OWN.has(name) ? `${name}$` : localName(name);
}

const functions = new WeakMap<ClassModel, ReadonlyMap<ClassModel, string>>();

/** `Chat.ClientFrame` -> `chatClientFrame`. */
export function arbitraryName(model: ClassModel): string {
  const root = rootOf(model);
  const known = functions.get(root) ?? functionNames(root);
  functions.set(root, known);
  return known.get(model) ?? classPath(model.spec);
}

function functionNames(root: ClassModel): Map<ClassModel, string> {
  const names = new Map<ClassModel, string>();
  const taken = new Set<string>();
  for (const model of allClasses(root)) {
    const path = classPath(model.spec).replaceAll('.', '');
    let name = different(`${path[0]?.toLowerCase()}${path.slice(1)}`);
    while (taken.has(name)) name += '_';
    taken.add(name);
    names.set(model, name);
  }
  return names;
}

/** The name of the parameter of a function that is one of the type. */
export function parameterName({ spec }: ParamModel, owner: ClassModel): string {
  return different(propertyName(spec.id, owner));
}
