import { mutant } from './mutant.js';

/** Believes that one read is one message. */
export const { FrameSplitter, clientFrameSplitter, serverFrameSplitter } = mutant((waiting) => ({
  frames: [waiting],
  rest: new Uint8Array(0),
}));
