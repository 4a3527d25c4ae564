/**
 * The byte order of types that calculate it.
 */
import { UndecidedEndiannessError } from './errors.js';

/**
 * Whether an object is little-endian, where that must be known.
 *
 * @throws UndecidedEndiannessError if it is not
 */
export function decided(isLe: boolean | undefined): boolean {
  if (isLe === undefined) throw new UndecidedEndiannessError();
  return isLe;
}
