/**
 * `x.as<type>`: what is read tells whether it is one.
 */
import { isStruct } from './field-paths.js';
import { ConsistencyError } from './validation-errors.js';

/**
 * @param id what is cast, for messages
 * @param member the property that is asked for: an object of another class that has one of that name will do
 * @throws ConsistencyError if it is no object of that class
 */
export function castTo<T>(
  value: unknown,
  type: abstract new (...args: never[]) => T,
  id: string,
  member?: string,
): T {
  if (value instanceof type || (member !== undefined && isStruct(value) && member in value))
    return value as T;
  throw new ConsistencyError(id, `an object of class ${type.name}`, value);
}

/** @throws ConsistencyError if it is none */
export function castToInteger(value: unknown, id: string): unknown {
  if (typeof value !== 'bigint' && !Number.isInteger(value))
    throw new ConsistencyError(id, 'an integer', value);
  return value;
}

/** @throws ConsistencyError if it is none */
export function castToFloat(value: unknown, id: string): unknown {
  return typed(value, 'number', 'a number', id);
}

/** @throws ConsistencyError if it is none */
export function castToBoolean(value: unknown, id: string): unknown {
  return typed(value, 'boolean', 'true or false', id);
}

/** @throws ConsistencyError if it is none */
export function castToString(value: unknown, id: string): unknown {
  return typed(value, 'string', 'a string', id);
}

/** @throws ConsistencyError if it is none */
export function castToBytes(value: unknown, id: string): unknown {
  if (!(value instanceof Uint8Array)) throw new ConsistencyError(id, 'a byte array', value);
  return value;
}

function typed(value: unknown, type: string, expected: string, id: string): unknown {
  if (typeof value !== type) throw new ConsistencyError(id, expected, value);
  return value;
}
