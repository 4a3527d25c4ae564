import { Chat } from '../../generated/typescript/chat.js';
import { directMessage, joinRequest, leaveRequest, listRequest, textMessage } from '../protocol/index.js';
import { Conversation, type SeenRecord } from './conversation.js';

/** A recorded conversation among the examples. */
export interface Story {
  /** Of its files, without what follows the dot. */
  readonly name: string;
  readonly why: string;
  readonly seen: readonly SeenRecord[];
}

/** A command that nobody has. */
const UNKNOWN_COMMAND = 0x2a;

/** All recorded conversations. */
export function stories(): Story[] {
  const whole = wholeStory();
  return [
    {
      name: 'whole-story',
      why: 'Two people join, one of them after a name that is in use; they talk, ask who is there, send a direct message and an unknown command, and leave. Frames of both connections.',
      seen: whole,
    },
    {
      name: 'whole-story-of-bob',
      why: 'The same conversation as the client of Bob alone records it.',
      seen: whole.filter(({ connection }) => connection === 'Bob'),
    },
    {
      name: 'refusals',
      why: 'What the server answers with an error: a command before joining, impossible names, bad messages, a direct message to nobody. The connection survives all of them.',
      seen: refusals(),
    },
    {
      name: 'lost-connection',
      why: 'A connection goes down without a leave, and then the server ends.',
      seen: lostConnection(),
    },
    { name: 'nothing', why: 'A recording in which nothing happened: a file without a byte.', seen: [] },
  ];
}

function wholeStory(): SeenRecord[] {
  const chat = new Conversation();
  chat.connect('Ann');
  chat.send('Ann', joinRequest('Ann'));
  chat.connect('Bob');
  chat.send('Bob', joinRequest('ann'));
  chat.send('Bob', joinRequest('Bob'));
  chat.send('Bob', textMessage('Hi'));
  chat.send('Ann', textMessage('Hello, Bob. Nice to see you!'));
  chat.send('Bob', listRequest());
  chat.send('Ann', directMessage('Bob', 'This is for you alone.'));
  chat.send('Bob', unknown(Uint8Array.of(0x00, 0x80, 0xff)));
  chat.send('Bob', textMessage('[Ann] Bye, **everybody**'));
  chat.send('Bob', leaveRequest());
  chat.send('Ann', leaveRequest());
  return chat.seen;
}

function refusals(): SeenRecord[] {
  const chat = new Conversation();
  chat.connect('Cy');
  chat.send('Cy', textMessage('Is anybody there?'));
  chat.send('Cy', joinRequest(''));
  chat.send('Cy', joinRequest('two words'));
  chat.send('Cy', joinRequest('Cy'));
  chat.send('Cy', joinRequest('Cyrus'));
  chat.send('Cy', textMessage('line one\nline two'));
  chat.send('Cy', directMessage('Nobody', 'Hello?'));
  chat.send('Cy', unknown(new Uint8Array(0)));
  chat.send('Cy', textMessage(''));
  chat.send('Cy', listRequest());
  chat.send('Cy', leaveRequest());
  return chat.seen;
}

function lostConnection(): SeenRecord[] {
  const chat = new Conversation();
  chat.connect('Ann');
  chat.connect('Bob');
  chat.send('Ann', joinRequest('Ann'));
  chat.send('Bob', joinRequest('Bob'));
  chat.drop('Bob');
  chat.shutDown('The server is shutting down.');
  return chat.seen;
}

function unknown(message: Uint8Array): Chat.ClientFrame {
  return Chat.ClientFrame.of({ command: UNKNOWN_COMMAND, message });
}
