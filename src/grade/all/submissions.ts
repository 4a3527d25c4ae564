import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../system/errors.js';

/** What `grade.json` of a submission says. */
export interface Manifest {
  /** Run first, in the folder; a line for the shell. */
  readonly build?: string;
  readonly server?: { readonly command: readonly string[]; readonly port: number; readonly logs?: string };
  readonly client?: { readonly command: readonly string[]; readonly port: number };
}

/** A folder of a batch. */
export interface SubmissionFolder {
  readonly name: string;
  readonly folder: string;
  readonly manifest: Manifest | undefined;
  /** Why there is no manifest; empty where there is one. */
  readonly problem: string;
}

/** The submissions in a folder, by name. @throws the error of the system where it cannot be read */
export function findSubmissions(folder: string): SubmissionFolder[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !entry.name.endsWith('.grade'))
    .map((entry) => entry.name)
    .sort()
    .map((name) => readOne(name, join(folder, name)));
}

function readOne(name: string, folder: string): SubmissionFolder {
  const file = join(folder, 'grade.json');
  if (!existsSync(file)) return { name, folder, manifest: undefined, problem: 'there is no grade.json' };
  try {
    return { name, folder, manifest: checked(JSON.parse(readFileSync(file, 'utf8'))), problem: '' };
  } catch (error) {
    return { name, folder, manifest: undefined, problem: `grade.json: ${messageOf(error)}` };
  }
}

/** @throws an Error that says what is wrong */
function checked(given: unknown): Manifest {
  const all = object(given, 'it');
  const { build } = all;
  if (build !== undefined && typeof build !== 'string') throw new Error('"build" is no text');
  const part = (key: 'server' | 'client') => {
    if (all[key] === undefined) return undefined;
    const one = object(all[key], `"${key}"`);
    const { command, port = 9000 } = one;
    const words = typeof command === 'string' ? [command] : command;
    if (!Array.isArray(words) || words.length === 0 || words.some((word) => typeof word !== 'string')) {
      throw new Error(`"command" of "${key}" is no text and no list of texts`);
    }
    if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(`"port" of "${key}" is no number from 1 to 65535`);
    }
    const { logs } = one;
    if (logs !== undefined && typeof logs !== 'string') throw new Error(`"logs" of "${key}" is no text`);
    return { command: words as string[], port, ...(logs !== undefined && { logs }) };
  };
  const [server, client] = [part('server'), part('client')];
  if (server === undefined && client === undefined) throw new Error('it has neither "server" nor "client"');
  return {
    ...(build !== undefined && { build }),
    ...(server !== undefined && { server }),
    ...(client !== undefined && { client }),
  };
}

function object(given: unknown, what: string): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Error(`${what} is no object`);
  return given as Record<string, unknown>;
}
