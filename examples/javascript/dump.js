#!/usr/bin/env node
/**
 * Reads the paths of recordings from the input, one a line, and writes of each what is in it, as a line of JSON.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Chat, parse } from './wire.js';

/** Every field of a structure by its id: the generated class has them as its properties. */
function toJson(value) {
  if (value instanceof Uint8Array) return { hex: Buffer.from(value).toString('hex') };
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([name]) => !name.startsWith('_'));
  return Object.fromEntries(fields.map(([name, field]) => [snakeCase(name), toJson(field)]));
}

/** `lenMessage` back to the id of the specification, `len_message`. */
function snakeCase(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function dump(path) {
  const bytes = readFileSync(path);
  let recording;
  try {
    recording = parse(Chat, bytes);
  } catch (error) {
    return { error: `${error.name}: ${error.message}` };
  }
  return toJson(recording);
}

for await (const path of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(dump(path))}\n`);
}
