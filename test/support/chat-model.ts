import { frame } from './bytes.js';

/** What somebody at one connection does. */
export type Step =
  | { readonly do: 'connect' }
  | { readonly do: 'join'; readonly name: string }
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'list' }
  | { readonly do: 'direct'; readonly to: string; readonly text: string }
  | { readonly do: 'leave' }
  /** The connection goes down: cut, reset, or our direction closed. */
  | { readonly do: 'drop'; readonly how: 'cut' | 'reset' | 'end' }
  /** A frame that no client should send. It can only be answered with an error. */
  | { readonly do: 'bad'; readonly frame: Uint8Array };

/** The bytes of a step by hand; none for those that are not a frame. */
export function bytesOf(step: Step): Uint8Array | undefined {
  if (step.do === 'join') return frame(0, step.name);
  if (step.do === 'leave') return frame(1);
  if (step.do === 'say') return frame(2, step.text);
  if (step.do === 'list') return frame(3);
  if (step.do === 'direct') return frame(4, `${step.to} ${step.text}`);
  return step.do === 'bad' ? step.frame : undefined;
}

/** What a frame of a client asks for; one that is not as it should be can only be refused. */
export function stepOf(bytes: Buffer): Step {
  const message = bytes.subarray(3).toString('latin1');
  const space = message.indexOf(' ');
  if (bytes[0] === 0) return { do: 'join', name: message };
  if (bytes[0] === 1 && message === '') return { do: 'leave' };
  if (bytes[0] === 2) return { do: 'say', text: message };
  if (bytes[0] === 3 && message === '') return { do: 'list' };
  if (bytes[0] === 4 && space >= 0) {
    return { do: 'direct', to: message.slice(0, space), text: message.slice(space + 1) };
  }
  return { do: 'bad', frame: bytes };
}

/** An error, whatever it says. */
export const ERROR = '05';

/**
 * What the chat should do, in as few lines as possible: for each step, which frames are seen by whom, and what
 * is recorded. Somebody is a number; a number that dropped may connect again.
 */
export class ChatModel {
  /** Who is connected, in the order of joining where they have, with their names. */
  readonly names = new Map<number, string | undefined>();
  readonly chatLog: string[] = [];
  /** NAME EVENT of each connection. */
  readonly connectionLog = new Map<number, string[]>();

  /** @returns the frames that are seen, by whom, in order */
  step(who: number, step: Step): [number, string][] {
    const name = this.names.get(who);
    switch (step.do) {
      case 'connect':
        this.names.set(who, undefined);
        this.connectionLog.set(who, ['- connected']);
        return [[who, COMMANDS]];
      case 'join':
        return this.#join(who, name, step.name);
      case 'leave':
        return this.#part(who, name, 'left');
      case 'drop':
        return this.#part(who, name, 'connection closed');
      case 'say':
        if (name === undefined || !fits(name, step.text)) return [[who, ERROR]];
        return this.#line(`[${name}] ${step.text}`, who);
      case 'list':
        if (name === undefined) return [[who, ERROR]];
        return [
          [
            who,
            `03 users\\x0a${this.#joined()
              .map(([, other]) => `${other}\\x0a`)
              .join('')}`,
          ],
        ];
      case 'direct': {
        const [to] = this.#joined().find(([, other]) => same(other, step.to)) ?? [];
        if (name === undefined || to === undefined || !fits(name, step.text)) return [[who, ERROR]];
        return [[to, `04 [${name}] ${step.text}`.trimEnd()]];
      }
      case 'bad':
        return [[who, ERROR]];
    }
  }

  #join(who: number, old: string | undefined, name: string): [number, string][] {
    const log = this.connectionLog.get(who);
    const refused = old !== undefined || !/^[!-Z\\^-~]{1,32}$/.test(name);
    const taken = this.#joined().some(([, other]) => same(other, name));
    log?.push(`"${name}" ${refused ? 'rejected - *' : taken ? 'rejected - name in use' : 'accepted'}`);
    if (refused) return [[who, ERROR]];
    if (taken) return [[who, '00 \\x01']];
    this.names.delete(who);
    this.names.set(who, name);
    return [[who, '00 \\x00'], ...this.#line(`**${name} is joining the chat**`)];
  }

  #part(who: number, name: string | undefined, why: string): [number, string][] {
    this.names.delete(who);
    this.connectionLog.get(who)?.push(`${name === undefined ? '-' : `"${name}"`} disconnected - ${why}`);
    return name === undefined ? [] : this.#line(`**${name} is leaving the chat**`);
  }

  #line(line: string, except?: number): [number, string][] {
    this.chatLog.push(line);
    const others = this.#joined().filter(([other]) => other !== except);
    return others.map(([other]) => [other, `02 ${line}`.trimEnd()]);
  }

  #joined(): [number, string][] {
    return [...this.names].flatMap(([who, name]) => (name === undefined ? [] : [[who, name]]));
  }
}

const COMMANDS =
  '03 commands\\x0a00 join <username>\\x0a01 leave\\x0a02 message <text>\\x0a03 list\\x0a04 direct <username> <text>\\x0a';

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const fits = (name: string, text: string) => /^[ -~]*$/.test(text) && name.length + 3 + text.length <= 65_535;
