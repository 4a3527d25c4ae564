import { cutWhole, mutant } from './mutant.js';

/** Takes the length for that of the whole frame. */
export const { FrameSplitter, clientFrameSplitter, serverFrameSplitter } = mutant((waiting, frameLength) =>
  cutWhole(waiting, (...bytes) => Math.max(3, frameLength(...bytes) - 3), Number.POSITIVE_INFINITY),
);
