/** Repetitions to the end of the stream of what takes no bytes: they never get there. */
import type { Diagnostics } from '../diagnostics.js';
import { fieldsOf } from '../model/class.js';
import { allClasses, type Resolution } from '../resolve/resolver.js';
import { neverHasBytes } from './sure-bytes.js';

/** Warns of each. Where the stream is at its end already, it can still be read: as no elements. */
export function checkEmptyElements({ modules }: Resolution, diagnostics: Diagnostics): void {
  for (const owner of modules.flatMap(({ root }) => [...allClasses(root)]))
    for (const { spec, type } of fieldsOf(owner))
      if (spec.repeat?.kind === 'eos' && neverHasBytes(type))
        diagnostics.warn(
          spec.location,
          'its elements take no bytes, and so never come to the end of the stream: only where nothing is left can this be read',
        );
}
