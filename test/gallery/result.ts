import type { Verdict } from './judge.js';
import type { RealFile } from './manifest.js';

/** A real file, and what became of it; an error where the process did not survive it. */
export type Result = RealFile & ({ readonly verdict: Verdict } | { readonly error: string });
