/**
 * The methods and properties of values that are not user types. (User guide, "Methods to call on
 * expressions".)
 */
import { COUNT, SAFE_INT, type ValueType } from '../model/types.js';

export interface Method {
  readonly params: readonly ValueType['kind'][];
  readonly result: (self: ValueType) => ValueType;
}

const STR: ValueType = { kind: 'str' };
const count: Method = { params: [], result: () => COUNT };
const toStr: Method = { params: [], result: () => STR };
const toInt: Method = { params: [], result: () => SAFE_INT };
const bit: Method = { params: [], result: () => ({ kind: 'int', range: { min: 0n, max: 1n } }) };
const byte: Method = { params: [], result: () => ({ kind: 'int', range: { min: 0n, max: 255n } }) };
const element: Method = {
  params: [],
  result: (self) => (self.kind === 'array' ? self.element : { kind: 'any' }),
};

const METHODS: Partial<Record<ValueType['kind'], Readonly<Record<string, readonly Method[]>>>> = {
  int: { to_s: [toStr] },
  float: { to_i: [toInt] },
  bool: { to_i: [bit] },
  enum: {
    to_i: [
      {
        params: [],
        result: (self) => (self.kind === 'enum' ? { kind: 'int', range: self.range } : SAFE_INT),
      },
    ],
  },
  str: {
    length: [count],
    reverse: [toStr],
    to_i: [toInt, { params: ['int'], result: () => SAFE_INT }],
    substring: [{ params: ['int', 'int'], result: () => STR }],
  },
  bytes: {
    length: [count],
    size: [count],
    first: [byte],
    last: [byte],
    min: [byte],
    max: [byte],
    to_s: [{ params: ['str'], result: () => STR }],
  },
  array: {
    length: [count],
    size: [count],
    first: [element],
    last: [element],
    min: [element],
    max: [element],
  },
  io: { pos: [count], size: [count], eof: [{ params: [], result: () => ({ kind: 'bool' }) }] },
};

/** The method of that name, in each form that it can be called. */
export function methodsOf(self: ValueType, name: string): readonly Method[] {
  const table = METHODS[self.kind];
  return table !== undefined && Object.hasOwn(table, name) ? (table[name] ?? []) : [];
}

/** The names for a message. */
export function methodNames(self: ValueType): string[] {
  return Object.keys(METHODS[self.kind] ?? {});
}
