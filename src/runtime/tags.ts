/** Fields by which a choice is made, told from what was chosen. */
import { ConsistencyError } from './validation-errors.js';

/** A class, and what the field must be for an object of it. */
export type TagOfClass<T> = readonly [type: abstract new (...args: never[]) => object, tag: T];

/**
 * The value of a field by which a choice is made, from the object that was chosen.
 *
 * @param id the field, as in the specification
 * @param tags each class that only one case has; asked for only where the field has no value
 * @throws ConsistencyError if there is no such object
 */
export function tagOfClass<T>(id: string, object: unknown, tags: () => readonly TagOfClass<T>[]): T {
  for (const [type, tag] of tags()) if (object instanceof type) return tag;
  throw new ConsistencyError(id, 'a value', undefined);
}
