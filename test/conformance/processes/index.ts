/**
 * The classes that `process` names in the suite's formats, by the module that generated code imports them from. The
 * suite has them for its JavaScript specs, without types and for reading alone; these are our own, which write as well.
 */
import * as shift from './shift.js';
import * as surround from './surround.js';

/** The file of each, beside this one. */
export const PROCESSES = {
  './my_custom_fx.js': 'shift.js',
  './custom_fx_no_args.js': 'surround.js',
  './nested/deeply/custom_fx.js': 'surround.js',
} as const;

const FILES = { 'shift.js': shift, 'surround.js': surround };

/** The module of a process; undefined if the suite has none of that name. */
export function processModule(specifier: string): object | undefined {
  const known = Object.entries(PROCESSES).find(([name]) => name === specifier);
  return known && FILES[known[1]];
}
