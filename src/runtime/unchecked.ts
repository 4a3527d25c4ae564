/**
 * What is written must have been checked, and every part of it. Objects are also written to be measured, before they are
 * checked: then nothing is asked.
 */
import { ConsistencyNotCheckedError } from './validation-errors.js';

let isWriting = false;

/** From here on a part that was not checked is refused. @returns what {@link endWriting} takes */
export function beginWriting(): boolean {
  const outer = isWriting;
  isWriting = true;
  return outer;
}

export function endWriting(outer: boolean): void {
  isWriting = outer;
}

/**
 * Called on an object that has changed since it was checked.
 *
 * @throws ConsistencyNotCheckedError unless it is only measured
 */
export function refuseUnchecked(): void {
  if (isWriting) throw new ConsistencyNotCheckedError();
}
