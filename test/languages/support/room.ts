import { join } from 'node:path';
import { expect, inject } from 'vitest';
import type { Language } from '../languages.js';
import { Talker } from './talker.js';

/** A client, and how it says what is not a line of the room. */
export interface Client {
  /** As in the table of languages. */
  readonly command: string;
  readonly greeting: readonly string[];
  /** What it shows, not counting errors apart from the rest, when a name is in use. */
  readonly refusal: (name: string) => readonly string[];
}

const COMMANDS = [
  '00 join <username>',
  '01 leave',
  '02 message <text>',
  '03 list',
  '04 direct <username> <text>',
];

/** The client of a language. */
export function clientIn(language: Language): Client {
  return {
    command: language.client,
    greeting: [`commands: ${COMMANDS.join(', ')}`],
    refusal: (name) => [`The name ${name} is already in use.`],
  };
}

/** This project's own client, which writes errors to the standard error. */
export function ourClient(): Client {
  const program = join(inject('dist'), 'src/client/main.js');
  return {
    command: `node '${program}' --plain`,
    greeting: ['The server understands these commands:', ...COMMANDS],
    refusal: () => [],
  };
}

/**
 * Clients in one chat, and what each of them has to see: whatever is done here is done only when everybody has
 * seen what was done before, so that there is one right order.
 */
export class TalkingRoom {
  readonly #port: number;
  readonly #inside = new Map<string, { readonly talker: Talker; readonly expected: string[] }>();

  constructor(port: number) {
    this.#port = port;
  }

  /** Somebody joins, after having tried names that are in use. */
  async join(client: Client, name: string, taken: readonly string[] = []): Promise<void> {
    const names = [...taken, name];
    const talker = new Talker(client.command, this.#port, names[0] ?? '');
    const expected = [...client.greeting];
    this.#inside.set(name, { talker, expected });
    for (const [index, refused] of taken.entries()) {
      expected.push(...client.refusal(refused));
      await talker.sees(expected.length);
      talker.type(names[index + 1] ?? '');
    }
    await this.#everybodySees(`**${name} is joining the chat**`);
  }

  /** Somebody says something, which the others see. */
  async say(name: string, text: string): Promise<void> {
    this.#of(name).talker.type(text);
    await this.#everybodySees(`[${name}] ${text}`, name);
  }

  /** Somebody leaves, by the command or by the end of the input, having seen just what was to be seen. */
  async leave(name: string, how: 'command' | 'end of input'): Promise<void> {
    const { talker, expected } = this.#of(name);
    this.#inside.delete(name);
    if (how === 'command') talker.type('@exit');
    else talker.endInput();
    expect(await talker.exited, name).toBe(0);
    expect(talker.seen, name).toEqual(expected);
    await this.#everybodySees(`**${name} is leaving the chat**`);
  }

  #of(name: string) {
    return this.#inside.get(name) ?? expect.fail(`${name} is not here.`);
  }

  async #everybodySees(line: string, but?: string): Promise<void> {
    for (const [name, { talker, expected }] of this.#inside) {
      if (name === but) continue;
      expected.push(line);
      await talker.sees(expected.length);
      expect(talker.seen, name).toEqual(expected);
    }
  }
}
