/**
 * The names of keys: which control character or escape sequence is which key.
 *
 * Sources: ECMA-48 for the shape of a sequence; "XTerm Control Sequences" (invisible-island.net/xterm) for
 * the letters, numbers and modifiers; the rxvt manual for its lower-case letters and `$`, `^`, `@`.
 */

/** `CSI letter` and `SS3 letter`. */
const LETTERS: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
  P: 'f1',
  Q: 'f2',
  R: 'f3',
  S: 'f4',
};

/** `CSI number ~`. */
const NUMBERS: Readonly<Record<string, string>> = {
  1: 'home',
  2: 'insert',
  3: 'delete',
  4: 'end',
  5: 'pageup',
  6: 'pagedown',
  7: 'home',
  8: 'end',
  11: 'f1',
  12: 'f2',
  13: 'f3',
  14: 'f4',
  15: 'f5',
  17: 'f6',
  18: 'f7',
  19: 'f8',
  20: 'f9',
  21: 'f10',
  23: 'f11',
  24: 'f12',
};

const ARROWS: Readonly<Record<string, string>> = { a: 'up', b: 'down', c: 'right', d: 'left' };

/** The number pad in application mode, which the screen toolkit turns on: `SS3 letter` is a character. */
const PAD = new Map([...'jklmnopqrstuvwxyX'].map((letter, i) => [letter, '*+,-./0123456789='[i] ?? '']));

const CONTROL: Readonly<Record<number, string>> = {
  0: 'C-space',
  8: 'backspace',
  9: 'tab',
  10: 'linefeed',
  13: 'enter',
  27: 'escape',
  28: 'C-\\',
  29: 'C-]',
  30: 'C-^',
  31: 'C-_',
  127: 'backspace',
};

/** The key of a control character (0x00 to 0x1F, 0x7F). */
export function controlKey(code: number): string {
  return CONTROL[code] ?? `C-${String.fromCharCode(code + 0x60)}`;
}

/** The modifiers of xterm: 1 + the sum of shift 1, Alt 2, control 4, Meta 8. */
function withModifiers(key: string, parameter: string | undefined, alt: boolean): string {
  const bits = Math.max(0, Number.parseInt(parameter ?? '1', 10) - 1) || 0;
  const meta = alt || (bits & 10) !== 0;
  return `${(bits & 4) !== 0 ? 'C-' : ''}${meta ? 'M-' : ''}${(bits & 1) !== 0 ? 'S-' : ''}${key}`;
}

/**
 * The key of a control sequence, `ESC [ parameters final`.
 * @param alt - whether another ESC stood in front, which is how rxvt says Alt
 * @returns undefined if it is none that is known; it is then ignored
 */
export function csiKey(parameters: string, final: string, alt: boolean): string | undefined {
  const [number = '', modifiers] = parameters.split(';');
  const rxvt = { '^': '5', $: '2', '@': '6' }[final];
  if (final === '~' || rxvt !== undefined) {
    const key = NUMBERS[number];
    return key === undefined ? undefined : withModifiers(key, rxvt ?? modifiers, alt);
  }
  if (number !== '' && number !== '1') return undefined;
  if (final === 'Z') return withModifiers('tab', '2', alt);
  const arrow = ARROWS[final];
  if (arrow !== undefined) return withModifiers(arrow, '2', alt);
  const key = LETTERS[final];
  return key === undefined ? undefined : withModifiers(key, modifiers, alt);
}

/** The key of `ESC [ [ letter`, function keys of the Linux console. */
export function consoleKey(letter: string): string | undefined {
  const number = 'ABCDE'.indexOf(letter);
  return number < 0 ? undefined : `f${number + 1}`;
}

/**
 * The key or character of `ESC O modifier? letter`.
 * @param modifier - the digits between, as old versions of xterm sent them, or an empty string
 */
export function ss3Key(
  modifier: string,
  letter: string,
  alt: boolean,
): { key: string } | { char: string } | undefined {
  const char = PAD.get(letter);
  if (char !== undefined) return { char };
  if (letter === 'M') return { key: withModifiers('enter', modifier || undefined, alt) };
  const arrow = ARROWS[letter];
  if (arrow !== undefined) return { key: withModifiers(arrow, '5', alt) };
  const key = LETTERS[letter];
  return key === undefined ? undefined : { key: withModifiers(key, modifier || undefined, alt) };
}
