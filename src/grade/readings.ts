/** One way to read a place of the assignment that says less than a program has to decide. */
export interface Choice {
  readonly id: string;
  /** What a program of this reading does. */
  readonly does: string;
  /** The sentence that allows it, word for word; or that nothing forbids it. */
  readonly allowedBy: string;
}

/** A question that the assignment leaves open, and every answer that it allows. */
export interface Question {
  readonly id: string;
  readonly title: string;
  readonly choices: readonly Choice[];
}

const SERVER: readonly Question[] = [
  {
    id: 'status value',
    title: 'Is the status a number or a character?',
    choices: [
      { id: 'byte', does: '0x00 and 0x01', allowedBy: 'Status: 0 = Accepted, 1 = Already Taken' },
      {
        id: 'digit',
        does: '`0` and `1`, 0x30 and 0x31',
        allowedBy: 'Message - LengthMessage: Sent in ASCII',
      },
    ],
  },
  {
    id: 'status frame',
    title: 'Has the answer to a request to join a header?',
    choices: [
      {
        id: 'in a frame',
        does: 'a frame whose message is the status',
        allowedBy: 'Server Username Reply <CommandType><LengthMessage><Status>',
      },
      { id: 'bare', does: 'the status byte alone', allowedBy: 'Receives back: <Status> (one byte)' },
    ],
  },
  {
    id: 'status and text',
    title: 'May words follow the status?',
    choices: [
      { id: 'status alone', does: 'one byte', allowedBy: 'Receives back: <Status> (one byte)' },
      {
        id: 'status, then words',
        does: 'the status, then a sentence, in one frame',
        allowedBy:
          'Status - LengthMessage; the server will send back an error message if the name is already in use',
      },
    ],
  },
  {
    id: 'refusal',
    title: 'What does the refusal of a name in use look like?',
    choices: [
      { id: 'status 1', does: 'the status 1', allowedBy: '1 = Already Taken' },
      {
        id: '05 with words',
        does: 'a 05 frame',
        allowedBy: 'the server will send back an error message if the name is already in use; 05 = Error',
      },
      {
        id: 'status 1 and 05',
        does: 'both',
        allowedBy: 'both sentences above',
      },
    ],
  },
  {
    id: 'after a refusal',
    title: 'Does the connection stay after a refusal?',
    choices: [
      {
        id: 'same connection',
        does: 'another name can be asked for on it',
        allowedBy: 'If rejected because of username, loop back to the request for a username',
      },
      {
        id: 'new connection',
        does: 'the server closes it, and another name needs a new one',
        allowedBy: 'Rejected (username taken, connection not established)',
      },
    ],
  },
  {
    id: 'line of the room',
    title: 'How does a line say who said it?',
    choices: [
      {
        id: '[Bob] Hi',
        does: 'the line as the users see it',
        allowedBy: "prefixed with the user's name in square brackets",
      },
      {
        id: 'Bob: Hi',
        does: "the line of the students' half; the client makes the brackets",
        allowedBy: 'Sends "Username: message" to everyone',
      },
    ],
  },
  {
    id: "sender's own line",
    title: 'Does the sender get the own line back?',
    choices: [
      {
        id: 'others only',
        does: 'the others get it',
        allowedBy: 'send the text to all of the other clients',
      },
      { id: 'everyone', does: 'the sender gets it too', allowedBy: 'Sends "Username: message" to everyone' },
    ],
  },
  {
    id: 'joining on the wire',
    title: 'What frame is an announcement of a joining?',
    choices: [
      {
        id: '02 with the line',
        does: '02, `**Bob is joining the chat**`',
        allowedBy: '02 = Sending the message',
      },
      { id: '00 with the line', does: '00, `**Bob is joining the chat**`', allowedBy: '00 = Join the chat' },
      {
        id: '00 with the name',
        does: '00, `Bob`; the client makes the words',
        allowedBy: '00 = Join the chat <CommandType><LengthMessage><Username>',
      },
    ],
  },
  {
    id: 'leaving on the wire',
    title: 'What frame is an announcement of a leaving?',
    choices: [
      {
        id: '02 with the line',
        does: '02, `**Bob is leaving the chat**`',
        allowedBy: '02 = Sending the message',
      },
      { id: '01 with the line', does: '01, `**Bob is leaving the chat**`', allowedBy: '01 = Leave the chat' },
      {
        id: '01 with the name',
        does: '01, `Bob`; the client makes the words',
        allowedBy: '01 = Leave the chat',
      },
    ],
  },
  {
    id: 'leaving by 01',
    title: 'When is somebody announced who sent 01 and keeps the connection?',
    choices: [
      { id: 'at once', does: 'when 01 comes', allowedBy: '01 = Leave the chat' },
      {
        id: 'when the connection goes down',
        does: 'when the client closes the connection behind it',
        allowedBy: 'And similarly, when the connection goes down',
      },
    ],
  },
  {
    id: 'list of commands',
    title: 'What is the list of commands on the wire?',
    choices: [
      { id: 'one 03 frame', does: 'one frame', allowedBy: 'Server Sends list of commands; 03 = List' },
      {
        id: 'several 03 frames',
        does: 'one frame for each',
        allowedBy: 'Server Sends list of commands; 03 = List',
      },
      {
        id: 'one 02 frame',
        does: 'one frame',
        allowedBy: 'Server Sends list of commands; 02 = Sending the message',
      },
      { id: 'several 02 frames', does: 'one frame for each', allowedBy: 'Server Sends list of commands' },
      { id: 'another frame', does: 'frames of another command', allowedBy: 'Server Sends list of commands' },
      {
        id: 'text without a frame',
        does: 'lines of text before the first frame',
        allowedBy: 'Server Sends list of commands (its step, 2, has no format; steps 3 and 4 have)',
      },
      {
        id: 'none',
        does: 'no list; the report says so and leaves it to a person',
        allowedBy: 'Extra - 03 = List (the only command for it is an extra)',
      },
    ],
  },
  {
    id: 'when the list comes',
    title: 'When does the list of commands come?',
    choices: [
      { id: 'on connecting', does: 'before the name is asked for', allowedBy: 'Progression, steps 1 to 3' },
      { id: 'after joining', does: 'with or after the status', allowedBy: 'Only to the person connecting' },
    ],
  },
  {
    id: 'blank names',
    title: 'How is a blank name refused?',
    choices: [
      { id: '05', does: 'an error', allowedBy: '05 = Error' },
      { id: 'status', does: 'a status that is not 0', allowedBy: 'Receives back: <Status>' },
      { id: 'closed', does: 'the connection is closed', allowedBy: 'The server will not allow blank names' },
      { id: 'silence', does: 'no answer, and nobody joins', allowedBy: 'Loop if not valid username' },
    ],
  },
  {
    id: 'list (extra)',
    title: 'What answers a 03?',
    choices: [
      { id: 'users', does: 'the users', allowedBy: 'Extra - 03 = List' },
      { id: 'commands', does: 'the commands', allowedBy: 'Extra - 03 = List' },
      { id: 'not offered', does: '05', allowedBy: '05 = Error - Unsupported Command' },
    ],
  },
  {
    id: 'direct (extra)',
    title: 'How is the recipient of a 04 named?',
    choices: [
      { id: 'name, space, text', does: '`Bob Hi`', allowedBy: 'Extra - 04 = Direct (no format is given)' },
      { id: 'name, colon, text', does: '`Bob:Hi` or `Bob: Hi`', allowedBy: 'the same' },
      { id: 'at, name, space, text', does: '`@Bob Hi`', allowedBy: 'the same' },
      { id: 'name, zero byte, text', does: '`Bob`, 0x00, `Hi`', allowedBy: 'the same' },
      { id: 'name, line feed, text', does: '`Bob`, 0x0a, `Hi`', allowedBy: 'the same' },
      { id: 'name, comma, text', does: '`Bob,Hi`', allowedBy: 'the same' },
      { id: 'name, bar, text', does: '`Bob|Hi`', allowedBy: 'the same' },
      { id: 'length, name, text', does: 'one byte of length, `Bob`, `Hi`', allowedBy: 'the same' },
      { id: 'not offered', does: '05', allowedBy: '05 = Error - Unsupported Command' },
    ],
  },
];

const CLIENT: readonly Question[] = [
  {
    id: 'blank name',
    title: 'What does a client do with a blank name?',
    choices: [
      { id: 'it ends', does: 'says why, and ends', allowedBy: 'the client should reject it' },
      {
        id: 'it asks again',
        does: 'asks for another name',
        allowedBy: 'loop back to the request for a username',
      },
    ],
  },
  {
    id: 'name with a space',
    title: 'What does a client do with a name that has a space?',
    choices: [
      { id: 'it ends', does: 'says why, and ends', allowedBy: 'The name may not contain spaces.' },
      { id: 'it asks again', does: 'asks for another name', allowedBy: 'The name may not contain spaces.' },
      {
        id: 'the server decides',
        does: 'asks the server for it; the report says so and leaves it to a person',
        allowedBy: 'The name may not contain spaces. (nothing says who refuses it)',
      },
    ],
  },
  {
    id: 'other commands',
    title: 'What does a client do with `@quit`?',
    choices: [
      {
        id: 'sends it',
        does: 'it is text',
        allowedBy: 'Any text that the user types in the client will be sent',
      },
      {
        id: 'refuses it',
        does: 'says that there is no such command',
        allowedBy: 'The only command ... is @exit',
      },
    ],
  },
];

/** The questions that are open between server and client, each with every answer that a program may follow. */
export const QUESTIONS: { readonly server: readonly Question[]; readonly client: readonly Question[] } = {
  server: SERVER,
  client: CLIENT,
};
