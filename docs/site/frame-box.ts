import { Chat } from '../../generated/typescript/chat.js';
import {
  commandName,
  type Fault,
  type InspectedFrame,
  plural,
  type Row,
  showFieldValue,
  showHex,
} from '../../src/inspect/index.js';
import type { FieldInfo } from '../../src/runtime/index.js';
import { escaped, prose } from './html.js';

/** Where on the site more is said of a field. */
export interface FieldLinks {
  readonly reference: string;
  /** The generated lines that read and write it. */
  readonly reader: string;
  readonly writer: string;
  /** The clause of the assignment that it comes from; none for what only recordings have. */
  readonly clause: { readonly name: string; readonly href: string } | undefined;
}

/** A frame and how it is to be shown. */
export interface FrameBox {
  readonly frame: InspectedFrame;
  /** The anchor of the box, from which those of its fields are made. */
  readonly id: string;
  readonly number: number;
  /** Who is at the client's end: a name, or just `client`. */
  readonly client: string;
  readonly open: boolean;
  /** Links below the fields. */
  readonly more: readonly { readonly text: string; readonly href: string }[];
  readonly linksOf: (field: FieldInfo) => FieldLinks;
  /** What happens here, in a sentence. */
  readonly told?: string;
  /** What is wrong with the frame, if something is. */
  readonly fault?: Fault | undefined;
}

/** Colours of their own for so many fields of a frame. */
const HUES = 6;

/** Bytes of one field, and fields of one frame, that are shown: a page shows no more of a flood. */
const MOST_BYTES = 512;
const MOST_ROWS = 100;

/**
 * A frame as a box that opens: direction and gist in one line, then its bytes, each belonging to a field, then the
 * fields. The recorded conversation and the playground show frames alike.
 */
export function frameBox(box: FrameBox): string {
  const { frame, id, number, fault } = box;
  const rows = frame.rows.slice(0, MOST_ROWS);
  const hidden = frame.rows.length - rows.length;
  const fromClient = frame.side === Chat.Side.CLIENT;
  const size = frame.rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return [
    `<details class="frame ${fromClient ? 'from-client' : 'from-server'}" id="${id}"${box.open ? ' open' : ''}>`,
    `<summary><span class="number">${number}</span> <span class="way">${escaped(way(fromClient, box.client))}</span> `,
    `<strong>${escaped(commandOf(frame))}</strong> <span class="gist">${escaped(gist(frame.rows))}</span>`,
    box.told === undefined ? '' : `<span class="told">${escaped(box.told)}</span>`,
    '</summary>',
    `<div class="hex" role="group" aria-label="${plural(size, 'byte')}">`,
    `${rows.map((row, i) => byteGroup(row, i, id, fault)).join(' ')}${missing(frame, fault)}</div>`,
    `<dl>${rows.map((row, i) => fieldEntry(row, i, box)).join('\n')}</dl>`,
    hidden > 0 ? `<p class="more">${plural(hidden, 'more field')}, not shown.</p>` : '',
    box.more.length > 0 ? `<p class="link">${box.more.map(link).join(' \u00b7 ')}</p>` : '',
    '</details>',
  ].join('\n');
}

function link({ text, href }: FrameBox['more'][number]): string {
  return `<a href="${href}">${escaped(text)}</a>`;
}

function way(fromClient: boolean, client: string): string {
  return fromClient ? `${client} \u2192 server` : `server \u2192 ${client}`;
}

/** Its command as the box names it: `02 message`, or the bare number of one that there is not. */
export function commandOf({ rows }: InspectedFrame): string {
  const value = rows.find(({ annotation }) => annotation?.field.id === 'command')?.annotation?.value;
  return commandName(typeof value === 'number' ? value : undefined);
}

const LONGEST_GIST = 120;

/** What the message says, for who does not open the frame. */
function gist(rows: readonly Row[]): string {
  const outside = new Set(['side', 'command', 'len_message']);
  const inside = rows.filter(({ annotation }) => !outside.has(annotation?.field.id ?? ''));
  const [number, ...more] = inside.filter(({ bytes }) => bytes.length > 0);
  if (typeof number?.annotation?.value === 'number' && more.length === 0)
    return showFieldValue(number.annotation);
  const text = inside.map(({ bytes }) => String.fromCharCode(...bytes.subarray(0, LONGEST_GIST))).join('');
  const shown = text
    .slice(0, LONGEST_GIST)
    .replaceAll('\n', ' \u23ce ')
    .replace(/[^\x20-\x7e\u23ce]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .trim();
  return text.length > LONGEST_GIST ? `${shown}\u2026` : shown;
}

function byteGroup(
  { bytes, path, annotation, start }: Row,
  index: number,
  id: string,
  fault?: Fault,
): string {
  if (bytes.length === 0) return '';
  const title = annotation === undefined ? 'not read' : escaped(path);
  const look = annotation === undefined ? 'unread' : `hue${index % HUES}`;
  const hex = hexWithMark(bytes, fault === undefined ? -1 : fault.byte - start);
  return `<a class="f f${index} ${look}" href="#${id}-${index}" title="${title}">${hex}</a>`;
}

/** The bytes as hex; the one at `wrong` is marked. Of very many only the first are shown, and those around the mark. */
function hexWithMark(bytes: Uint8Array, wrong: number): string {
  const inside = wrong >= 0 && wrong < bytes.length;
  const first = bytes.subarray(0, MOST_BYTES);
  if (!inside) return showHex(first) + left(bytes.length - first.length);
  const from = wrong < MOST_BYTES ? 0 : wrong - 8;
  const to = Math.max(first.length, Math.min(wrong + 9, bytes.length));
  const before = from > 0 ? `${left(from).trim()} ` : '';
  const marked = `<mark class="wrong">${showHex(bytes.subarray(wrong, wrong + 1))}</mark>`;
  const around = [showHex(bytes.subarray(from, wrong)), marked, showHex(bytes.subarray(wrong + 1, to))];
  return before + around.filter((part) => part !== '').join(' ') + left(bytes.length - to);
}

function left(count: number): string {
  return count > 0 ? ` \u2026 ${plural(count, 'more byte')}` : '';
}

/** The place of bytes that should have followed. */
function missing({ rows }: InspectedFrame, fault?: Fault): string {
  const last = rows.at(-1);
  if (fault === undefined || last === undefined || fault.byte < last.start + last.bytes.length) return '';
  return ' <mark class="wrong">missing</mark>';
}

function fieldEntry(row: Row, index: number, { id, linksOf, fault }: FrameBox): string {
  const { annotation, bytes, path } = row;
  const size = `<span class="size">${plural(bytes.length, 'byte')}</span>`;
  if (annotation === undefined) {
    return `<dt id="${id}-${index}" class="f${index} unread">not read ${size}</dt><dd class="f${index}"></dd>`;
  }
  const { field } = annotation;
  const { reference, reader, writer, clause } = linksOf(field);
  const wrong = fault !== undefined && fault.path === field.path && fault.at === annotation.start;
  const links = [
    `<a href="${reader}">read</a>`,
    `<a href="${writer}">written</a>`,
    ...(clause === undefined ? [] : [`<a href="${clause.href}">assignment: ${escaped(clause.name)}</a>`]),
  ];
  return [
    `<dt id="${id}-${index}" class="f${index} hue${index % HUES}"><a href="${reference}"><code>${escaped(path)}</code></a> `,
    `${size} <code class="value">${escaped(shortened(showFieldValue(annotation)))}</code></dt>`,
    `<dd class="f${index}">${wrong ? `<strong class="wrong">${escaped(fault.reason)}</strong> ` : ''}`,
    `${prose(field.doc ?? '')} <span class="links">${links.join(' \u00b7 ')}</span></dd>`,
  ].join('');
}

const LONGEST_VALUE = 2000;

function shortened(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}\u2026` : text;
}
