import { describe, expect, it } from 'vitest';
import { chooseView } from '../../src/client/choose-view.js';
import { parseArguments } from '../../src/client/options.js';

const USAGE = 'Usage: chat-client [options] <address> <name>\n';

describe('the arguments', () => {
  it('are an address and a name', () => {
    const defaults = {
      port: 9000,
      plain: false,
      record: undefined,
      log: undefined,
      tls: false,
      ca: undefined,
      cert: undefined,
      key: undefined,
      theme: undefined,
      bell: true,
      reconnect: true,
    };
    expect(parseArguments(['127.0.0.1', 'Bob'])).toEqual({
      kind: 'run',
      options: { ...defaults, address: '127.0.0.1', name: 'Bob' },
    });
    const all = ['--port', '1234', 'host', '--plain', 'Bob', '--record', 'f', '--log', 'g'];
    expect(parseArguments([...all, '--theme', 'light', '--no-bell', '--no-reconnect'])).toEqual({
      kind: 'run',
      options: {
        ...defaults,
        address: 'host',
        name: 'Bob',
        port: 1234,
        plain: true,
        record: 'f',
        log: 'g',
        theme: 'light',
        bell: false,
        reconnect: false,
      },
    });
  });

  it.each([
    [['127.0.0.1', ''], 'A name may not be blank.'],
    [['127.0.0.1', '  '], 'A name may not be blank.'],
    [['127.0.0.1', 'Bob Smith'], 'A name may not contain spaces.'],
    [['127.0.0.1', 'Bob', 'Smith'], 'A name may not contain spaces.'],
    [['127.0.0.1', ' Bob'], 'A name may not contain spaces.'],
    [['127.0.0.1', 'Zo\u00eb'], 'not U+00EB'],
    [['127.0.0.1'], "missing required argument 'name'"],
    [[], "missing required argument 'address'"],
    [['', 'Bob'], 'An address may not be blank.'],
    [['127.0.0.1', 'Bob', '--port', '0'], 'A port is a number from 1 to 65535.'],
    [['127.0.0.1', 'Bob', '--port', '65536'], 'A port is a number from 1 to 65535.'],
    [['127.0.0.1', 'Bob', '--port', '9e3'], 'A port is a number from 1 to 65535.'],
    [['127.0.0.1', 'Bob', '--theme', 'blue'], 'There are dark, light and mono.'],
    [['127.0.0.1', 'Bob', '--what'], "unknown option '--what'"],
  ])('%j are refused with the reason and the usage line', (args, reason) => {
    const result = parseArguments(args);
    expect(result).toMatchObject({ kind: 'stop', code: 2 });
    if (result.kind !== 'stop') return;
    expect(result.text).toContain(reason);
    expect(result.text.endsWith(USAGE)).toBe(true);
  });

  it.each([
    ['127.0.0.1:9000', 'chat-client --port 9000 127.0.0.1 Bob'],
    ['[::1]:9001', 'chat-client --port 9001 [::1] Bob'],
    ['localhost:1', 'chat-client --port 1 localhost Bob'],
  ])('say how a port is given, for the address %s', (address, hint) => {
    const result = parseArguments([address, 'Bob']);
    expect(result).toMatchObject({ kind: 'stop', code: 2 });
    expect(result.kind === 'stop' && result.text).toContain(`The port is an option. Say: ${hint}\n`);
  });

  it.each(['::1', '[::1]', 'fe80::1', '2001:db8::9000'])('know that %s has no port', (address) => {
    expect(parseArguments([address, 'Bob'])).toMatchObject({ kind: 'run', options: { address } });
  });

  it.each([
    [['--ca', 'f'], '--ca needs --tls.'],
    [['--cert', 'f', '--key', 'g'], '--cert needs --tls.'],
    [['--tls', '--cert', 'f'], 'belong together'],
    [['--tls', '--key', 'f'], 'belong together'],
  ])('%j is told to be half of what is needed', (args, sentence) => {
    const result = parseArguments([...args, 'host', 'Bob']);
    expect(result).toMatchObject({ kind: 'stop', code: 2 });
    expect(result.kind === 'stop' && result.text).toContain(sentence);
  });

  it('leave a certificate in the settings alone without --tls', () => {
    expect(parseArguments(['host', 'Bob'], () => ({ ca: 'f' }))).toMatchObject({ kind: 'run' });
  });

  it('need a file each for the log and the recording', () => {
    const result = parseArguments(['--log', 'a', '--record', './a', 'host', 'Bob']);
    expect(result).toMatchObject({ kind: 'stop', code: 2 });
  });

  it('can ask for help', () => {
    const result = parseArguments(['--help']);
    expect(result).toMatchObject({ kind: 'stop', code: 0 });
    if (result.kind !== 'stop') return;
    for (const word of [
      '--port',
      '--plain',
      '--record',
      '--log',
      '--theme',
      '--no-bell',
      '--no-reconnect',
      'settings.yaml',
      '@exit',
      'PageUp',
      'C-z',
    ]) {
      expect(result.text).toContain(word);
    }
    for (const line of result.text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });
});

describe('the view', () => {
  const terminal = {
    inputIsTerminal: true,
    outputIsTerminal: true,
    term: 'xterm-256color',
    columns: 80,
    rows: 24,
    plain: false,
  };

  it.each([
    ['full', {}],
    ['full', { term: 'tmux-256color' }],
    ['full', { columns: 20, rows: 5 }],
    ['lines', { plain: true }],
    ['lines', { columns: 19 }],
    ['lines', { rows: 4 }],
    ['lines', { columns: undefined, rows: undefined }],
    ['pipe', { inputIsTerminal: false }],
    ['pipe', { outputIsTerminal: false }],
    ['pipe', { term: 'dumb' }],
    ['pipe', { term: undefined }],
    ['pipe', { term: '' }],
  ] as const)('is %s with %j', (view, difference) => {
    expect(chooseView({ ...terminal, ...difference })).toBe(view);
  });
});
