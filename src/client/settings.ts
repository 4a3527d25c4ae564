import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { codeOf, messageOf } from '../system/errors.js';
import { THEMES, type ThemeName } from './screen/theme.js';

/** What a user can decide once for all, by the names of the options. What is left out has its default. */
export interface Settings {
  readonly port?: number;
  readonly plain?: boolean;
  readonly record?: string;
  readonly log?: string;
  readonly theme?: ThemeName;
  readonly bell?: boolean;
  readonly reconnect?: boolean;
  readonly tls?: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** The settings file is wrong. The message names it and the line. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const fileName = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? undefined : 'the name of a file';

const yesOrNo = (value: unknown): string | undefined =>
  typeof value === 'boolean' ? undefined : 'true or false';

/** For each setting what its value has to be, if it is not. The arguments of the command line use these too. */
export const CHECKS: Readonly<Record<keyof Settings, (value: unknown) => string | undefined>> = {
  port: (value) =>
    Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65535
      ? undefined
      : 'a number from 1 to 65535',
  plain: yesOrNo,
  record: fileName,
  log: fileName,
  theme: (value) =>
    typeof value === 'string' && Object.hasOwn(THEMES, value) ? undefined : Object.keys(THEMES).join(', '),
  bell: yesOrNo,
  reconnect: yesOrNo,
  tls: yesOrNo,
  ca: fileName,
  cert: fileName,
  key: fileName,
};

/**
 * Where the settings are, by the XDG base directory specification.
 * @param env - the environment; `XDG_CONFIG_HOME` counts if it is an absolute path
 */
export function settingsPath(env: NodeJS.ProcessEnv): string {
  const { XDG_CONFIG_HOME: home = '' } = env;
  return join(isAbsolute(home) ? home : join(homedir(), '.config'), 'kaitai-chat', 'settings.yaml');
}

/**
 * Reads the settings file. One that is not there is the same as an empty one.
 * @throws SettingsError
 */
export function readSettings(path: string): Settings {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return {};
    throw new SettingsError(`${path} cannot be read: ${messageOf(error)}`);
  }
  return parseSettings(text, path);
}

/**
 * Takes the settings out of the text of the file: YAML, one `option: value` a line.
 * @throws SettingsError
 */
export function parseSettings(text: string, path: string): Settings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const wrong = (offset: number, what: string): never => {
    throw new SettingsError(`${path}:${lines.linePos(offset).line}: ${what}`);
  };
  for (const { pos, message } of document.errors) wrong(pos[0], message);
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return {};
  if (!isMap(contents)) return wrong(contents.range?.[0] ?? 0, 'Expected lines of the form "option: value".');
  const settings: Record<string, unknown> = {};
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const at = (isScalar(key) ? key.range?.[0] : undefined) ?? 0;
    if (!Object.hasOwn(CHECKS, name)) {
      wrong(at, `There is no setting "${name}". There are: ${Object.keys(CHECKS).join(', ')}.`);
    }
    const given: unknown = isScalar(value) ? value.value : value;
    const expected = CHECKS[name as keyof Settings](given);
    if (expected !== undefined) wrong(at, `${name} has to be ${expected}.`);
    settings[name] = given;
  }
  return settings as Settings;
}
