import { Chat } from '../../generated/typescript/chat.js';
import {
  commandName,
  type InspectedFrame,
  inspectRecording,
  plural,
  type Row,
  showFieldValue,
  showHex,
} from '../../src/inspect/index.js';
import type { Annotation } from '../../src/runtime/index.js';
import { clauseOf } from './clauses.js';
import type { GeneratedModule } from './generated-lines.js';
import { escaped, page, prose } from './html.js';
import { fieldAnchor } from './names.js';

/** A row of which the field is known. */
type ExplainedRow = Row & { readonly annotation: Annotation };

/** Colours of their own for so many fields of a frame. */
const HUES = 6;

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
  if (fault !== undefined) throw new Error(`The recording cannot be read: ${fault.field}: ${fault.reason}.`);
  if (frames.length !== connections.length) throw new Error('The recording and its description differ.');
  const boxes = frames.map((frame, i) => frameBox(frame, i + 1, connections[i] ?? '', generated));
  return page(
    'The conversation, byte by byte',
    `Two people join, one of them after a name that is in use; they talk, ask who is there, send a direct message and a
command that nobody has, and leave. Here is every frame of both connections, in the order in which the server saw it.
Open a frame to see what each of its bytes is for: point at a byte, or walk through them with Tab, and its field lights
up. The bytes are \`spec/examples/whole-story.chat\`, taken apart by the generated reader when this page was built.`,
    ['<div class="conversation">', ...boxes, '</div>'],
  );
}

function frameBox(
  frame: InspectedFrame,
  number: number,
  connection: string,
  generated: GeneratedModule,
): string {
  const rows = frame.rows.map((row) => explained(row, frame)).filter(isOnTheWire);
  const fromClient = frame.side === Chat.Side.CLIENT;
  const id = `frame-${number}`;
  const command = rows.find(({ annotation }) => annotation.field.id === 'command');
  const size = rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return [
    `<details class="frame ${fromClient ? 'from-client' : 'from-server'}" id="${id}">`,
    `<summary><span class="number">${number}</span> <span class="way">${escaped(way(fromClient, connection))}</span> `,
    `<strong>${escaped(commandName(command?.annotation.value as number | undefined))}</strong> <span class="gist">${escaped(gist(rows))}</span></summary>`,
    `<div class="hex" role="group" aria-label="${plural(size, 'byte')}">${rows.map((row, i) => byteGroup(row, i, id)).join(' ')}</div>`,
    `<dl>${rows.map((row, i) => fieldEntry(row, i, id, generated)).join('\n')}</dl>`,
    `<p class="link"><a href="#${id}">Link to this frame</a></p>`,
    '</details>',
  ].join('\n');
}

function way(fromClient: boolean, connection: string): string {
  return fromClient ? `${connection} \u2192 server` : `server \u2192 ${connection}`;
}

/** What the message says, for who does not open the frame. */
function gist(rows: readonly ExplainedRow[]): string {
  const header = new Set(['command', 'len_message']);
  return rows
    .filter(({ annotation, bytes }) => !header.has(annotation.field.id) && bytes.length > 0)
    .map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
    .join('')
    .replaceAll('\n', ' \u23ce ')
    .replace(/[^\x20-\x7e\u23ce]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .trim();
}

function byteGroup({ bytes, path }: ExplainedRow, index: number, id: string): string {
  if (bytes.length === 0) return '';
  return `<a class="f f${index} hue${index % HUES}" href="#${id}-${index}" title="${escaped(path)}">${showHex(bytes)}</a>`;
}

function fieldEntry(row: ExplainedRow, index: number, id: string, generated: GeneratedModule): string {
  const { annotation, bytes } = row;
  const { field } = annotation;
  const lines = generated.linesOf(field.path, field.id);
  const clause = clauseOf(field.path, field.id);
  return [
    `<dt id="${id}-${index}" class="f${index} hue${index % HUES}"><a href="page:protocol#${fieldAnchor(field.path, field.id)}"><code>${escaped(row.path)}</code></a> `,
    `<span class="size">${plural(bytes.length, 'byte')}</span> <code class="value">${escaped(showFieldValue(annotation))}</code></dt>`,
    `<dd class="f${index}">${prose(field.doc ?? '')} <span class="links">`,
    `<a href="page:generated#L${lines.reader}">read</a> \u00b7 <a href="page:generated#L${lines.writer}">written</a> \u00b7 `,
    `<a href="page:assignment#${clause.anchor}">assignment: ${escaped(clause.name)}</a></span></dd>`,
  ].join('');
}

function explained(row: Row, frame: InspectedFrame): ExplainedRow {
  const { annotation } = row;
  if (annotation === undefined)
    throw new Error(`${frame.name}: no field explains the bytes at ${row.start}.`);
  return { ...row, path: row.path.replace(/^frame\./, ''), annotation };
}

/** The byte that says who sent a frame is in recordings alone. */
function isOnTheWire({ annotation }: ExplainedRow): boolean {
  return annotation.field !== Chat.Record.fields.side;
}
