import { cutWhole, mutant } from './mutant.js';

/** Reads the lower byte of the length alone. */
export const { FrameSplitter, clientFrameSplitter, serverFrameSplitter } = mutant((waiting) =>
  cutWhole(
    waiting,
    (bytes, offset, end) => (offset + 3 <= end ? 3 + (bytes[offset + 2] ?? 0) : 3),
    Number.POSITIVE_INFINITY,
  ),
);
