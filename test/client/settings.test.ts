import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseArguments } from '../../src/client/options.js';
import { parseSettings, readSettings, SettingsError, settingsPath } from '../../src/client/settings.js';

const parse = (text: string) => parseSettings(text, 'settings.yaml');

describe('the settings', () => {
  it('are options, one a line', () => {
    const text =
      'port: 9001\nplain: true\nrecord: talk.chat # all of it\ntheme: light\nbell: false\nreconnect: false\n';
    expect(parse(text)).toEqual({
      port: 9001,
      plain: true,
      record: 'talk.chat',
      theme: 'light',
      bell: false,
      reconnect: false,
    });
  });

  it('may be nothing', () => {
    for (const text of ['', '\n', '# nothing yet\n', '---\n', 'null\n', '{}'])
      expect(parse(text)).toEqual({});
  });

  it.each([
    ['bell: true\ntheme: blue\n', 'settings.yaml:2: theme has to be dark, light, mono.'],
    ['# a\n\nport: nine\n', 'settings.yaml:3: port has to be a number from 1 to 65535.'],
    ['port: 0', 'settings.yaml:1: port has to be a number from 1 to 65535.'],
    ['port: 90.5', 'settings.yaml:1: port has to be a number from 1 to 65535.'],
    ['bell: no', 'settings.yaml:1: bell has to be true or false.'],
    ['record:', 'settings.yaml:1: record has to be the name of a file.'],
    [
      'theme: dark\ncolour: red',
      'settings.yaml:2: There is no setting "colour". There are: port, plain, record, log, theme, bell, reconnect, tls, ca, cert, key.',
    ],
    ['toString: 1', /^settings\.yaml:1: There is no setting "toString"\./],
    ['- theme', 'settings.yaml:1: Expected lines of the form "option: value".'],
    ['just words', 'settings.yaml:1: Expected lines of the form "option: value".'],
    ['bell: true\nbell: false', /^settings\.yaml:2: .*unique/],
    ['theme: dark\nbell: "open', /^settings\.yaml:\d: /],
    ['theme: [dark', /^settings\.yaml:1: /],
  ])('%j is refused with the line', (text, message) => {
    expect(() => parse(text)).toThrow(message);
    expect(() => parse(text)).toThrow(SettingsError);
  });

  it('are where the XDG specification says', () => {
    expect(settingsPath({ XDG_CONFIG_HOME: '/x' })).toBe('/x/kaitai-chat/settings.yaml');
    const usual = join(homedir(), '.config/kaitai-chat/settings.yaml');
    for (const env of [{}, { XDG_CONFIG_HOME: '' }, { XDG_CONFIG_HOME: 'not/absolute' }]) {
      expect(settingsPath(env)).toBe(usual);
    }
  });

  it('are read from a file that need not be there, but has to be one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chat-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = settingsPath({ XDG_CONFIG_HOME: folder });
    expect(readSettings(path)).toEqual({});
    mkdirSync(join(folder, 'kaitai-chat'));
    expect(() => readSettings(join(folder, 'kaitai-chat'))).toThrow(/kaitai-chat cannot be read: /);
    writeFileSync(path, 'theme: mono\n');
    expect(readSettings(path)).toEqual({ theme: 'mono' });
  });

  it('are less than what is given on the command line', () => {
    const settings = () => parse('theme: light\nbell: false\nplain: true\nport: 9001\nreconnect: false');
    const run = (...args: string[]) => parseArguments(['host', 'Bob', ...args], settings);
    expect(run()).toMatchObject({
      options: { theme: 'light', bell: false, plain: true, port: 9001, reconnect: false },
    });
    const all = ['--theme', 'dark', '--bell', '--no-plain', '--port', '9000', '--reconnect'];
    expect(run(...all)).toMatchObject({
      options: { theme: 'dark', bell: true, plain: false, port: 9000, reconnect: true },
    });
  });

  it('end the program with status 2 if they are wrong, but not the help', () => {
    const settings = () => parse('colour: red');
    const wrong = parseArguments(['host', 'Bob'], settings);
    expect(wrong).toMatchObject({ kind: 'stop', code: 2 });
    expect(wrong.kind === 'stop' && wrong.text).toMatch(
      /^error: settings\.yaml:1: There is no setting "colour"/,
    );
    expect(parseArguments(['--help'], settings)).toMatchObject({ kind: 'stop', code: 0 });
  });
});
