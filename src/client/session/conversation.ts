import { Chat } from '../../../generated/typescript/chat.js';
import { listRequest } from '../../protocol/client-frames.js';
import { EVENTS, showRoomLine } from '../../protocol/lines.js';
import type { SessionEvent } from './events.js';

/**
 * Where a client is in its conversation with the server. This file is the client's half of the protocol as a
 * pure function: a frame comes in, and out come the new state, what to tell the view and what to send.
 */
export interface Conversation {
  /**
   * - `joining`: a name was sent, and no answer has come
   * - `naming`: the server refused the name; another one is needed
   * - `joined`: in the chat
   */
  readonly phase: 'joining' | 'naming' | 'joined';
  /** The name that was asked for, or the one that the user has. */
  readonly name: string;
  /** The list of users was asked for, and nothing that can be its answer has come. */
  readonly listing: boolean;
  /** The reason that the server gave for ending the connection. */
  readonly reason: string | undefined;
}

/** What follows from a frame of the server. */
export interface Step {
  readonly conversation: Conversation;
  readonly events: readonly SessionEvent[];
  /** What to send in answer. */
  readonly replies: readonly Chat.ClientFrame[];
}

/** The conversation after a name was sent to the server. */
export function joiningAs(name: string): Conversation {
  return { phase: 'joining', name, listing: false, reason: undefined };
}

/** Takes a frame of the server. */
export function receive(conversation: Conversation, frame: Chat.ServerFrame): Step {
  const { command, message } = frame._byCommand;
  const tell = (...events: SessionEvent[]): Step => ({ conversation, events, replies: [] });

  switch (command) {
    case Chat.Command.JOIN:
      return joinReply(conversation, message.status);
    case Chat.Command.LEAVE:
      return { conversation: { ...conversation, reason: message.text }, events: [], replies: [] };
    case Chat.Command.MESSAGE:
      return tell(roomEvent(message));
    case Chat.Command.LIST:
      return listing(conversation, message);
    case Chat.Command.DIRECT:
      return tell({ kind: 'direct', sender: message.line.sender, text: message.line.text });
    case Chat.Command.ERROR:
      return refusal(conversation, message.text);
    default: {
      // The message of a command that gets a type in the specification would not be bytes: then this line does not compile.
      message satisfies Uint8Array;
      const hex = command.toString(16).toUpperCase().padStart(2, '0');
      return tell({ kind: 'strange', text: `The server sent a frame of command ${hex}, which is unknown.` });
    }
  }
}

function roomEvent(roomLine: Chat.RoomLine): SessionEvent {
  const { form, line } = roomLine._byForm;
  if (form === Chat.LineForm.SAID) return { kind: 'said', sender: line.sender, text: line.text };
  return {
    kind: 'announced',
    username: line.username,
    change: line.event === EVENTS.joining ? 'joining' : 'leaving',
    line: showRoomLine(roomLine),
  };
}

function joinReply(conversation: Conversation, status: Chat.Status): Step {
  const { phase, name } = conversation;
  if (phase !== 'joining') {
    const text = 'The server answered a request to join that was not made.';
    return { conversation, events: [{ kind: 'strange', text }], replies: [] };
  }
  if (status !== Chat.Status.ACCEPTED) {
    const reason = `The name ${name} is already in use.`;
    return {
      conversation: { ...conversation, phase: 'naming' },
      events: [{ kind: 'refused', name, reason, inUse: true }],
      replies: [],
    };
  }
  return {
    conversation: { ...conversation, phase: 'joined', listing: true },
    events: [{ kind: 'joined', name }],
    // Everybody who joins or leaves from now on is announced; the list tells who was there before.
    replies: [listRequest()],
  };
}

function listing(conversation: Conversation, { topic, entries }: Chat.Listing): Step {
  if (topic !== 'users') {
    return { conversation, events: [{ kind: 'listing', topic, entries }], replies: [] };
  }
  return {
    conversation: { ...conversation, listing: false },
    events: [{ kind: 'people', names: entries }],
    replies: [],
  };
}

/** An error frame does not say what it answers. It follows from what was asked for and not answered. */
function refusal(conversation: Conversation, text: string): Step {
  const { phase, name } = conversation;
  if (phase === 'joining') {
    return {
      conversation: { ...conversation, phase: 'naming' },
      events: [{ kind: 'refused', name, reason: text, inUse: false }],
      replies: [],
    };
  }
  // A server may not support the list. The user did not ask for it, so there is nothing to tell.
  if (conversation.listing) {
    return { conversation: { ...conversation, listing: false }, events: [], replies: [] };
  }
  return { conversation, events: [{ kind: 'error', text }], replies: [] };
}
