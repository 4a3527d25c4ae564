/**
 * What generated arbitraries are made of. They fill an object field by field, in the order of the
 * specification, so that a later field can follow what an earlier one says. It needs `fast-check`, which
 * whoever uses it has installed.
 *
 * @module
 */
export { type BinaryShape, binary, type TextShape, text } from './binary.js';
export type { Draw } from './drawing.js';
export { bigIntBetween, integerBetween, memberOrBigInt, memberOrNumber, number32 } from './numbers.js';
export { build, linkedPart, part, such, tag } from './objects.js';
export { listOf, listUntil, type Measures } from './repetition.js';
export { left, listToEnd, type SizedShape, sized } from './sized.js';
export { countable } from './within.js';
