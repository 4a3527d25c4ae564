/** What is told of a frame of the conversation, and of which: so that nothing is told of another. */
export interface Told {
  /** Direction and command, as the box has them: `Bob > server: 02 message`. */
  readonly of: string;
  readonly sentence: string;
}

const told = (of: string, sentence: string): Told => ({ of, sentence });

/** The story of `spec/examples/whole-story.chat`, a sentence or two for each frame: what happens, and why it is so. */
export const NARRATION: readonly Told[] = [
  told(
    'server > Ann: 03 list',
    'Ann has connected. Before she asks for anything, the server tells her which commands there are, and tells nobody else.',
  ),
  told(
    'Ann > server: 00 join',
    'Ann asks to be let in under her name. Until now, the server knows of her an address and a port.',
  ),
  told('server > Ann: 00 join', 'She is in. One byte says so, and the length says that it is one byte.'),
  told(
    'server > Ann: 02 message',
    'The announcement goes to everybody, so to Ann herself as well. It begins with a star, and a line that somebody said with a bracket: nobody can fake one by typing it.',
  ),
  told('server > Bob: 03 list', 'Bob connects, over a connection of his own, and gets the same list.'),
  told('Bob > server: 00 join', 'He would like to be called ann.'),
  told(
    'server > Bob: 00 join',
    'That name is in use: case does not count, or ann could pass for Ann. The connection stays open.',
  ),
  told('Bob > server: 00 join', 'So he tries another name, over the same connection.'),
  told('server > Bob: 00 join', 'He is in.'),
  told('server > Ann: 02 message', 'Ann sees that somebody has come.'),
  told(
    'server > Bob: 02 message',
    'Bob sees the same line. The server has made it once, and sends the same bytes to both.',
  ),
  told(
    'Bob > server: 02 message',
    'Bob says Hi. Nothing in these five bytes says that it is Bob: the server knows that from the connection, and nobody can lie about it.',
  ),
  told(
    'server > Ann: 02 message',
    'Ann gets the line as it is to be shown, with the name in front. Bob does not get his line back.',
  ),
  told(
    'Ann > server: 02 message',
    'Ann answers. The text is longer, and the header has three bytes as always.',
  ),
  told(
    'server > Bob: 02 message',
    'Bob gets it. Lines of others come whenever they come, also between a question and its answer.',
  ),
  told(
    'Bob > server: 03 list',
    'Who is here? The question says all by its command. So the length is 0, and the frame ends behind it.',
  ),
  told('server > Bob: 03 list', 'The answer has the form of the first frame of all, with another topic.'),
  told(
    'Ann > server: 04 direct',
    'For Bob alone: his name, a space, the text. Names have no spaces, so the first one ends the name.',
  ),
  told(
    'server > Bob: 04 direct',
    'Bob gets it with the name of who sent it, nobody else does, and it is in no log.',
  ),
  told(
    'Bob > server: 2a (unknown)',
    'A command that nobody has, and bytes that are no text. But the length is right: the server steps over them, and knows where the next frame begins.',
  ),
  told(
    'server > Bob: 05 error',
    'It says so to Bob alone, and the chat goes on. This is how an old server survives new clients.',
  ),
  told('Bob > server: 02 message', 'Bob tries to speak as Ann, and with the stars of the server.'),
  told(
    'server > Ann: 02 message',
    'In vain. What is said always begins with the bracket and the name of who said it, so Ann sees who it was.',
  ),
  told('Bob > server: 01 leave', 'Bob leaves. He could just have closed the connection.'),
  told('server > Ann: 02 message', 'Those who stay are told, once, whichever way somebody goes.'),
  told('Ann > server: 01 leave', 'Ann leaves too. Nobody is there who could be told.'),
];
