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

const BLACK = 0;
const RED = 1;
const GREEN = 2;
const YELLOW = 3;
const BLUE = 4;
const MAGENTA = 5;
const CYAN = 6;
const GREY = 8;
const WHITE = 15;

/**
 * Without colours: what matters is bold, underlined or reversed.
 * For terminals that have none and for users who want none (`NO_COLOR`, see no-color.org).
 */
export const MONO: Theme = {
  said: {},
  mention: { bold: true, underline: true },
  own: {},
  direct: { bold: true },
  'own-direct': { bold: true },
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
  'people-chosen': { inverse: true },
  rule: {},
  mark: { bold: true },
  found: { inverse: true },
  status: { inverse: true },
  'status-error': { inverse: true, bold: true },
  'status-question': { inverse: true, bold: true },
  prompt: { bold: true },
  'prompt-direct': { bold: true, underline: true },
  input: {},
  'input-bad': { inverse: true },
  'help-title': { bold: true, underline: true },
  'help-key': { bold: true },
  'wire-title': {},
  'wire-in': { bold: true },
  'wire-out': { bold: true, underline: true },
  'wire-0': {},
  'wire-1': { bold: true },
  'wire-2': {},
  'wire-3': { bold: true },
  'wire-4': {},
  'wire-chosen': { inverse: true },
  'wire-doc': { underline: true },
  'wire-fault': { bold: true },
};

/** What both themes with colours have in common: none of these is hard to read on either ground. */
const COLOURED: Theme = {
  ...MONO,
  direct: { foreground: MAGENTA, bold: true },
  'own-direct': { foreground: MAGENTA },
  announced: { foreground: GREY },
  info: { foreground: GREY },
  error: { foreground: RED, bold: true },
  time: { foreground: GREY },
  'own-name': { bold: true, underline: true },
  'name-0': { foreground: GREEN, bold: true },
  'name-2': { foreground: BLUE, bold: true },
  'name-3': { foreground: MAGENTA, bold: true },
  'name-4': { foreground: CYAN, bold: true },
  'name-5': { foreground: RED, bold: true },
  rule: { foreground: GREY },
  mark: { foreground: RED },
  'status-error': { foreground: WHITE, background: RED, bold: true },
  'status-question': { foreground: BLACK, background: YELLOW },
  'prompt-direct': { foreground: MAGENTA, bold: true },
  'input-bad': { foreground: WHITE, background: RED },
  'wire-title': { foreground: GREY },
  'wire-0': { foreground: CYAN },
  'wire-1': { foreground: MAGENTA },
  'wire-2': { foreground: GREEN },
  'wire-3': { foreground: BLUE, bold: true },
  'wire-doc': {},
  'wire-fault': { foreground: RED, bold: true },
};

/** For light letters on a dark ground. */
export const DARK: Theme = {
  ...COLOURED,
  mention: { foreground: YELLOW, bold: true },
  'name-1': { foreground: YELLOW, bold: true },
  'help-key': { foreground: CYAN },
  'wire-4': { foreground: YELLOW },
};

/** For dark letters on a light ground, on which yellow and bright colours cannot be read. */
export const LIGHT: Theme = {
  ...COLOURED,
  mention: { foreground: BLACK, background: YELLOW },
  'name-0': { foreground: GREEN },
  'name-1': { foreground: BLUE },
  'name-2': { foreground: BLUE, bold: true },
  'name-3': { foreground: MAGENTA },
  'name-4': { foreground: CYAN },
  'name-5': { foreground: RED },
  'help-key': { foreground: BLUE },
  'wire-4': { foreground: BLACK, bold: true },
};

/** The themes by the names that a user gives them. */
export const THEMES = { dark: DARK, light: LIGHT, mono: MONO } as const;

export type ThemeName = keyof typeof THEMES;
