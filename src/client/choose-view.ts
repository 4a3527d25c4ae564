/** What the choice of a view depends on. */
export interface Surroundings {
  readonly inputIsTerminal: boolean;
  readonly outputIsTerminal: boolean;
  /** The environment variable TERM. */
  readonly term: string | undefined;
  /** Of the terminal, in cells; undefined if it does not tell. */
  readonly columns: number | undefined;
  readonly rows: number | undefined;
  /** The user asked for the plain view. */
  readonly plain: boolean;
}

/** A full screen is not worth it on less. One that becomes smaller later stays. */
export const MIN_COLUMNS = 20;
export const MIN_ROWS = 5;

/**
 * Chooses between the views:
 * - `full`: the whole terminal
 * - `lines`: plain lines, with the line being typed edited in place
 * - `pipe`: plain lines without any escape sequence, when either end is no terminal, or one that has none
 */
export function chooseView(surroundings: Surroundings): 'full' | 'lines' | 'pipe' {
  const { inputIsTerminal, outputIsTerminal, term, columns, rows, plain } = surroundings;
  const able = term !== undefined && term !== '' && term !== 'dumb';
  if (!inputIsTerminal || !outputIsTerminal || !able) return 'pipe';
  const large = (columns ?? 0) >= MIN_COLUMNS && (rows ?? 0) >= MIN_ROWS;
  return large && !plain ? 'full' : 'lines';
}
