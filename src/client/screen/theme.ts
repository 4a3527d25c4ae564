import type { Style } from './picture.js';

/** How a piece of the screen looks. Colours are numbers of the 16 that every terminal's user has chosen. */
export interface Look {
  readonly foreground?: number;
  readonly background?: number;
  readonly bold?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
}

/** A look for each style. */
export type Theme = Readonly<Record<Style, Look>>;

const RED = 1;
const GREEN = 2;
const YELLOW = 3;
const BLUE = 4;
const MAGENTA = 5;
const CYAN = 6;
const GREY = 8;

/**
 * Without colours: what matters is bold, underlined or reversed.
 * For terminals that have none and for users who want none (`NO_COLOR`, see no-color.org).
 */
export const MONO: Theme = {
  said: {},
  own: {},
  direct: { bold: true },
  announced: {},
  info: {},
  error: { bold: true },
  time: {},
  'own-name': { underline: true },
  'name-0': { bold: true },
  'name-1': { bold: true },
  'name-2': { bold: true },
  'name-3': { bold: true },
  'name-4': { bold: true },
  'name-5': { bold: true },
  people: {},
  'people-title': { bold: true },
  'people-self': { underline: true },
  rule: {},
  status: { inverse: true },
  'status-error': { inverse: true, bold: true },
  'status-question': { inverse: true, bold: true },
  prompt: { bold: true },
  input: {},
  'input-bad': { inverse: true },
};

/** The 16 colours, none as the colour of plain text: so it can be read on dark and on light terminals. */
export const COLOURED: Theme = {
  ...MONO,
  direct: { foreground: MAGENTA, bold: true },
  announced: { foreground: GREY },
  info: { foreground: GREY },
  error: { foreground: RED, bold: true },
  time: { foreground: GREY },
  'own-name': { bold: true, underline: true },
  'name-0': { foreground: GREEN, bold: true },
  'name-1': { foreground: YELLOW, bold: true },
  'name-2': { foreground: BLUE, bold: true },
  'name-3': { foreground: MAGENTA, bold: true },
  'name-4': { foreground: CYAN, bold: true },
  'name-5': { foreground: RED, bold: true },
  rule: { foreground: GREY },
  'status-error': { foreground: 15, background: RED, bold: true },
  'status-question': { foreground: 0, background: YELLOW },
  'input-bad': { foreground: 15, background: RED },
};
