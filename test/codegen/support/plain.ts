/**
 * Objects of generated classes, ours and the official ones, as plain data that can be compared.
 */

export type Plain =
  | string
  | number
  | boolean
  | bigint
  | undefined
  | readonly Plain[]
  | { readonly [name: string]: Plain };

/** How a value instance that throws is shown. */
export const THROWS = '(throws)';

/**
 * Fields and instances by name. Bytes become a text of hex, `undefined` fields are left out, and
 * an integer is a number where a number is exact, else a bigint.
 */
export function plain(value: unknown, depth = 0): Plain {
  if (depth > 40) return '(too deep)';
  if (value === null || value === undefined) return undefined;
  if (value instanceof Uint8Array) return `hex ${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }
  if (typeof value !== 'object') return value as Plain;
  // A parameter may be a stream.
  if ('readBytesFull' in value) return '(stream)';
  const fields: Record<string, Plain> = {};
  for (const name of memberNames(value)) {
    let member: Plain;
    try {
      member = plain((value as Record<string, unknown>)[name], depth + 1);
    } catch {
      member = THROWS;
    }
    if (member !== undefined) fields[name] = member;
  }
  return fields;
}

/** Own fields, and the getters of the class. */
export function memberNames(value: object): string[] {
  const names = new Set(Object.keys(value));
  for (let at = Object.getPrototypeOf(value); at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(at)))
      if (get) names.add(name);
  }
  // Whether an instance takes part in writing is no field.
  const isState = (name: string) => name.endsWith('Enabled') && names.has(name.replace(/Enabled_*$/, ''));
  const isHidden = (name: string) => name.startsWith('_') && !name.startsWith('_unnamed');
  return [...names].filter((name) => !isHidden(name) && !isState(name)).sort();
}

/**
 * What can be compared with the official parser, which yields doubles, and knows no names that collide with
 * those of JavaScript, behind which ours have an underscore.
 */
export function comparable(value: Plain): Plain {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.replace(/_$/, ''), comparable(member as Plain)]),
  );
}
