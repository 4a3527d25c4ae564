import { describe, expect, it } from 'vitest';
import { Chat } from '../../generated/typescript/chat.js';
import { makeExamples } from '../../src/examples/make.js';
import { CLASSES } from '../../src/examples/sample.js';
import { ValidationFailedError } from '../../src/runtime/index.js';
import { plain } from '../codegen/support/plain.js';
import { isMeant } from '../generated/support/differences.js';
import { readOfficially } from '../generated/support/official-chat.js';
import { readHere, TYPES } from '../generated/support/types.js';
import {
  camelFields,
  type FieldValue,
  fileNames,
  frameExamples,
  readExample,
  storyExamples,
} from './files.js';

const good = frameExamples.filter(({ fields }) => fields !== undefined);
const bad = frameExamples.filter(({ error }) => error !== undefined);

/** Fields as `plain` shows them. */
const shown = (fields: FieldValue) => camelFields(fields, (hex) => `hex ${hex}`);
/** Fields as `of` takes them, which ignores those that follow from others. */
const given = (fields: FieldValue) => camelFields(fields, (hex) => Buffer.from(hex, 'hex')) as never;

function typeOf(type: keyof typeof CLASSES) {
  return TYPES.find(({ Class }) => Class === CLASSES[type]) ?? expect.fail(type);
}

describe('spec/examples', () => {
  it('has the files that make examples writes, byte for byte, and a page that explains them', () => {
    const made = makeExamples();
    expect(fileNames()).toEqual([...made.map(({ name }) => name), 'README.md'].sort());
    for (const { name, content } of made) {
      expect(Buffer.from(content).equals(readExample(name)), `${name}: run make examples`).toBe(true);
    }
  });

  it('has each frame once, and says of each what it shows', () => {
    expect(good.length + bad.length).toBe(frameExamples.length);
    for (const of of ['name', 'hex'] as const) {
      const keys = frameExamples.map((example) =>
        of === 'hex' ? `${example.type} ${example.hex}` : example.name,
      );
      expect(keys.filter((key, index) => keys.indexOf(key) < index)).toEqual([]);
    }
    expect(frameExamples.filter(({ why }) => !/^[A-Z].*\.$/.test(why))).toEqual([]);
  });

  it('has every command from both sides, and every kind of error that there can be', () => {
    for (const type of ['client_frame', 'server_frame']) {
      const commands = new Set(good.filter((one) => one.type === type).map(({ fields }) => fields?.command));
      for (let command = 0; command <= 6; command++) expect(commands, type).toContain(command);
    }
    expect([...new Set(bad.map(({ error }) => error?.kind))].sort()).toEqual([
      'DecodeError',
      'EOFError',
      'ValidationNotAnyOfError',
      'ValidationNotEqualError',
      'ValidationNotInEnumError',
    ]);
  });
});

describe('a good frame', () => {
  it.each(good)('$name is read as its fields', ({ type, hex, fields = {} }) => {
    const bytes = Buffer.from(hex, 'hex');
    expect(plain(CLASSES[type].fromBytes(bytes))).toEqual(shown(fields));
  });

  it.each(good)('$name is written from its fields', ({ type, hex, fields = {} }) => {
    expect(Buffer.from(CLASSES[type].of(given(fields)).toBytes()).toString('hex')).toBe(hex);
  });

  it.each(good)('$name is read by the official parser as its fields', ({ type, hex, fields = {} }) => {
    const bytes = Buffer.from(hex, 'hex');
    const outcome = { fields: shown(fields), consumed: bytes.length };
    expect(readOfficially(typeOf(type).name, bytes)).toEqual(outcome);
  });
});

describe('a bad frame', () => {
  it.each(bad)('$name is refused with its error', ({ type, hex, error }) => {
    let thrown: unknown;
    try {
      CLASSES[type].fromBytes(Buffer.from(hex, 'hex'));
    } catch (caught) {
      thrown = caught;
    }
    expect(thrown).toMatchObject({ name: error?.kind });
    // The only errors that say by themselves which field they are about; of the others the inspector says it.
    if (thrown instanceof ValidationFailedError) expect(thrown.srcPath).toBe(error?.path);
  });

  it.each(bad)('$name is refused by the official parser, or meant not to be', ({ type, hex, error }) => {
    const bytes = Buffer.from(hex, 'hex');
    const official = readOfficially(typeOf(type).name, bytes);
    const here = readHere(typeOf(type), bytes);
    if (!isMeant(here, official)) expect(official).toEqual({ error: error?.kind });
  });
});

describe('the fault in a bad frame', () => {
  // By hand, from the specification: which field and where it begins.
  it.each([
    ['bad-client-nothing', '/types/client_frame/seq/0', 0],
    ['bad-client-half-length', '/types/client_frame/seq/1', 1],
    ['bad-client-half-message', '/types/client_frame/seq/2', 3],
    ['bad-client-leave-with-message', '/types/nothing/seq/0', 3],
    ['bad-client-direct-text-not-ascii', '/types/direct_request/seq/1', 7],
    ['bad-server-status-2', '/types/join_reply/seq/0', 3],
    ['bad-server-status-and-more', '/types/nothing/seq/0', 4],
    ['bad-server-said-without-space', '/types/said_line/seq/1', 8],
    ['bad-server-announced-other-event', '/types/announced_line/seq/2', 9],
    ['bad-server-list-entry-without-lf', '/types/listing/seq/1', 13],
    ['bad-recording-later-side-255', '/types/record/seq/0', 7],
    ['bad-recording-half-frame', '/types/server_frame/seq/2', 11],
  ])('%s is in %s at %d', (name, path, at) => {
    expect(bad.find((example) => example.name === name)?.error).toMatchObject({ path, at });
  });
});

describe.each(storyExamples)('the recording $file', ({ file, records }) => {
  const bytes = readExample(file);
  const fields = { records: records.map((record) => record.fields) };

  it('is read as its fields, here and by the official parser', () => {
    expect(plain(Chat.fromBytes(bytes))).toEqual(shown(fields));
    expect(readOfficially('Chat', bytes)).toEqual({ fields: shown(fields), consumed: bytes.length });
  });

  it('is written from its fields', () => {
    expect(Buffer.from(Chat.of(given(fields)).toBytes()).equals(bytes)).toBe(true);
  });
});
