import { Chat } from '../../generated/typescript/chat.js';
import { badSamples } from './bad-samples.js';
import { expectationOf, hex } from './expectation.js';
import { goodSamples } from './good-samples.js';
import { toJson } from './json.js';
import type { Sample } from './sample.js';
import { type Story, stories } from './stories.js';

/** A file of the examples. */
export interface ExampleFile {
  readonly name: string;
  readonly content: Uint8Array | string;
}

/**
 * All files of the examples, the same bytes each time.
 *
 * @throws Error if a sample that should be readable is not, or the other way round
 */
export function makeExamples(): ExampleFile[] {
  const frames = [
    ...goodSamples().map((sample) => entry(sample, 'fields')),
    ...badSamples().map((sample) => entry(sample, 'error')),
  ];
  return [{ name: 'frames.json', content: toJson(frames) }, ...stories().flatMap(storyFiles)];
}

function entry(sample: Sample, expected: 'fields' | 'error'): object {
  const { name, why, type, bytes } = sample;
  const expectation = expectationOf(sample);
  if (!(expected in expectation)) throw new Error(`The sample ${name} yields ${JSON.stringify(expectation)}`);
  return { name, why, type, hex: hex(bytes), ...expectation };
}

function storyFiles({ name, why, seen }: Story): ExampleFile[] {
  const bytes = Chat.of({ records: seen.map(({ record }) => record) }).toBytes();
  const records = seen.map(({ connection, record }) => {
    const expectation = expectationOf({ type: 'chat', bytes: Chat.of({ records: [record] }).toBytes() });
    if (!('fields' in expectation))
      throw new Error(`A record of ${name} yields ${JSON.stringify(expectation)}`);
    const [fields] = expectation.fields.records as object[];
    return { connection, fields };
  });
  const file = `${name}.chat`;
  return [
    { name: file, content: bytes },
    { name: `${name}.json`, content: toJson({ file, why, records }) },
  ];
}
