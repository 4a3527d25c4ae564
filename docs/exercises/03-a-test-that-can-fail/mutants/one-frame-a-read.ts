import { cutWhole, mutant } from './mutant.js';

/** Puts torn frames together, but takes one frame of each read: a second one waits for the next read. */
export const { FrameSplitter, clientFrameSplitter, serverFrameSplitter } = mutant((waiting, frameLength) =>
  cutWhole(waiting, frameLength, 1),
);
