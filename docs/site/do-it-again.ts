import { Chat } from '../../generated/typescript/chat.js';
import { escaped } from './html.js';

/** Whose part of the conversation a reader can play. */
const PLAYER = 'Ann';

/** How a reader gets the same bytes, and others: the recording as a file, and one side of it as a line for a shell. */
export function doItAgain(recording: Uint8Array, connections: readonly string[]): string[] {
  const line = escaped(`${shellLine(recording, connections)} | nc 127.0.0.1 9000 | xxd`);
  return [
    '## Do it again',
    `[The recording](../../spec/examples/whole-story.chat) is a file that any Kaitai tool opens with
[the specification](../../spec/chat.ksy). In a terminal, the inspector of this project prints the same fields:`,
    '```sh\nmake build && node dist/src/inspect/main.js spec/examples/whole-story.chat\n```',
    `And these are the frames that ${PLAYER} sends, one after the other. With a server of your own, \`make server\`, they can
be sent from any terminal:`,
    `<pre class="sent"><code>${line}</code></pre>`,
    `The server answers as above, but for what Bob had a part in: he is not there, so the direct message comes back as an
error. After her leave it closes the connection, and with that \`nc\` ends.`,
  ];
}

/** What the player sends, as a command that prints it. */
export function shellLine(recording: Uint8Array, connections: readonly string[]): string {
  const sent = Chat.fromBytes(recording).records.filter(
    ({ side }, i) => side === Chat.Side.CLIENT && connections[i] === PLAYER,
  );
  const bytes = sent.flatMap(({ frame }) => [...(frame?.toBytes() ?? [])]);
  return `printf '${bytes.map(forPrintf).join('')}'`;
}

/** A byte in a format of `printf`, between single quotes: a letter as it is, and what could mean something as its number. */
function forPrintf(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w ,.!?-]/.test(character) ? character : `\\x${byte.toString(16).padStart(2, '0')}`;
}
