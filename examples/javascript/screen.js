import { clearScreenDown, createInterface, cursorTo, moveCursor } from 'node:readline';

/** Lines above a prompt. The prompt is for people: it is not shown when the input or the output is a pipe. */
export class Screen {
  #terminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  #readline = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: this.#terminal,
    prompt: '',
  });
  #lines = this.#readline[Symbol.asyncIterator]();
  #asking = false;

  constructor() {
    // After C-z and fg, readline waits to be told to go on.
    this.#readline.on('SIGCONT', () => this.#readline.resume());
  }

  /** Shows a line, and the prompt again below it, with what is being typed. */
  show(line) {
    // Whatever a server sends, it shall not reach into the terminal.
    const safe = line.replace(/[^ -~]/g, '?');
    const rows = this.#clear();
    // readline goes up by as many rows when it draws its line again, so there have to be as many.
    process.stdout.write(`${safe}\n${'\n'.repeat(rows)}`);
    if (this.#terminal && this.#asking) this.#readline.prompt(true);
  }

  /** The next line that is typed, or undefined at the end of the input. */
  async ask(prompt) {
    this.#asking = true;
    if (this.#terminal) {
      this.#readline.setPrompt(prompt);
      this.#readline.prompt();
    }
    const { value, done } = await this.#lines.next();
    this.#asking = false;
    if (!done) return value;
    // The prompt of the shell shall not stand behind ours.
    if (this.#terminal) process.stdout.write('\n');
    return undefined;
  }

  /** Shows a line that is the last one, in the place of the prompt. */
  end(line) {
    this.#clear();
    this.#asking = false;
    this.show(line);
    this.close();
  }

  close() {
    this.#readline.close();
    process.stdin.destroy();
  }

  /** Clears the prompt and what is being typed. Returns how many rows above the cursor that took. */
  #clear() {
    if (!this.#terminal || !this.#asking) return 0;
    const { rows } = this.#readline.getCursorPos();
    moveCursor(process.stdout, 0, -rows);
    cursorTo(process.stdout, 0);
    clearScreenDown(process.stdout);
    return rows;
  }
}
