/** The files in spec/examples, as another language would read them: JSON and bytes, and none of our code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../spec/examples');

export type FieldValue = string | number | FieldValue[] | { [id: string]: FieldValue };

export interface FrameExample {
  name: string;
  why: string;
  type: 'client_frame' | 'server_frame' | 'chat';
  hex: string;
  fields?: { [id: string]: FieldValue };
  error?: { kind: string; path: string; at: number };
}

export interface StoryExample {
  file: string;
  why: string;
  records: { connection: string; fields: { side: number; frame: { [id: string]: FieldValue } } }[];
}

export const fileNames = (): string[] => readdirSync(FOLDER).sort();
export const readExample = (name: string): Buffer => readFileSync(join(FOLDER, name));

export const frameExamples = JSON.parse(readExample('frames.json').toString()) as FrameExample[];

export const storyExamples = fileNames()
  .filter((name) => name.endsWith('.json') && name !== 'frames.json')
  .map((name) => JSON.parse(readExample(name).toString()) as StoryExample);

/** Fields as generated classes have them: names in camel case, and bytes made by `bytes` of their hex. */
export function camelFields(value: FieldValue, bytes: (hex: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => camelFields(item, bytes));
  if (typeof value !== 'object') return value;
  const { hex, ...others } = value;
  if (typeof hex === 'string' && Object.keys(others).length === 0) return bytes(hex);
  return Object.fromEntries(
    Object.entries(value).map(([id, item]) => [
      id.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      camelFields(item, bytes),
    ]),
  );
}
