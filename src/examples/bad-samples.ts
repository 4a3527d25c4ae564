import { Chat } from '../../generated/typescript/chat.js';
import {
  accepted,
  announcement,
  direct,
  directMessage,
  error,
  joinRequest,
  leaveRequest,
  listing,
  said,
  textMessage,
} from '../protocol/index.js';
import { type KaitaiStruct, strToBytes } from '../runtime/index.js';
import { Damage } from './damage.js';
import type { Sample, SampleType } from './sample.js';

/** Bytes that cannot be read. */
export function badSamples(): Sample[] {
  return [...fromClients(), ...fromServers(), ...recordings()];
}

/** A command that leaves its message unread, whatever it is. */
const UNREAD = 0xff;

/** Frames with messages that their command cannot have, which cannot be made from fields. */
const rawClient = (command: number, message: string) =>
  new Damage('client_frame', Chat.ClientFrame.of({ command: UNREAD, message: latin1(message) })).replace(
    'command',
    command,
  );
const rawServer = (command: number, message: string) =>
  new Damage('server_frame', Chat.ServerFrame.of({ command: UNREAD, message: latin1(message) })).replace(
    'command',
    command,
  );

function latin1(text: string): Uint8Array {
  return strToBytes(text, 'ISO-8859-1');
}

function sampler(type: SampleType, prefix: string) {
  const sample = (name: string, why: string, bytes: Uint8Array): Sample => ({
    name: `${prefix}-${name}`,
    why,
    type,
    bytes,
  });
  const damage = (good: KaitaiStruct) => new Damage(type, good);
  return { sample, damage };
}

function fromClients(): Sample[] {
  const { sample, damage } = sampler('client_frame', 'bad-client');
  const { LEAVE, MESSAGE, LIST, DIRECT, JOIN } = Chat.Command;
  const hi = damage(textMessage('Hi'));
  return [
    sample('nothing', 'Not a byte.', hi.cutBefore('command')),
    sample('no-length', 'The frame ends after the command.', hi.cutBefore('len_message')),
    sample('half-length', 'The frame ends in the middle of the length.', hi.cutIn('len_message')),
    sample('no-message', 'The length announces a message, and there is none.', hi.cutBefore('message.text')),
    sample('half-message', 'The last byte of the message is missing.', hi.cutIn('message.text')),
    sample(
      'longest-length',
      'The length is 65535, and two bytes follow.',
      hi.replace('len_message', 0xff, 0xff),
    ),
    sample(
      'half-unknown',
      'An unknown command whose message is not all there.',
      damage(Chat.ClientFrame.of({ command: UNREAD, message: latin1('Hi') })).cutIn('message'),
    ),
    sample('leave-with-message', 'Leave has no message.', rawClient(LEAVE, 'x')),
    sample('list-with-message', 'The request for the list has no message.', rawClient(LIST, '\0')),
    sample(
      'leave-cut',
      'Leave, and the length says that a byte is missing.',
      damage(leaveRequest()).replace('len_message', 0, 1),
    ),
    sample('join-not-ascii', 'A name in Latin-1.', rawClient(JOIN, 'Andr\xe9')),
    sample('join-utf-8', 'A name in UTF-8.', rawClient(JOIN, 'Andr\xc3\xa9')),
    sample('message-0x80', 'The first byte that is not ASCII.', rawClient(MESSAGE, 'a\x80b')),
    sample('message-0xff', 'The last one.', rawClient(MESSAGE, '\xff')),
    sample(
      'direct-without-space',
      'A direct message without a space has no recipient.',
      rawClient(DIRECT, 'Ann'),
    ),
    sample('direct-empty', 'A direct message of no bytes.', rawClient(DIRECT, '')),
    sample('direct-recipient-not-ascii', 'The recipient is not ASCII.', rawClient(DIRECT, 'Andr\xe9 Hi')),
    sample('direct-text-not-ascii', 'The text is not ASCII.', rawClient(DIRECT, 'Ann \xa1')),
    sample(
      'direct-cut',
      'The last byte of a direct message is missing.',
      damage(directMessage('Ann', 'Hi')).cutIn('message.text'),
    ),
  ];
}

function fromServers(): Sample[] {
  const { sample, damage } = sampler('server_frame', 'bad-server');
  const { JOIN, MESSAGE, LIST, DIRECT, ERROR, LEAVE } = Chat.Command;
  return [
    sample(
      'half-length',
      'The frame ends in the middle of the length.',
      damage(error('No.')).cutIn('len_message'),
    ),
    sample(
      'half-message',
      'The last byte of the message is missing.',
      damage(error('No.')).cutIn('message.text'),
    ),
    sample('status-2', 'A status that there is not.', damage(accepted()).replace('message.status', 2)),
    sample('status-255', 'Another one.', damage(accepted()).replace('message.status', 0xff)),
    sample('status-missing', 'No status.', rawServer(JOIN, '')),
    sample('status-and-more', 'Bytes behind the status.', rawServer(JOIN, '\0\0')),
    sample('line-empty', 'A line of the room of no characters.', rawServer(MESSAGE, '')),
    sample(
      'line-unknown-form',
      'A line that begins with neither a bracket nor an asterisk.',
      damage(said('Bob', 'Hi')).replace('message.form', 0x28),
    ),
    sample(
      'line-form-not-ascii',
      'A line that begins with a byte above 0x7F.',
      damage(said('Bob', 'Hi')).replace('message.form', 0xdb),
    ),
    sample('said-without-bracket', 'The bracket behind the name is missing.', rawServer(MESSAGE, '[Bob Hi')),
    sample(
      'said-without-space',
      'No space behind the bracket.',
      damage(said('Bob', 'Hi')).replace('message.line.space', 0x09),
    ),
    sample(
      'said-ends-at-bracket',
      'Nothing behind the bracket, not even the space.',
      rawServer(MESSAGE, '[Bob]'),
    ),
    sample('said-sender-not-ascii', 'The name is not ASCII.', rawServer(MESSAGE, '[B\xf6b] Hi')),
    sample('said-text-not-ascii', 'The text is not ASCII.', rawServer(MESSAGE, '[Bob] caf\xe9')),
    sample(
      'announced-one-star',
      'One asterisk where two should be.',
      damage(announcement('Bob', 'joining')).replace('message.line.star', 0x42),
    ),
    sample('announced-without-space', 'A name without an end.', rawServer(MESSAGE, '**Bob')),
    sample(
      'announced-other-event',
      'Something else happens.',
      rawServer(MESSAGE, '**Bob is sleeping in the chat**'),
    ),
    sample(
      'announced-event-cut',
      'One asterisk at the end.',
      rawServer(MESSAGE, '**Bob is joining the chat*'),
    ),
    sample(
      'announced-event-longer',
      'A character too many at the end.',
      rawServer(MESSAGE, '**Bob is leaving the chat** '),
    ),
    sample(
      'announced-event-del',
      'A control character in the place of the event.',
      rawServer(MESSAGE, '**Bob \x7f\x1b[2J'),
    ),
    sample(
      'announced-event-not-ascii',
      'The event is not ASCII.',
      rawServer(MESSAGE, '**Bob is joining the ch\xe4t**'),
    ),
    sample('list-empty', 'A list without a topic.', rawServer(LIST, '')),
    sample('list-topic-without-lf', 'The topic has no line feed.', rawServer(LIST, 'users')),
    sample('list-entry-without-lf', 'The last entry has no line feed.', rawServer(LIST, 'users\nAnn\nBob')),
    sample('list-entry-not-ascii', 'An entry is not ASCII.', rawServer(LIST, 'users\nAndr\xe9\n')),
    sample(
      'direct-without-bracket',
      'The opening bracket is missing.',
      damage(direct('Bob', 'Hi')).replace('message.bracket', 0x28),
    ),
    sample('direct-empty', 'A direct message of no bytes.', rawServer(DIRECT, '')),
    sample('direct-not-ascii', 'The text is not ASCII.', rawServer(DIRECT, '[Bob] \x80')),
    sample('error-not-ascii', 'The reason is not ASCII.', rawServer(ERROR, 'caf\xe9')),
    sample('leave-not-ascii', 'The reason is not ASCII.', rawServer(LEAVE, '\x80')),
    sample(
      'list-cut',
      'The last byte of a list is missing.',
      damage(listing('users', ['Ann'])).cutIn('message.entries[0]'),
    ),
  ];
}

function recordings(): Sample[] {
  const { sample, damage } = sampler('chat', 'bad-recording');
  const talk = damage(
    Chat.of({
      records: [
        { side: Chat.Side.CLIENT, frame: joinRequest('Bob') },
        { side: Chat.Side.SERVER, frame: accepted() },
      ],
    }),
  );
  return [
    sample(
      'side-2',
      'Neither a client nor a server sent the first frame.',
      talk.replace('records[0].side', 2),
    ),
    sample('later-side-255', 'The same of the second frame.', talk.replace('records[1].side', 0xff)),
    sample(
      'side-alone',
      'The recording ends behind the byte that says who sent the frame.',
      talk.cutBefore('records[1].frame.command'),
    ),
    sample('half-frame', 'The recording ends within a frame.', talk.cutIn('records[1].frame.message.status')),
    sample(
      'without-sides',
      'The frame of a connection, without the byte that says who sent it.',
      textMessage('Hi').toBytes(),
    ),
    sample(
      'wrong-side',
      'A request to join, as if a server had sent it.',
      talk.replace('records[0].side', Chat.Side.SERVER),
    ),
  ];
}
