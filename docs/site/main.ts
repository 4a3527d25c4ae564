/**
 * Makes the pages of the site that follow from something else, before TypeDoc runs: the diagram of the
 * specification, its reference, the illustrated conversation, the generated codec, and the README.
 *
 * The same input always gives the same bytes. Run from the root of the repository.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { analyse } from '../../src/codegen/compile.js';
import { diskHost } from '../../src/codegen/files.js';
import { conversationPage } from './conversation-page.js';
import { diagram } from './diagram.js';
import { exercisePages, withExerciseLinks } from './exercises.js';
import { framePlaygroundPage } from './frame-playground-page.js';
import { GeneratedModule } from './generated-lines.js';
import { playgroundData } from './playground-data.js';
import type { Example } from './playground-types.js';
import { withQuotes } from './quote.js';
import { withoutFolders } from './readme.js';
import { referencePage } from './reference-page.js';
import { samples } from './samples.js';
import { specPlaygroundPage } from './spec-playground-page.js';

const OUT = 'build/docs';
const STORY = 'spec/examples/whole-story';

await mkdir(`${OUT}/exercises`, { recursive: true });
const write = (name: string, text: string): Promise<void> => writeFile(`${OUT}/${name}`, text);

const generated = await GeneratedModule.read('generated/typescript/chat.ts');
const story = JSON.parse(await readFile(`${STORY}.json`, 'utf8')) as { records: { connection: string }[] };
const connections = story.records.map(({ connection }) => connection);
const [module] = analyse(['spec/chat.ksy'], diskHost([])).modules;
if (module === undefined) throw new Error('spec/chat.ksy has no module.');

await write('chat.svg', await diagram('generated/graphviz/chat.dot'));
await write('README.md', withExerciseLinks(await withoutFolders('README.md', OUT)));
await write('generated.md', generated.page());
await write('conversation.md', conversationPage(await readFile(`${STORY}.chat`), connections, generated));
await write(
  'tour.md',
  await withQuotes(await withoutFolders('docs/tour.md', OUT), (file) => readFile(file, 'utf8')),
);
const examples = JSON.parse(await readFile('spec/examples/frames.json', 'utf8')) as Example[];
await write('playground.md', framePlaygroundPage(playgroundData(module, generated, examples)));
await write('spec-playground.md', specPlaygroundPage(await samples()));
await write('protocol.md', referencePage(module.spec));
for (const { name, text } of await exercisePages(OUT)) await write(name, text);
