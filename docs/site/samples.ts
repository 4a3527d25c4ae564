import { readFile } from 'node:fs/promises';
import type { Sample } from './playground-types.js';
import { SiteError } from './site-error.js';

/** The greeting of docs/codegen.md: to Ann and Bob. */
const GREETING = '48454c4f18b2c3d4e5f6071802 0003416e6e 0003426f62'.replaceAll(' ', '');

/** The specifications of this repository that are worth a look, from the one that all is about. */
export async function samples(): Promise<Sample[]> {
  const read = (file: string): Promise<string> => readFile(file, 'utf8');
  const story = await readFile('spec/examples/whole-story.chat');
  return [
    { name: 'The chat', spec: await read('spec/chat.ksy'), hex: story.toString('hex'), type: '' },
    { name: 'Lengths and counts', spec: await read('test/package/hello_world.ksy'), hex: GREETING, type: '' },
    await feature('Bits', 'bits_from_the_most_significant'),
    await feature('A choice by number', 'switch_on_integers'),
  ];
}

/** One of the specifications that the generator is tested on: its first test has the bytes. */
async function feature(name: string, file: string): Promise<Sample> {
  const spec = await readFile(`test/codegen/features/${file}.ksy`, 'utf8');
  const hex = /bytes: *["']?([0-9a-f ]+)/.exec(spec)?.[1]?.replaceAll(' ', '');
  if (hex === undefined) throw new SiteError(`${file}.ksy has no test with bytes.`);
  return { name, spec: spec.replace(/^-test:[\s\S]*/m, ''), hex, type: '' };
}
