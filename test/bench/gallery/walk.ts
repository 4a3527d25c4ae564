/**
 * A walk over everything that an object of generated code has, of whichever compiler: its properties and its getters, of
 * its parts too.
 */

/** The names of the getters of a class, but those of the runtime and of views of the same. */
const getters = new WeakMap<object, readonly string[]>();

function gettersOf(object: object): readonly string[] {
  const prototype = Object.getPrototypeOf(object) as object;
  const known = getters.get(prototype);
  if (known !== undefined) return known;
  const names = Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .filter(([name, { get }]) => get !== undefined && !name.startsWith('_'))
    .map(([name]) => name);
  getters.set(prototype, names);
  return names;
}

/** @returns how many values were found; what cannot be read counts as one */
export function walk(object: object): number {
  let count = 0;
  const visit = (value: unknown): void => {
    count += 1;
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) members(value);
  };
  const members = (whole: object): void => {
    const values = whole as Record<string, unknown>;
    for (const name of Object.keys(whole))
      if (!name.startsWith('_') && typeof values[name] !== 'function' && !name.endsWith('Enabled'))
        if (values[name] !== undefined) visit(values[name]);
    for (const name of gettersOf(whole)) {
      let value: unknown;
      try {
        value = values[name];
      } catch {
        value = null;
      }
      if (value !== undefined) visit(value);
    }
  };
  visit(object);
  return count;
}
