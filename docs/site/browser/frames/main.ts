/**
 * The frame playground. There are three views of the same bytes: the form, the hexadecimal text, and the fields. A
 * change in the form writes the bytes; a change in the bytes is shown in the fields and, where they are one good
 * frame, in the form.
 */
import { Chat } from '../../../../generated/typescript/chat.js';
import { showHex } from '../../../../src/inspect/index.js';
import type { FieldInfo } from '../../../../src/runtime/index.js';
import type { FieldLinks } from '../../frame-box.js';
import { GROUPS, type PlaygroundData, type ReadAs } from '../../playground-types.js';
import { enableCopying, setFragment } from '../copy-link.js';
import { byId, pageData, showPlayground } from '../dom.js';
import { HexBox } from '../hex-box.js';
import { Group } from './controls.js';
import { boxes, inspect, summary } from './explain.js';

/** Bytes that an address can hold: mail programs and browsers take some 16,000 characters. */
const MOST_SHARED = 8000;

const data = pageData<PlaygroundData>('playground-data');
const form = byId('form', HTMLFormElement);
const hex = new HexBox();
const formError = byId('form-error', HTMLElement);
const example = byId('example', HTMLSelectElement);
const found = byId('summary', HTMLElement);
const frames = byId('frames', HTMLElement);
const why = byId('why', HTMLElement);

const record = new Group('record', data.forms);
form.append(record.element);

function readAs(): ReadAs {
  const value = document.querySelector<HTMLInputElement>('input[name=read-as]:checked')?.value;
  return GROUPS.find(({ type }) => type === value)?.type ?? 'client_frame';
}

function setReadAs(type: ReadAs): void {
  const radio = document.querySelector<HTMLInputElement>(`input[name=read-as][value=${type}]`);
  if (radio !== null) radio.checked = true;
}

/** Writes what the form has. */
function compose(): void {
  try {
    const { side, frame } = Chat.Record.of(record.read() as Chat.Record.Init);
    hex.digits = digitsOf(frame.toBytes());
    setReadAs(side === Chat.Side.CLIENT ? 'client_frame' : 'server_frame');
    formError.textContent = '';
  } catch (error) {
    formError.textContent = `This is no frame: ${error instanceof Error ? error.message : String(error)}`;
    return;
  }
  explain();
}

/** Shows what the bytes are, and puts them into the address. Returns the frame, if they are one and no more. */
function explain(): Uint8Array | undefined {
  const type = readAs();
  const bytes = hex.read();
  if (bytes === undefined) {
    if (frames.hasChildNodes()) found.textContent = 'The last bytes that could be read:';
    return undefined;
  }
  const inspection = inspect(bytes, type);
  found.textContent = summary(inspection, bytes.length);
  found.classList.toggle('wrong', inspection.fault !== undefined);
  frames.innerHTML = boxes(inspection, linksOf);
  setFragment(bytes.length > MOST_SHARED ? undefined : `${type}=${digitsOf(bytes)}`);
  return inspection.fault === undefined && inspection.frames.length === 1 ? bytes : undefined;
}

function digitsOf(bytes: Uint8Array): string {
  return showHex(bytes).replaceAll(' ', '');
}

/** Puts a good frame into the form. */
function fillForm(bytes: Uint8Array | undefined): void {
  if (bytes === undefined) return;
  const type = readAs();
  const value =
    type === 'chat'
      ? Chat.fromBytes(bytes).records[0]
      : type === 'client_frame'
        ? { side: Chat.Side.CLIENT, frame: Chat.ClientFrame.fromBytes(bytes) }
        : { side: Chat.Side.SERVER, frame: Chat.ServerFrame.fromBytes(bytes) };
  record.show(value);
  formError.textContent = '';
}

/** The links that the build made name pages; where those are is known from the links in the page itself. */
function linksOf({ path }: FieldInfo): FieldLinks {
  const links = data.links[path];
  if (links === undefined) throw new Error(`No links are known for ${path}.`);
  const { reference, reader, writer, clause } = links;
  return {
    reference: resolved(reference),
    reader: resolved(reader),
    writer: resolved(writer),
    clause: clause && { ...clause, href: resolved(clause.href) },
  };
}

function resolved(href: string): string {
  const [, page = '', anchor = ''] = /^page:([\w-]+)(#.*)?$/.exec(href) ?? [];
  const link = document.querySelector(`a[data-page="${page}"]`);
  return `${link?.getAttribute('href') ?? ''}${anchor}`;
}

/** Shows the bytes that the address has. Returns whether it has any. */
function fromAddress(): boolean {
  const [, name, digits = ''] = /^#(\w+)=(.*)$/s.exec(location.hash) ?? [];
  const type = GROUPS.find((group) => group.type === name)?.type;
  if (type === undefined) return false;
  setReadAs(type);
  hex.digits = digits;
  fillForm(explain());
  return true;
}

form.addEventListener('input', compose);
form.addEventListener('submit', (event) => event.preventDefault());
hex.onInput(() => fillForm(explain()));
for (const radio of document.querySelectorAll('input[name=read-as]')) {
  radio.addEventListener('change', () => fillForm(explain()));
}
example.addEventListener('change', () => {
  const chosen = data.examples.find(({ name }) => name === example.value);
  why.textContent = chosen?.why ?? '';
  if (chosen === undefined) return;
  setReadAs(chosen.type);
  hex.digits = chosen.hex;
  fillForm(explain());
});
// A byte leads to its field, and the address goes on to say what the bytes are.
frames.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  if (link === null) return;
  event.preventDefault();
  document.getElementById(link.getAttribute('href')?.slice(1) ?? '')?.scrollIntoView({ block: 'nearest' });
});
window.addEventListener('hashchange', fromAddress);
enableCopying();
showPlayground();

if (!fromAddress()) {
  record.show({
    side: Chat.Side.CLIENT,
    frame: Chat.ClientFrame.of({ command: Chat.Command.JOIN, message: { username: 'Bob' } }),
  });
  compose();
}
