import { Chat } from '../../generated/typescript/chat.js';
import {
  accepted,
  announcedLine,
  announcement,
  type ClientRequest,
  checkName,
  checkText,
  direct,
  error,
  foldName,
  goodbye,
  LIMITS,
  listing,
  nameInUse,
  quote,
  said,
  saidLine,
} from '../protocol/index.js';
import type { ConnectionId, Effect, Refusal } from './effects.js';

/** What a client is told on connecting: every command that it may send. */
export const COMMANDS: readonly string[] = [
  '00 join <username>',
  '01 leave',
  '02 message <text>',
  '03 list',
  '04 direct <username> <text>',
];

/** Somebody who is connected. */
interface Guest {
  readonly id: ConnectionId;
  /** The name, as given, once the guest has joined. */
  name: string | undefined;
  /** Errors since the last request that could be granted, and all that no request makes good. */
  errors: number;
  /** Requests to join, once in the chat. Each is a line of the record, so they count as long as the guest stays. */
  secondJoins: number;
  /** The operator has it read and not talk. */
  muted: boolean;
}

/** What an operator wants of the room, and who that is, for the record. */
export type Operation =
  | { readonly kind: 'kick'; readonly name: string; readonly reason: string; readonly by: string }
  | {
      readonly kind: 'mute';
      readonly name: string;
      readonly minutes?: number | undefined;
      readonly by: string;
    }
  | { readonly kind: 'unmute'; readonly name: string; readonly by: string }
  | { readonly kind: 'say'; readonly text: string; readonly by: string };

/** Who says what the operator says. It has a space in it, which no name of a user can have. */
export const OPERATOR = 'The server';

/**
 * The rules of the chat: who is in, under which name, and who gets to see what.
 *
 * A state machine. Each method is something that happened, and returns what is to be done about it. There is
 * no socket here, no clock and no file, so every rule can be tested without one, and the same room could
 * stand behind something else than TCP.
 */
export class Room {
  readonly #maxErrors: number;
  readonly #guests = new Map<ConnectionId, Guest>();
  /** Who has joined, by folded name, in the order of joining: the list of users, and the names in use. */
  readonly #users = new Map<string, Guest>();
  /** The answer to who asks for the list of users, until somebody comes or goes. */
  #listing: Chat.ServerFrame | undefined;

  /** Names that nobody may have, folded. */
  #reserved: ReadonlySet<string> = new Set();

  /** @param maxErrors errors in a row that a client may cause before it is ended */
  constructor(options: { maxErrors: number }) {
    this.#maxErrors = options.maxErrors;
  }

  /** From here on, nobody can join under one of these names. Who has one, keeps it. */
  reserve(names: Iterable<string>): void {
    this.#reserved = new Set(Array.from(names, foldName));
  }

  /** How many have joined. */
  get userCount(): number {
    return this.#users.size;
  }

  /** The names of those who have joined, in the order in which they did. */
  get users(): string[] {
    return Array.from(this.#users.values(), (user) => user.name ?? '');
  }

  /** A connection was opened. It is told the commands and can ask to join. */
  connect(id: ConnectionId): Effect[] {
    this.#guests.set(id, { id, name: undefined, errors: 0, secondJoins: 0, muted: false });
    return [
      { kind: 'record', id, name: undefined, event: 'connected' },
      tell(id, listing('commands', COMMANDS)),
    ];
  }

  /** A client sent a frame. One that has been ended is not listened to any more. */
  request(id: ConnectionId, request: ClientRequest): Effect[] {
    const guest = this.#guests.get(id);
    if (guest === undefined) return [];
    switch (request.kind) {
      case 'join':
        return this.#join(guest, request.username);
      case 'leave':
        return this.#part(guest, 'left');
      case 'message':
        return this.#say(guest, request.text);
      case 'list':
        return this.#list(guest);
      case 'direct':
        return this.#direct(guest, request.recipient, request.text);
      case 'unsupported':
        return this.#refuse(guest, 'unsupported', `Unsupported command ${hex(request.command)}.`);
      case 'malformed':
        return request.command === Chat.Command.JOIN
          ? this.#reject(guest, request.message, 'malformed', request.reason)
          : this.#refuse(guest, 'malformed', request.reason);
    }
  }

  /**
   * The operator wants something.
   * @returns undefined if it is about somebody who is not in the chat
   */
  operate(operation: Operation): Effect[] | undefined {
    if (operation.kind === 'say') {
      const { text } = operation;
      return [
        { kind: 'line', frame: said(OPERATOR, text), shown: saidLine(OPERATOR, text), except: undefined },
      ];
    }
    const guest = this.#users.get(foldName(operation.name));
    if (guest === undefined) return undefined;
    switch (operation.kind) {
      case 'kick': {
        const reason = operation.reason === '' ? '' : ` ${operation.reason}`;
        const told = `The operator has ended your connection.${reason}`;
        return [
          tell(guest.id, goodbye(told)),
          ...this.#part(guest, `kicked by ${operation.by}${reason && `:${reason}`}`),
        ];
      }
      case 'mute':
      case 'unmute': {
        guest.muted = operation.kind === 'mute';
        const minutes = operation.kind === 'mute' ? operation.minutes : undefined;
        const event = `${operation.kind}d by ${operation.by}${minutes === undefined ? '' : ` - ${minutes} minutes`}`;
        const told = guest.muted ? MUTED : 'You can talk again.';
        return [{ kind: 'record', id: guest.id, name: guest.name, event }, tell(guest.id, error(told))];
      }
    }
  }

  /** The connection of a user, for who has to come back to it later. */
  idOf(name: string): ConnectionId | undefined {
    return this.#users.get(foldName(name))?.id;
  }

  /** The time is over for which somebody was muted. */
  unmute(id: ConnectionId): Effect[] {
    const guest = this.#guests.get(id);
    if (guest === undefined || !guest.muted) return [];
    guest.muted = false;
    return [
      { kind: 'record', id, name: guest.name, event: 'unmuted - the time is over' },
      tell(id, error('You can talk again.')),
    ];
  }

  /** A connection was closed by the other side, or broke. */
  disconnect(id: ConnectionId): Effect[] {
    return this.drop(id, 'connection closed');
  }

  /** A connection is none of a client of this protocol. There is no use in a frame for it. */
  drop(id: ConnectionId, why: string): Effect[] {
    const guest = this.#guests.get(id);
    return guest === undefined ? [] : this.#part(guest, why);
  }

  /** A client sends so much faster than it may that what it sends is not even read. It is no error, but it may not know. */
  slowDown(id: ConnectionId): Effect[] {
    return this.#guests.has(id) ? [tell(id, error(SLOW_DOWN))] : [];
  }

  /**
   * The server ends a connection.
   * @param reason one sentence in ASCII, for the client and the record
   */
  expel(id: ConnectionId, reason: string): Effect[] {
    const guest = this.#guests.get(id);
    if (guest === undefined) return [];
    return [tell(id, goodbye(reason)), ...this.#part(guest, reason)];
  }

  /**
   * The server ends. Everybody goes in the same moment: nobody is left to be told of the others, but the
   * transcript says who was there to the end.
   */
  shutdown(reason: string): Effect[] {
    const partings = Array.from(this.#guests.keys(), (id) => this.expel(id, reason)).flat();
    const isLine = (effect: Effect) => effect.kind === 'line';
    return [...partings.filter((effect) => !isLine(effect)), ...partings.filter(isLine)];
  }

  #join(guest: Guest, name: string): Effect[] {
    if (guest.name !== undefined) {
      return this.#reject(guest, name, 'joined already', `You are in the chat already, as ${guest.name}.`);
    }
    const fault = checkName(name);
    if (fault !== undefined) return this.#reject(guest, name, 'name', fault);
    if (this.#reserved.has(foldName(name)))
      return this.#reject(guest, name, 'reserved', `The name ${name} is reserved.`);
    const { id } = guest;
    if (this.#users.has(foldName(name))) {
      // Counted like an error: who has a common name tries a few, but each try is a line of the record.
      return [
        { kind: 'record', id, name, event: 'rejected - name in use' },
        ...this.#deny(guest, tell(id, nameInUse())),
      ];
    }
    guest.name = name;
    guest.errors = 0;
    this.#users.set(foldName(name), guest);
    this.#listing = undefined;
    return [
      { kind: 'record', id, name, event: 'accepted' },
      tell(id, accepted()),
      { kind: 'enter', id },
      announce(name, 'joining'),
    ];
  }

  #say(guest: Guest, text: string): Effect[] {
    if (guest.name === undefined) return this.#refuse(guest, 'not joined', NOT_JOINED);
    if (guest.muted) return [tell(guest.id, error(MUTED), 'muted')];
    const shown = saidLine(guest.name, text);
    const fault = checkText(text) ?? checkLine(shown);
    if (fault !== undefined) return this.#refuse(guest, 'text', fault);
    forgive(guest);
    return [{ kind: 'line', frame: said(guest.name, text), shown, except: guest.id }];
  }

  #list(guest: Guest): Effect[] {
    if (guest.name === undefined) return this.#refuse(guest, 'not joined', NOT_JOINED);
    forgive(guest);
    this.#listing ??= listing('users', this.users);
    return [tell(guest.id, this.#listing)];
  }

  #direct(guest: Guest, recipient: string, text: string): Effect[] {
    if (guest.name === undefined) return this.#refuse(guest, 'not joined', NOT_JOINED);
    if (guest.muted) return [tell(guest.id, error(MUTED), 'muted')];
    const to = this.#users.get(foldName(recipient));
    if (to === undefined) {
      return this.#refuse(guest, 'no such user', `There is no user ${quote(recipient)} in the chat.`);
    }
    const fault = checkText(text) ?? checkLine(saidLine(guest.name, text));
    if (fault !== undefined) return this.#refuse(guest, 'text', fault);
    forgive(guest);
    return [tell(to.id, direct(guest.name, text), 'direct')];
  }

  /** A request to join that cannot be granted: as any refusal, and it is recorded. */
  #reject(guest: Guest, name: string | Uint8Array, why: Refusal, reason: string): Effect[] {
    if (guest.name !== undefined) guest.secondJoins += 1;
    return [
      { kind: 'record', id: guest.id, name, event: `rejected - ${reason}` },
      ...this.#refuse(guest, why, reason),
    ];
  }

  #refuse(guest: Guest, why: Refusal, reason: string): Effect[] {
    return this.#deny(guest, tell(guest.id, error(reason), why));
  }

  /** The connection survives what cannot be granted, but not one after the other without end. */
  #deny(guest: Guest, answer: Effect): Effect[] {
    guest.errors += 1;
    if (guest.errors <= this.#maxErrors) return [answer];
    return [answer, ...this.expel(guest.id, 'Too many errors.')];
  }

  /** Somebody goes, whichever way. The one who goes is not told, and those who stay are told once. */
  #part(guest: Guest, why: string): Effect[] {
    const { id, name } = guest;
    this.#guests.delete(id);
    const effects: Effect[] = [
      { kind: 'record', id, name, event: `disconnected - ${why}` },
      { kind: 'close', id },
    ];
    if (name !== undefined) {
      this.#users.delete(foldName(name));
      this.#listing = undefined;
      effects.push(announce(name, 'leaving'));
    }
    return effects;
  }
}

/** What could be granted makes good the errors before it. */
function forgive(guest: Guest): void {
  guest.errors = guest.secondJoins;
}

const MUTED = 'The operator has muted you: you can read, and not talk.';

const SLOW_DOWN =
  'You are sending faster than the server takes it from one client. What you have sent waits, and nothing is lost.';

const NOT_JOINED = 'Join the chat first, with command 00.';

function tell(
  to: ConnectionId,
  frame: Chat.ServerFrame,
  about: 'answer' | 'direct' | Refusal = 'answer',
): Effect {
  return { kind: 'tell', to, frame, about };
}

function announce(name: string, happening: 'joining' | 'leaving'): Effect {
  return {
    kind: 'line',
    frame: announcement(name, happening),
    shown: announcedLine(name, happening),
    except: undefined,
  };
}

/** Says whether a line with the name in front is too long for a frame, although the text alone was not. */
function checkLine(shown: string): string | undefined {
  const over = shown.length - LIMITS.MAX_MESSAGE;
  return over > 0 ? `The text is too long by ${over} characters.` : undefined;
}

function hex(command: number): string {
  return command.toString(16).padStart(2, '0');
}
