/**
 * The spec playground: a specification and bytes go to a worker as they are typed; the generated TypeScript and the
 * fields of the bytes come back. Nothing that a specification does can stop the page: it may only cost its worker.
 */
import { MOST_SPEC, type Sample } from '../../playground-types.js';
import { enableCopying, setFragment } from '../copy-link.js';
import { byId, element, pageData, showPlayground } from '../dom.js';
import { HexBox } from '../hex-box.js';
import { Editor } from './editor.js';
import type { Outcome } from './messages.js';
import { Runner } from './runner.js';
import { pack, unpack } from './share.js';
import { readingSentence, treeHtml } from './show.js';

declare global {
  /** The text of the worker, from a script of its own: a page that is opened as a file cannot load it otherwise. */
  var specWorkerSource: string;
}

/** How long typing has to rest before it is compiled, in milliseconds. */
const PAUSE = 200;

/** Characters of generated code that are shown, and of an address, at most. */
const MOST_CODE = 500_000;
const MOST_SHARED = 16_000;

const samples = pageData<readonly Sample[]>('samples');
const editor = new Editor(
  byId('spec', HTMLTextAreaElement),
  byId('numbers', HTMLElement),
  byId('errors', HTMLElement),
);
const hex = new HexBox();
const type = byId('type', HTMLSelectElement);
const status = byId('summary', HTMLElement);
const tree = byId('tree', HTMLElement);
const code = byId('code', HTMLElement);
const sample = byId('sample', HTMLSelectElement);

let bytes: Uint8Array = new Uint8Array();
let wanted = '';
let timer: ReturnType<typeof setTimeout> | undefined;

const source = URL.createObjectURL(new Blob([globalThis.specWorkerSource], { type: 'text/javascript' }));
const runner = new Runner(
  () => new Worker(source),
  show,
  fail,
  () => say('The generator is at work. What is below is of what was here before.'),
);

function show({ errors, typescript, types, reading }: Outcome): void {
  // What was typed before comes too late.
  if (isTooLong()) return;
  editor.mark(errors);
  if (errors.length > 0) {
    // What was right before stays, for who is in the middle of typing.
    say(`The specification has ${errors.length === 1 ? 'an error' : `${errors.length} errors`}.`, true);
    return;
  }
  code.textContent = typescript.slice(0, MOST_CODE);
  type.replaceChildren(...types.map((name) => element('option', {}, name)));
  type.value = reading?.type ?? '';
  tree.innerHTML = reading === undefined ? '' : treeHtml(reading.tree, bytes);
  if (reading === undefined)
    say('The specification is right. Each type has parameters, so none can be read alone.');
  else say(readingSentence(reading, bytes.length), reading.error !== undefined);
}

function fail(why: string): void {
  editor.mark([]);
  say(why, true);
}

function say(text: string, isWrong = false): void {
  status.textContent = text;
  status.classList.toggle('wrong', isWrong);
}

function isTooLong(): boolean {
  return editor.text.length >= MOST_SPEC;
}

/** Compiles and reads what is there now, and puts it into the address. */
function update(): void {
  if (isTooLong()) {
    editor.mark([]);
    say(`This page takes specifications of less than ${MOST_SPEC.toLocaleString('en')} characters.`, true);
    return;
  }
  const given = hex.read();
  if (given === undefined) {
    say('The bytes have an error. What is below is of what was here before.', true);
    return;
  }
  bytes = given;
  runner.submit({ spec: editor.text, bytes, type: wanted });
  void share();
}

async function share(): Promise<void> {
  const given = new URLSearchParams({
    spec: await pack(editor.text),
    hex: hex.digits,
    type: wanted,
  });
  const fragment = `${given}`;
  setFragment(fragment.length > MOST_SHARED ? undefined : fragment);
}

function updateSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(update, PAUSE);
}

function load({ spec, hex: digits, type: name }: Sample): void {
  editor.text = spec;
  hex.digits = digits;
  wanted = name;
  update();
}

/** Shows what the address has. Returns whether it has anything. */
async function fromAddress(): Promise<boolean> {
  const given = new URLSearchParams(location.hash.slice(1));
  const packed = given.get('spec');
  if (packed === null) return false;
  try {
    const spec = await unpack(packed);
    load({ name: '', spec, hex: given.get('hex') ?? '', type: given.get('type') ?? '' });
    return true;
  } catch {
    say('The address of this page has no specification that could be unpacked. It may have been cut.', true);
    return false;
  }
}

function loadSample(): void {
  const chosen = samples.find(({ name }) => name === sample.value);
  if (chosen !== undefined) load(chosen);
}

byId('spec', HTMLTextAreaElement).addEventListener('input', updateSoon);
hex.onInput(updateSoon);
sample.addEventListener('input', loadSample);
type.addEventListener('input', () => {
  wanted = type.value;
  update();
});
window.addEventListener('hashchange', () => void fromAddress());
enableCopying();
showPlayground();
void fromAddress().then((found) => {
  if (!found) loadSample();
});
