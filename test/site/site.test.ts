import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessible, withOwnTitle } from '../../docs/site/accessible.js';
import { withBreaks } from '../../docs/site/breaks.js';
import { conversationPage } from '../../docs/site/conversation-page.js';
import { shellLine } from '../../docs/site/do-it-again.js';
import { GeneratedModule } from '../../docs/site/generated-lines.js';
import { withLimits } from '../../docs/site/limits-table.js';
import { deadLinks } from '../../docs/site/links.js';
import { fieldAnchor } from '../../docs/site/names.js';
import { NARRATION } from '../../docs/site/narration.js';
import { pageWithLinks, placeOf } from '../../docs/site/page-links.js';
import { block, quotesOf } from '../../docs/site/quote.js';
import { referencePage } from '../../docs/site/reference-page.js';
import { searchable } from '../../docs/site/search.js';
import { Chat } from '../../generated/typescript/chat.js';
import { analyse } from '../../src/codegen/compile.js';
import { diskHost } from '../../src/codegen/files.js';
import { LIMIT_OPTIONS } from '../../src/server/limits.js';

const STORY = 'spec/examples/whole-story';

let generated: GeneratedModule;
let recording: Buffer;
let connections: string[];

beforeAll(async () => {
  generated = await GeneratedModule.read('generated/typescript/chat.ts');
  recording = await readFile(`${STORY}.chat`);
  const story: { records: { connection: string }[] } = JSON.parse(await readFile(`${STORY}.json`, 'utf8'));
  connections = story.records.map(({ connection }) => connection);
});

const frames = (page: string) => page.split('<details').slice(1);
const hexOf = (frame: string) =>
  Array.from(frame.matchAll(/<a class="f [^>]*>([0-9a-f ]*)<\/a>/g), ([, hex = '']) =>
    hex.replaceAll(' ', ''),
  ).join('');

describe('the illustrated conversation', () => {
  it('has every byte of every frame of the recording, in order', () => {
    const records = Chat.fromBytes(recording).records;
    const boxes = frames(conversationPage(recording, connections, generated));
    expect(boxes.map(hexOf)).toEqual(
      records.map(({ frame }) => Buffer.from(frame?.toBytes() ?? []).toString('hex')),
    );
  });

  it('says what each of them is, with the doc of the specification', () => {
    const page = conversationPage(recording, connections, generated);
    for (const box of frames(page)) {
      const groups = new Set(Array.from(box.matchAll(/href="#(frame-\d+-\d+)"/g), ([, id]) => id));
      for (const id of groups) expect(box).toContain(`<dt id="${id}"`);
      expect(box.match(/<dd /g)?.length).toBeGreaterThanOrEqual(groups.size);
      expect(box).not.toMatch(/<dd [^>]*> <span/);
    }
    expect(page).toContain(Chat.ClientFrame.fields.lenMessage.doc.split('.')[0]);
  });

  it('is not built of a recording with a byte that nobody can explain', () => {
    const bad = Buffer.from(recording);
    bad[0] = 7;
    expect(() => conversationPage(bad, connections, generated)).toThrow('cannot be read');
    expect(() => conversationPage(recording.subarray(0, -1), connections, generated)).toThrow(
      'cannot be read',
    );
    expect(() => conversationPage(recording, connections.slice(1), generated)).toThrow('differ');
  });

  it('tells each frame, and nothing of a frame that is another', () => {
    const page = conversationPage(recording, connections, generated);
    for (const { sentence } of NARRATION) expect(page).toContain(`<span class="told">${sentence}</span>`);
    const others = connections.with(4, 'Cat');
    expect(() => conversationPage(recording, others, generated)).toThrow(
      'narration.ts: frame 5 is server > Cat: 03 list, and not server > Bob: 03 list.',
    );
  });

  it('links to the lines that read and write a field', async () => {
    const lines = (await readFile('generated/typescript/chat.ts', 'utf8')).split('\n');
    const { path, id } = Chat.SaidLine.fields.sender;
    const { reader, writer } = generated.linesOf(path, id);
    expect(lines[reader - 1]).toMatch(/this\.sender = io\.read/);
    expect(lines[writer - 1]).toMatch(/io\.write.*this\.sender/);
    expect(() => generated.linesOf(path, 'no_such')).toThrow('/types/said_line/seq/0: no line');
  });

  it('has a line for a shell that prints what Ann sends', () => {
    const line = shellLine(recording, connections);
    const printed = execFileSync('bash', ['-c', line]);
    const sent = Chat.fromBytes(recording).records.filter(
      ({ side }, i) => side === Chat.Side.CLIENT && connections[i] === 'Ann',
    );
    expect(printed).toEqual(Buffer.concat(sent.map(({ frame }) => frame?.toBytes() ?? Buffer.of())));
    expect(conversationPage(recording, connections, generated)).toContain(line);
  });

  it('is the same from the same', () => {
    const once = conversationPage(recording, connections, generated);
    expect(conversationPage(recording, connections, generated)).toBe(once);
  });
});

it('the reference has a place for every field that the conversation links to', () => {
  const [module] = analyse(['spec/chat.ksy'], diskHost([])).modules;
  if (module === undefined) throw new Error('no module');
  const page = referencePage(module.spec);
  const linked = conversationPage(recording, connections, generated).matchAll(/page:protocol#([\w-]+)/g);
  for (const [, anchor] of linked) expect(page).toContain(`id="${anchor}"`);
  const { path, id } = Chat.RoomLine.fields.form;
  expect(page).toContain(`id="${fieldAnchor(path, id)}"`);
});

it('the threat model names tests that there are', async () => {
  const files = new Map<string, string>();
  for (const file of await readdir('test', { recursive: true })) {
    if (file.endsWith('.test.ts')) files.set(basename(file), await readFile(join('test', file), 'utf8'));
  }
  const named = [
    ...(await readFile('docs/threats.md', 'utf8')).matchAll(/`([\w.-]+\.test\.ts)`: (.*?)(?=; `| \|$)/gm),
  ];
  expect(named.length).toBeGreaterThan(10);
  for (const [, file = '', title = ''] of named)
    expect(files.get(file), `${file}: ${title}`).toContain(title);
});

it('the tour quotes code that is there', async () => {
  const quotes = quotesOf(await readFile('docs/tour.md', 'utf8'));
  expect(quotes.length).toBeGreaterThan(6);
  for (const { file, start } of quotes) block(await readFile(file, 'utf8'), start, file);
});

it('a page has the limits of the server as --help has them', () => {
  const page = withLimits('Before.\n\n<!-- limits -->\n\nBehind.');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows.map((row) => row.split(' | ').at(-1))).toEqual(LIMIT_OPTIONS.map(({ text }) => `${text} |`));
  expect(rows[0]).toBe(`| \`--max-connections\` | 10,000 | ${LIMIT_OPTIONS[0]?.text} |`);
});

it('links of a page lead where the pages of the site are', async () => {
  expect(placeOf('docs/wire.md')).toBe('build/docs/wire.md');
  expect(placeOf('docs/exercises/05-a-limit/README.md')).toBe('build/docs/exercises/05-a-limit.md');
  expect(placeOf('spec/chat.ksy')).toBe('spec/chat.ksy');
  const page = await pageWithLinks('docs/exercises/05-a-limit/README.md');
  expect(page).toContain('](../running.md#limits)');
  expect(page).toContain('](../../../src/server/limits.ts)');
  expect(await pageWithLinks('docs/home.md')).toContain(' src="../../docs/pictures/wire.svg"');
});

describe('a quote', () => {
  const code = '/** Says hello. */\nfunction hello() {\n  if (x) {\n    y();\n  }\n}\n\nhello();\n';

  it('is the whole block with its comment, moved to the left', () => {
    expect(block(code, 'function hello', 'a.ts').join('\n')).toBe(code.split('\n\n')[0]);
    expect(block(code, 'if (x)', 'a.ts')).toEqual(['if (x) {', '  y();', '}']);
    const long = 'function f(\n  x: number,\n): void {\n  y();\n}\ng();\n';
    expect(block(long, 'function f(', 'a.ts').join('\n')).toBe(long.slice(0, long.indexOf('\ng')));
  });

  it('is not of code that is not there, is there twice, or is no block', () => {
    expect(() => block(code, 'goodbye', 'a.ts')).toThrow('a.ts: 0 lines have "goodbye"');
    expect(() => block(code, 'hello', 'a.ts')).toThrow('3 lines');
    expect(() => block(code, 'y();', 'a.ts')).toThrow('no block');
    expect(() => block('{\n  x', '{', 'a.ts')).toThrow('no end');
    expect(() => block(code, 'hello();', 'a.ts')).toThrow('no block');
  });
});

it('the outline of a page leaves out no level, and no link stands in what opens a box', () => {
  expect(accessible('<h1>A</h1><h4>B</h4><h4>C</h4><h2>D</h2><h3>E</h3>')).toBe(
    '<h1>A</h1><h4 aria-level="2">B</h4><h4 aria-level="2">C</h4><h2>D</h2><h3>E</h3>',
  );
  expect(accessible('<summary>A<a href="#a" class="tsd-anchor-icon">#</a></summary>')).toBe(
    '<summary>A</summary>',
  );
});

it('the page of a class has the whole name of the class for a title', () => {
  const page = '<title>Init | chat</title><h1>Interface Init</h1>';
  expect(withOwnTitle('interfaces/Chat.Line.Init.html', page)).toContain(
    '<title>Interface Chat.Line.Init | chat<',
  );
  expect(withOwnTitle('documents/Init.html', page)).toBe(page);
});

it('code in a text is broken behind what joins its words, and an option nowhere', () => {
  expect(withBreaks('<td><code>len_message</code>')).toBe('<td><code>len_<wbr>message</code>');
  expect(withBreaks('<code class="x">a::b/c.d</code>')).toBe(
    '<code class="x">a::<wbr>b/<wbr>c.<wbr>d</code>',
  );
  expect(withBreaks('<code>--on-log [-n]</code>')).toBe(
    '<code><span class="unbroken">--on</span>-log [<span class="unbroken">-n</span>]</code>',
  );
  const asItIs = '<pre><code>a_b --c</code></pre><code>_io &lt;</code><p>a_b';
  expect(withBreaks(asItIs)).toBe(asItIs);
});

it('what is searched of a page is its headings, and its text without markup', () => {
  const page = '# A\n\n## A `b_c` & d\n\n<h2 id="e">F</h2>\n\n```sh\n# no heading\n```\n';
  expect(searchable(page).headings).toBe('A\nA `b_c` & d\nF');
  const text = '<p class="x">one <code>two</code></p> `<username>`<script type="json">{"three": 3}</script>';
  expect(
    searchable(text)
      .document.split(/\s+/)
      .filter((word) => word !== ''),
  ).toEqual(['one', 'two', '`<username>`']);
});

describe('the link check', () => {
  const check = (html: string) =>
    deadLinks(
      new Map([
        ['/site/a.html', html],
        ['/site/b/c.html', '<h2 id="here">'],
      ]),
      new Set(['/site/a.html', '/site/b/c.html', '/site/x.svg']),
    ).map(({ href, why }) => `${href}: ${why}`);

  it('takes what leads somewhere', () => {
    expect(
      check(
        '<p id="p"><a href="#p"><a href="b/c.html#here"><img src="x.svg"><a href="https://example.org/#x"><a href="b/c.html#there=0102"><a href="mailto:a@b">',
      ),
    ).toEqual([]);
  });

  it('finds what leads nowhere', () => {
    expect(check('<a href="b/d.html"><a href="b/c.html#there"><a href="#p"><img src="y.svg">')).toEqual([
      'b/d.html: there is no such file',
      'b/c.html#there: that page has no such place',
      '#p: that page has no such place',
      'y.svg: there is no such file',
    ]);
  });
});
