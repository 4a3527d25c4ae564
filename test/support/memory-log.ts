import type { Log } from '../../src/server/index.js';

/** A log in memory, whose writes fail when the test says so. What could not be written is lost. */
export class MemoryLog implements Log {
  /** All lines that were added, in order. */
  readonly added: string[] = [];
  /** Of each of them, whether it was written; those that wait for a flush are not there yet. */
  readonly written: boolean[] = [];
  /** Asked at each flush that has something to write. */
  fails: () => boolean = () => false;

  append(line: string): void {
    this.added.push(line);
  }

  flush(): boolean {
    if (this.written.length === this.added.length) return true;
    const success = !this.fails();
    while (this.written.length < this.added.length) this.written.push(success);
    return success;
  }

  close(): void {
    this.flush();
  }

  /** What a reader of the file would find. */
  get text(): string {
    return this.added.map((line, i) => (this.written[i] ? `${line}\n` : '')).join('');
  }
}
