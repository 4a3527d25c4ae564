import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { Chat } from '../../generated/typescript/chat.js';
import type { FrameListener } from './session/session.js';

/**
 * Writes a recorded conversation, as the root type of spec/chat.ksy describes it.
 *
 * Each frame is appended as it happens, in one write, so the file of a client that was killed holds whole
 * records up to the last frame. Recordings can be put one after the other; so a file that holds one is
 * continued.
 */
export class Recorder {
  readonly #fd: number;
  readonly #onFailure: (sentence: string) => void;
  /** Bytes in the file, all of them whole records. */
  #size: number;
  #failed = false;

  /**
   * @param path - of the file; it is created if there is none
   * @param onFailure - hears once, in a sentence, if the recording cannot be continued (say, disk full)
   * @throws Error with a sentence if the file cannot be written or holds something else than a recording
   */
  constructor(path: string, onFailure: (sentence: string) => void) {
    this.#onFailure = onFailure;
    try {
      this.#fd = openSync(path, 'a+', 0o600); // others' words: for the user's eyes alone
    } catch (error) {
      throw new Error(`Cannot record to ${path}: ${messageOf(error)}.`);
    }
    this.#size = fstatSync(this.#fd).size;
    if (this.#size > 0 && fstatSync(this.#fd).isFile()) {
      try {
        Chat.fromBytes(readFileSync(path));
      } catch {
        closeSync(this.#fd);
        throw new Error(`Cannot record to ${path}: it exists and is not a recorded conversation.`);
      }
    }
  }

  /** Appends a frame. */
  readonly record: FrameListener = (record) => {
    if (this.#failed) return;
    try {
      const bytes = Chat.Record.of(record).toBytes();
      const written = writeSync(this.#fd, bytes);
      if (written < bytes.length) throw new Error('no space is left');
      this.#size += written;
    } catch (error) {
      this.#failed = true;
      this.#forgetTheRest();
      this.#onFailure(`The recording stops here: ${messageOf(error)}.`);
    }
  };

  close(): void {
    this.#failed = true;
    closeSync(this.#fd);
  }

  /** Half a record would make the file unreadable from there on. */
  #forgetTheRest(): void {
    try {
      ftruncateSync(this.#fd, this.#size);
    } catch {
      // Not a file that can be cut (a pipe), or the disk is gone: nothing more can be done.
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
