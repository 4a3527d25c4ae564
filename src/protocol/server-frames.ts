import { Chat } from '../../generated/typescript/chat.js';
import { LIMITS } from './limits.js';
import { EVENTS, type Happening } from './lines.js';

/** 00: the request to join is accepted. */
export function accepted(): Chat.ServerFrame {
  return Chat.ServerFrame.of({
    command: Chat.Command.JOIN,
    message: { status: Chat.Status.ACCEPTED },
  });
}

/** 00: the name is in use; another one may be asked for on the same connection. */
export function nameInUse(): Chat.ServerFrame {
  return Chat.ServerFrame.of({
    command: Chat.Command.JOIN,
    message: { status: Chat.Status.NAME_IN_USE },
  });
}

/** 01: the server ends the connection, and why. */
export function goodbye(reason: string): Chat.ServerFrame {
  return Chat.ServerFrame.of({ command: Chat.Command.LEAVE, message: { text: reason } });
}

/** 02: somebody said something, `[Bob] Hi`. */
export function said(sender: string, text: string): Chat.ServerFrame {
  return Chat.ServerFrame.of({
    command: Chat.Command.MESSAGE,
    message: { form: Chat.LineForm.SAID, line: { sender, text } },
  });
}

/** 02: somebody is joining or leaving, `**Bob is joining the chat**`. */
export function announcement(username: string, happening: Happening): Chat.ServerFrame {
  return Chat.ServerFrame.of({
    command: Chat.Command.MESSAGE,
    message: { form: Chat.LineForm.ANNOUNCED, line: { username, event: EVENTS[happening] } },
  });
}

/**
 * 03: a list. One that does not fit a frame is cut after the last entry that fits together with an entry of
 * the form `... and 12 more`, which no name can be, for the spaces in it.
 *
 * @param entries printable ASCII, one line each
 */
export function listing(topic: 'commands' | 'users', entries: readonly string[]): Chat.ServerFrame {
  return Chat.ServerFrame.of({
    command: Chat.Command.LIST,
    message: { topic, entries: fitting(entries, LIMITS.MAX_MESSAGE - topic.length - 1) },
  });
}

/** The entries that fit `room` bytes, each with the line feed that ends it. */
function fitting(entries: readonly string[], room: number): string[] {
  const more = (count: number) => `... and ${count} more`;
  const whole = entries.reduce((sum, entry) => sum + entry.length + 1, 0);
  if (whole <= room) return [...entries];
  let left = room - more(entries.length).length - 1;
  const count = entries.findIndex((entry) => {
    left -= entry.length + 1;
    return left < 0;
  });
  return [...entries.slice(0, count), more(entries.length - count)];
}

/** 04: somebody said something to this recipient alone. */
export function direct(sender: string, text: string): Chat.ServerFrame {
  return Chat.ServerFrame.of({ command: Chat.Command.DIRECT, message: { line: { sender, text } } });
}

/** 05: what was wrong with what this client sent. */
export function error(reason: string): Chat.ServerFrame {
  return Chat.ServerFrame.of({ command: Chat.Command.ERROR, message: { text: reason } });
}
