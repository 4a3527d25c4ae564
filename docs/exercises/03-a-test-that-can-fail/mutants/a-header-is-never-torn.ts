import { cutWhole, mutant } from './mutant.js';

/** Waits for the rest of a message, but throws away what is shorter than a header. */
export const { FrameSplitter, clientFrameSplitter, serverFrameSplitter } = mutant((waiting, frameLength) => {
  const cut = cutWhole(waiting, frameLength, Number.POSITIVE_INFINITY);
  return cut.rest.length < 3 ? { ...cut, rest: new Uint8Array(0) } : cut;
});
