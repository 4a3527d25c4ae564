import { messageOf } from '../../system/errors.js';
import type { ChatServer } from '../chat-server.js';
import { HELP, parseWord, type Word, WordError } from './words.js';

/**
 * Who runs the server, and what they can do: the same words from the terminal and from `chat-admin`. What becomes of
 * them is decided by the room and by the bans; each is in connections.log.
 */
export class Operator {
  readonly #chat: ChatServer;
  readonly #stop: () => void;

  /** @param stop ends the server */
  constructor(chat: ChatServer, stop: () => void) {
    this.#chat = chat;
    this.#stop = stop;
  }

  /**
   * Does what a line says.
   * @param by where it came from, for the record: `terminal`, `chat-admin`
   * @returns lines to show; one that begins with `error: ` says that nothing was done, and why
   */
  say(line: string, by: string): readonly string[] {
    if (line.trim() === '') return [];
    try {
      return this.#do(parseWord(line), by);
    } catch (error) {
      if (!(error instanceof WordError)) return [`error: ${messageOf(error)}`];
      return [`error: ${error.message}`];
    }
  }

  #do(word: Word, by: string): readonly string[] {
    const chat = this.#chat;
    switch (word.kind) {
      case 'help':
        return HELP;
      case 'stop':
        chat.note(`stop by ${by}`);
        this.#stop();
        return ['The server stops.'];
      case 'who':
        chat.note(`who by ${by}`);
        return chat.who();
      case 'bans':
        chat.note(`bans by ${by}`);
        return chat.bans.all.map(
          ({ network, until }) =>
            `${network.text} ${until === undefined ? '-' : new Date(until).toISOString()}`,
        );
      case 'ban':
        chat.bans.add(word.network, word.minutes);
        chat.note(
          `ban by ${by} - ${word.network.text}${word.minutes === undefined ? '' : `, ${word.minutes} minutes`}`,
        );
        return [`${word.network.text} is banned. Connections that were ended: ${chat.endBanned()}.`];
      case 'unban':
        if (!chat.bans.remove(word.network)) throw new WordError(`${word.network.text} is not banned.`);
        chat.note(`unban by ${by} - ${word.network.text}`);
        return [`${word.network.text} is not banned any more.`];
      case 'say':
        chat.note(`say by ${by} - ${word.text}`);
        chat.operate({ kind: 'say', text: word.text, by });
        return [];
      default:
        if (!chat.operate({ ...word, by }))
          throw new WordError(`There is nobody of the name ${word.name} in the chat.`);
        return [];
    }
  }
}
