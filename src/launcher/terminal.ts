/**
 * What the client turns on in a terminal and turns off when it ends, unless it is killed: the alternate screen, a hidden
 * cursor, bracketed paste, telling of the focus, the keypad, colours. Each is harmless where it is off already.
 */
const ALL_OFF = '\x1b[?1049l\x1b[?2004l\x1b[?1004l\x1b[?1l\x1b>\x1b[?25h\x1b[m\r\n';

/**
 * Puts the terminal back after the client was killed and could not. Its modes of echo and of line editing are put back by
 * Node, when this process ends.
 */
export function restoreTerminal(output: NodeJS.WriteStream): void {
  if (output.isTTY === true && process.env.TERM !== 'dumb') output.write(ALL_OFF);
}
