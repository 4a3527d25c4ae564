import { readFile } from 'node:fs/promises';
import { it } from '@fast-check/vitest';
import { beforeAll, describe, expect } from 'vitest';
import { type Forms, formsOf, type Input } from '../../docs/site/form-model.js';
import { framePlaygroundPage } from '../../docs/site/frame-playground-page.js';
import { GeneratedModule } from '../../docs/site/generated-lines.js';
import { playgroundData } from '../../docs/site/playground-data.js';
import type { Example, PlaygroundData } from '../../docs/site/playground-types.js';
import { chatRecord } from '../../generated/arbitraries/chat.js';
import { Chat } from '../../generated/typescript/chat.js';
import { analyse } from '../../src/codegen/compile.js';
import { diskHost } from '../../src/codegen/files.js';
import type { ModuleModel } from '../../src/codegen/model/class.js';

function moduleOf(text: string): ModuleModel {
  const host = { read: () => text, candidates: () => [] };
  const [module] = analyse(['test.ksy'], host).modules;
  if (module === undefined) throw new Error('no module');
  return module;
}

let chat: ModuleModel;
let forms: Forms;
let examples: Example[];
let data: PlaygroundData;

beforeAll(async () => {
  const [module] = analyse(['spec/chat.ksy'], diskHost([])).modules;
  if (module === undefined) throw new Error('no module');
  chat = module;
  examples = JSON.parse(await readFile('spec/examples/frames.json', 'utf8')) as Example[];
  data = playgroundData(chat, await GeneratedModule.read('generated/typescript/chat.ts'), examples);
  forms = data.forms;
});

/** What somebody who sees the object would put into the form. */
function filledIn(type: string, object: object): unknown {
  const values = object as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    (forms[type] ?? []).map(({ name, input }) => [name, filledInput(input, values[name], values)]),
  );
}

function filledInput(input: Input, value: unknown, siblings: Readonly<Record<string, unknown>>): unknown {
  if (input.kind === 'group') return filledIn(input.type, value as object);
  if (input.kind !== 'switch') return value;
  const one = input.cases.find((choice) => choice.value === siblings[input.on])?.input ?? input.otherwise;
  return one && filledInput(one, value, siblings);
}

describe('the form of the frame playground', () => {
  it.prop([chatRecord()])('asks for all that a frame needs, whichever it is', (record) => {
    const again = Chat.Record.of(filledIn('record', record) as Chat.Record.Init);
    expect(again.toBytes()).toEqual(record.toBytes());
  });

  it('asks for nothing that follows from the rest', () => {
    const ids = Object.values(forms).flatMap((fields) => fields.map(({ id }) => id));
    for (const id of ['len_message', 'rest', 'star', 'space', 'bracket']) expect(ids).not.toContain(id);
  });

  it('offers what the specification allows, with its words', () => {
    const [command] = forms.client_frame ?? [];
    if (command?.input.kind !== 'choice') throw new Error('The command is no choice.');
    expect(command.input.members.map(({ id }) => id)).toEqual(
      Object.keys(Chat.Command).filter(isName).map(lower),
    );
    expect(command.input.other).toEqual({ min: 0, max: 255 });
    const event = forms.announced_line?.find(({ id }) => id === 'event');
    expect(event?.input).toEqual({
      kind: 'text',
      allowed: ['is joining the chat**', 'is leaving the chat**'],
    });
  });

  it.each([
    ['a float', '[{ id: x, type: f4be }]', '/seq/0: the playground has no form for float'],
    ['a condition', '[{ id: x, type: u1, if: true }]', 'a field with a condition'],
    ['a list of numbers', '[{ id: x, type: u1, repeat: eos }]', 'a list of int'],
  ])('is refused for %s', (_, seq, message) => {
    const { root } = moduleOf(`meta: { id: test }\nseq: ${seq}\n`);
    expect(() => formsOf(root)).toThrow(message);
  });
});

const isName = (key: string): boolean => /\D/.test(key);
const lower = (key: string): string => key.toLowerCase();

describe('the page of the frame playground', () => {
  it('has its data, which no text in it can leave', () => {
    const evil = '</script><script>alert(1)</script>';
    const page = framePlaygroundPage({ ...data, examples: [{ ...(examples[0] as Example), why: evil }] });
    const [, json = ''] =
      /<script type="application\/json" id="playground-data">(.*)<\/script>/.exec(page) ?? [];
    expect((JSON.parse(json) as PlaygroundData).examples[0]?.why).toBe(evil);
    expect(page).not.toContain('<script>');
  });

  it('has every example, and the links of every field that a frame can have', () => {
    const page = framePlaygroundPage(data);
    for (const { name } of examples) expect(page).toContain(`<option value="${name}"`);
    for (const type of [Chat, Chat.Record, Chat.ClientFrame, Chat.SaidLine, Chat.Listing]) {
      for (const { path } of Object.values(type.fields))
        expect(data.links[path]?.reader).toContain('page:generated#L');
    }
  });
});
