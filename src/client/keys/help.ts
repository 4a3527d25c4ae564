import { writtenKey } from './binding.js';
import { GROUPS } from './table.js';

/** A row of the help: a title, or keys and what they do. */
export type HelpRow =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'key'; readonly keys: string; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

/** Every key, in groups. C- is the control key, M- is Alt or the Escape key before. */
export const HELP: readonly HelpRow[] = [
  ...GROUPS.flatMap(({ title, bindings }): HelpRow[] => [
    { kind: 'title', text: title },
    ...bindings.map(({ keys, help }): HelpRow => {
      return {
        kind: 'key',
        keys: keys
          .filter((key) => key !== 'linefeed')
          .map(writtenKey)
          .join(', '),
        text: help,
      };
    }),
  ]),
  { kind: 'text', text: 'C-x: the control key and x. M-x: Alt and x, or Escape and then x.' },
];

/** Cells of the column of the keys. */
export const KEY_COLUMN = Math.max(...HELP.map((row) => (row.kind === 'key' ? row.keys.length : 0))) + 2;

/** The help as lines of text. */
export function helpText(): string {
  return HELP.map((row) =>
    row.kind === 'key' ? `  ${row.keys.padEnd(KEY_COLUMN)}${row.text}` : row.text,
  ).join('\n');
}
