import { Chat } from '../../generated/typescript/chat.js';
import {
  accepted,
  announcement,
  direct,
  directMessage,
  error,
  goodbye,
  joinRequest,
  LIMITS,
  leaveRequest,
  listing,
  listRequest,
  nameInUse,
  said,
  textMessage,
} from '../protocol/index.js';
import { COMMANDS } from '../server/index.js';
import type { Sample } from './sample.js';

/** Frames that can be read, each command from both sides, and what is rare but right. */
export function goodSamples(): Sample[] {
  return [...fromClients(), ...fromServers()];
}

function fromClients(): Sample[] {
  const { of } = Chat.ClientFrame;
  const unknown = (command: number, ...message: number[]) =>
    of({ command, message: Uint8Array.from(message) });
  const sample = (name: string, why: string, frame: Chat.ClientFrame): Sample => ({
    name: `client-${name}`,
    why,
    type: 'client_frame',
    bytes: frame.toBytes(),
  });
  return [
    sample('join', 'Join under a name.', joinRequest('Bob')),
    sample(
      'join-longest',
      'The longest name that a server accepts.',
      joinRequest('x'.repeat(LIMITS.MAX_NAME)),
    ),
    sample(
      'join-empty',
      'A frame like any other. That it is no name is for the server to say.',
      joinRequest(''),
    ),
    sample('join-spaces', 'The same of a name with spaces.', joinRequest(' two words ')),
    sample('leave', 'Leave. No message, so the length is 0.', leaveRequest()),
    sample('message', 'Say something.', textMessage('Hi')),
    sample('message-empty', 'A text of no characters.', textMessage('')),
    sample('message-one-space', 'A text of one space, which is not nothing.', textMessage(' ')),
    sample('message-printable', 'Every printable ASCII character.', textMessage(printableAscii())),
    sample(
      'message-longest',
      'As long as two bytes can say: 65535.',
      textMessage('y'.repeat(LIMITS.MAX_MESSAGE)),
    ),
    sample('message-256', 'A length whose lower byte is 0.', textMessage('z'.repeat(256))),
    sample(
      'message-controls',
      'ASCII has control characters: it can be read, and the server refuses it.',
      textMessage('\0\t\n\r\x1b[2J\x7f'),
    ),
    sample('list', 'Ask who is there.', listRequest()),
    sample('direct', 'A text for one user.', directMessage('Ann', 'Hi')),
    sample(
      'direct-spaces',
      'The recipient ends at the first space; others belong to the text.',
      directMessage('Ann', ' a b '),
    ),
    sample('direct-empty-text', 'Nothing behind the space.', directMessage('Ann', '')),
    sample('direct-empty-recipient', 'Nothing before the space.', directMessage('', 'Hi')),
    sample(
      'error',
      'Known, but never sent by a client: its message is bytes.',
      unknown(Chat.Command.ERROR, 0x48, 0x69),
    ),
    sample('unknown', 'An unknown command is skipped by its length.', unknown(6, 0x00, 0x7f, 0x80, 0xff)),
    sample('unknown-empty', 'An unknown command without a message.', unknown(0x7f)),
    sample('unknown-last', 'The greatest command that a byte can say.', unknown(0xff, 0x01)),
  ];
}

function fromServers(): Sample[] {
  const { of } = Chat.ServerFrame;
  const sample = (name: string, why: string, frame: Chat.ServerFrame): Sample => ({
    name: `server-${name}`,
    why,
    type: 'server_frame',
    bytes: frame.toBytes(),
  });
  return [
    sample('join-accepted', 'All set to chat.', accepted()),
    sample('join-name-in-use', 'Already taken.', nameInUse()),
    sample('leave', 'Why the server ends the connection.', goodbye('The server is shutting down.')),
    sample('leave-empty', 'No reason given.', goodbye('')),
    sample('said', 'What somebody said.', said('Bob', 'Hi')),
    sample('said-nothing', 'Somebody said nothing: the space is still there.', said('Bob', '')),
    sample(
      'said-brackets',
      'The name ends at the first bracket; others belong to the text.',
      said('Bob', '[Ann] ]x['),
    ),
    sample(
      'said-stars',
      'A text in the form of an announcement is none.',
      said('Bob', '**Ann is leaving the chat**'),
    ),
    sample('said-by-nobody', 'An empty name. No server sends it, but it can be read.', said('', 'Hi')),
    sample(
      'said-controls',
      'Control characters are ASCII. No server sends them; who shows them must take care.',
      said('Bob', '\x1b[2J\n\x7f'),
    ),
    sample('joining', 'Somebody is joining.', announcement('Bob', 'joining')),
    sample('leaving', 'Somebody is leaving.', announcement('Bob', 'leaving')),
    sample('list-commands', 'What a client is told on connecting.', listing('commands', COMMANDS)),
    sample('list-users', 'Who is there.', listing('users', ['Ann', 'Bob'])),
    sample('list-empty', 'A list of nothing.', listing('users', [])),
    sample('list-empty-entry', 'Entries of no characters.', listing('users', ['', 'Ann', ''])),
    sample('direct', 'A text for this recipient alone.', direct('Bob', 'Hi')),
    sample('error', 'What was wrong.', error('Unsupported command 06.')),
    sample(
      'unknown',
      'A command of a later version, perhaps.',
      of({ command: 6, message: Uint8Array.of(0x80, 0xff) }),
    ),
  ];
}

function printableAscii(): string {
  return Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).join('');
}
