/**
 * Makes the pages of the site, before TypeDoc runs. Some follow from something else: the diagram of the specification,
 * its reference, the illustrated conversation, the generated codec. Those written by hand get what they quote, and
 * links that hold where they stand now.
 *
 * The same input always gives the same bytes. Run from the root of the repository.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { analyse } from '../../src/codegen/compile.js';
import { diskHost } from '../../src/codegen/files.js';
import { conversationPage } from './conversation-page.js';
import { diagram } from './diagram.js';
import { exercisePages } from './exercises.js';
import { framePlaygroundPage } from './frame-playground-page.js';
import { GeneratedModule } from './generated-lines.js';
import { withLimits } from './limits-table.js';
import { OUT, pageWithLinks } from './page-links.js';
import { playgroundData } from './playground-data.js';
import type { Example } from './playground-types.js';
import { withQuotes } from './quote.js';
import { withReadings } from './readings-table.js';
import { referencePage } from './reference-page.js';
import { samples } from './samples.js';
import { orSay, SiteError } from './site-error.js';
import { specPlaygroundPage } from './spec-playground-page.js';

/** What the pages have beside the style of TypeDoc, which takes one file. The last comes after what it changes. */
const STYLES = ['pages', 'frames', 'playgrounds', 'print'];
const STORY = 'spec/examples/whole-story';

await orSay(async () => {
  await mkdir(`${OUT}/exercises`, { recursive: true });
  const write = (name: string, text: string): Promise<void> => writeFile(`${OUT}/${name}`, text);

  const generated = await GeneratedModule.read('generated/typescript/chat.ts');
  const story = JSON.parse(await readFile(`${STORY}.json`, 'utf8')) as { records: { connection: string }[] };
  const connections = story.records.map(({ connection }) => connection);
  const [module] = analyse(['spec/chat.ksy'], diskHost([])).modules;
  if (module === undefined) throw new SiteError('spec/chat.ksy has no module.');

  const styles = STYLES.map((name) => readFile(`docs/site/styles/${name}.css`, 'utf8'));
  await write('site.css', (await Promise.all(styles)).join('\n'));
  await write('chat.svg', await diagram('generated/graphviz/chat.dot'));
  await write('generated.md', generated.page());
  await write('conversation.md', conversationPage(await readFile(`${STORY}.chat`), connections, generated));
  const examples = JSON.parse(await readFile('spec/examples/frames.json', 'utf8')) as Example[];
  await write('playground.md', framePlaygroundPage(playgroundData(module, generated, examples)));
  await write('spec-playground.md', specPlaygroundPage(await samples()));
  await write('protocol.md', referencePage(module.spec));
  for (const { name, text } of await exercisePages()) await write(name, text);

  const byHand = (await readdir('docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
  for (const file of ['README.md', ...byHand]) {
    const quoted = await withQuotes(await pageWithLinks(file), (source) => readFile(source, 'utf8'));
    // The README has no title in front, as others show it as it is.
    const front = file === 'README.md' ? '---\ntitle: README\ngroup: Start here\n---\n\n' : '';
    await write(basename(file), front + withReadings(withLimits(quoted)));
  }
});
