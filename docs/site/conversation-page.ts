import { Chat } from '../../generated/typescript/chat.js';
import { type InspectedFrame, inspectRecording, type Row } from '../../src/inspect/index.js';
import { doItAgain } from './do-it-again.js';
import { fieldLinks } from './field-links.js';
import { commandOf, frameBox } from './frame-box.js';
import type { GeneratedModule } from './generated-lines.js';
import { page } from './html.js';
import { NARRATION } from './narration.js';
import { SiteError } from './site-error.js';

/**
 * The page on which a recorded conversation is told byte by byte.
 *
 * @param connections whose connection each frame was seen on
 * @throws if there is a byte that no field explains
 */
export function conversationPage(
  recording: Uint8Array,
  connections: readonly string[],
  generated: GeneratedModule,
): string {
  const { frames, fault } = inspectRecording(recording);
  if (fault !== undefined)
    throw new SiteError(`The recording cannot be read: ${fault.field}: ${fault.reason}.`);
  if (frames.length !== connections.length) throw new SiteError('The recording and its description differ.');
  if (frames.length !== NARRATION.length)
    throw new SiteError(
      `docs/site/narration.ts tells of ${NARRATION.length} frames, and there are ${frames.length}.`,
    );
  const boxes = frames.map((frame, i) =>
    frameBox({
      frame: onTheWire(frame),
      id: `frame-${i + 1}`,
      number: i + 1,
      client: connections[i] ?? '',
      open: false,
      more: [
        { text: 'Link to this frame', href: `#frame-${i + 1}` },
        { text: 'Change it in the playground', href: playgroundOf(frame) },
      ],
      told: toldOf(frame, connections[i] ?? '', i),
      linksOf: (field) => fieldLinks(field, generated),
    }),
  );
  return page(
    'The conversation, byte by byte',
    'Start here',
    `Two people join, one of them after a name that is in use; they talk, ask who is there, send a direct message and a
command that nobody has, and leave. Here is every frame of both connections, in the order in which the server saw it.
Open a frame to see what each of its bytes is for: point at a byte, or walk through them with Tab, and its field lights
up. The bytes are \`spec/examples/whole-story.chat\`, taken apart by the generated reader when this page was built.`,
    [
      '<p><button type="button" id="open-all" hidden>Open all frames</button></p>',
      '<div class="conversation">',
      ...boxes,
      '</div>',
      ...doItAgain(recording, connections),
      '<script src="../assets/conversation.js" defer></script>',
    ],
  );
}

/** The playground, with this frame in it. */
function playgroundOf(frame: InspectedFrame): string {
  const bytes = onTheWire(frame).rows.map((row) => Buffer.from(row.bytes).toString('hex'));
  const type = frame.side === Chat.Side.CLIENT ? 'client_frame' : 'server_frame';
  return `page:playground#${type}=${bytes.join('')}`;
}

/** What is told of a frame. */
function toldOf(frame: InspectedFrame, client: string, index: number): string {
  const [from, to] = frame.side === Chat.Side.CLIENT ? [client, 'server'] : ['server', client];
  const is = `${from} > ${to}: ${commandOf(frame)}`;
  const { of, sentence } = NARRATION[index] ?? { of: 'nothing', sentence: '' };
  if (of !== is) throw new SiteError(`docs/site/narration.ts: frame ${index + 1} is ${is}, and not ${of}.`);
  return sentence;
}

/** The frame without the byte that says who sent it, which is in recordings alone. */
function onTheWire(frame: InspectedFrame): InspectedFrame {
  return { ...frame, rows: frame.rows.filter((row) => explained(row, frame).field !== SIDE).map(inFrame) };
}

const SIDE = Chat.Record.fields.side;

function explained({ annotation, start }: Row, frame: InspectedFrame): NonNullable<Row['annotation']> {
  if (annotation === undefined)
    throw new SiteError(`${frame.name}: no field explains the bytes at ${start}.`);
  return annotation;
}

function inFrame(row: Row): Row {
  return { ...row, path: row.path.replace(/^frame\./, '') };
}
