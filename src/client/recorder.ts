import { closeSync, fstatSync, ftruncateSync, readSync, writeSync } from 'node:fs';
import { Chat } from '../../generated/typescript/chat.js';
import { Decoder, KaitaiError } from '../runtime/index.js';
import { makePrivate, openPrivate, whyNot } from './private-file.js';
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
  #failed = false;

  /**
   * @param path - of the file; it is created if there is none
   * @param onFailure - hears once, in a sentence, if the recording cannot be continued (say, disk full)
   * @throws Error with a sentence if the file cannot be written or holds something else than a recording
   */
  constructor(path: string, onFailure: (sentence: string) => void) {
    this.#onFailure = onFailure;
    let fit: boolean;
    try {
      this.#fd = openPrivate(path);
      fit = !fstatSync(this.#fd).isFile() || holdsRecords(this.#fd);
      if (fit) makePrivate(this.#fd);
    } catch (error) {
      throw new Error(`Cannot record to ${path}: ${whyNot(error)}.`);
    }
    if (fit) return;
    closeSync(this.#fd);
    throw new Error(`Cannot record to ${path}: it exists and is not a recorded conversation.`);
  }

  /** Appends a frame. */
  readonly record: FrameListener = (record) => {
    if (this.#failed) return;
    try {
      const bytes = Chat.Record.of(record).toBytes();
      const written = writeSync(this.#fd, bytes);
      if (written === bytes.length) return;
      this.#takeBack(written);
      throw Object.assign(new Error('a part was written'), { code: 'ENOSPC' });
    } catch (error) {
      this.#failed = true;
      this.#onFailure(`The recording stops here: ${whyNot(error)}.`);
    }
  };

  close(): void {
    this.#failed = true;
    closeSync(this.#fd);
  }

  /**
   * Half a record would make the file unreadable from there on.
   *
   * Cut off are its bytes alone, since what is before them need not be ours: two clients may record to one file.
   */
  #takeBack(written: number): void {
    try {
      ftruncateSync(this.#fd, fstatSync(this.#fd).size - written);
    } catch {
      // Not a file that can be cut (a pipe), or the disk is gone: nothing more can be done.
    }
  }
}

/** Bytes of a recording that are read at once. */
const CHUNK = 65_536;

/**
 * Whether all of a file is whole records. It is read in pieces: a recording that is continued every day may be much
 * larger than what fits in memory.
 */
function holdsRecords(fd: number): boolean {
  const decoder = new Decoder(Chat.Record);
  try {
    for (let position = 0; ; ) {
      const chunk = new Uint8Array(CHUNK);
      const length = readSync(fd, chunk, 0, CHUNK, position);
      if (length === 0) break;
      position += length;
      for (const _ of decoder.feed(chunk.subarray(0, length)));
    }
    for (const _ of decoder.end());
    return true;
  } catch (error) {
    if (error instanceof KaitaiError) return false;
    throw error;
  }
}
