import { join } from 'node:path';
import type { Clock } from '../system/clock.js';
import { type LogEvent, LogFile } from './log-file.js';

/** What the logs are given by their surroundings. */
export interface LogsOptions {
  /** Is told, in one sentence, of what happens to a file. */
  readonly onTrouble: (sentence: string) => void;
  /** Called when lines begin to be lost. */
  readonly onFailure: () => void;
  readonly clock?: Clock;
}

/** The two files in the log folder. */
export class Logs {
  readonly chat: LogFile;
  readonly connections: LogFile;
  readonly #options: LogsOptions;

  /**
   * Opens them for appending; makes them, and the folder, when they are not there.
   * @throws the error of the system when that cannot be done
   */
  constructor(folder: string, options: LogsOptions) {
    this.#options = options;
    this.chat = this.#open(join(folder, 'chat.log'));
    this.connections = this.#open(join(folder, 'connections.log'));
  }

  get all(): readonly LogFile[] {
    return [this.chat, this.connections];
  }

  /** Begins new files under the same names, after the old ones were moved away. */
  reopen(): void {
    for (const log of this.all) log.reopen();
  }

  close(): void {
    for (const log of this.all) log.close();
  }

  #open(path: string): LogFile {
    const { onTrouble, onFailure, clock } = this.#options;
    const onEvent = (event: LogEvent) => {
      onTrouble(sentenceAbout(path, event));
      if (event.kind === 'failed') onFailure();
    };
    return new LogFile(path, { onEvent, ...(clock && { clock }) });
  }
}

/** What happened to a log file, for standard error. */
function sentenceAbout(path: string, event: LogEvent): string {
  switch (event.kind) {
    case 'failed':
      return `Lines of ${path} are lost: ${event.error.message}.`;
    case 'recovered':
      return `${path} is written again. Lines that are missing: ${event.missing}.`;
    case 'moved':
      return `${path} was moved or removed. A new one is begun.`;
    case 'not reopened':
      return `${path} cannot be opened anew, so the old one is kept: ${event.error.message}.`;
  }
}
