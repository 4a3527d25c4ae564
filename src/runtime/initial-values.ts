/**
 * What a field has that is computed, before it can be.
 */

/** So many zeros; none where that is not known. */
export function zeros(size: number | undefined): Uint8Array {
  return new Uint8Array(isCount(size) ? size : 0);
}

/** The bytes if there are as many, and else so many zeros; as they are where it is not known how many there must be. */
export function zerosUnless(bytes: Uint8Array | undefined, size: number | undefined): Uint8Array {
  if (!isCount(size)) return bytes ?? new Uint8Array(0);
  return bytes?.length === size ? bytes : new Uint8Array(size);
}

/** An array of so many elements, those that there are already first. */
export function fitted<T>(items: readonly T[] | undefined, count: number | undefined, more: () => T): T[] {
  const length = isCount(count) ? count : 0;
  return Array.from({ length }, (_, i) => items?.[i] ?? more());
}

function isCount(size: number | undefined): size is number {
  return size !== undefined && Number.isSafeInteger(size) && size >= 0;
}
