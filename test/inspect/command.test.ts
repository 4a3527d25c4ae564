import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { runInspectCommand } from '../../src/inspect/command.js';
import { hex } from '../support/bytes.js';

/** Runs the command with these files, in a process that is not one. */
async function run(files: Record<string, Uint8Array>, ...args: string[]) {
  let [stdout, stderr] = ['', ''];
  const code = await runInspectCommand(args, {
    out: (piece) => {
      stdout += piece;
    },
    write: async (piece) => {
      stdout += Buffer.from(piece).toString('latin1');
    },
    err: (piece) => {
      stderr += piece;
    },
    async *read(name) {
      const bytes = files[name];
      if (bytes === undefined) throw Object.assign(new Error(`no ${name}`), { code: 'ENOENT' });
      yield bytes;
    },
  });
  return { code, stdout, stderr };
}

describe('the command chat-inspect', () => {
  it('shows a recording', async () => {
    const { code, stdout, stderr } = await run({ talk: hex('00 00 0003 426f62 01 00 0001 00') }, 'talk');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      [
        'records[0]: client to server, 7 bytes',
        '  000000  00                       side                    0 client',
        '  000001  00                       frame.command           0 join',
        '  000002  00 03                    frame.len_message       3',
        '  000004  42 6f 62                 frame.message.username  "Bob"',
        '',
        'records[1]: server to client, 5 bytes',
        '  000007  01                       side                             1 server',
        '  000008  00                       frame.command                    0 join',
        '  000009  00 01                    frame.len_message                1',
        '  00000b  00                       frame.message.status             0 accepted',
        '  00000c                           frame.message.nothing_more.rest  (no bytes)',
        '',
        '2 frames, 12 bytes',
        '',
      ].join('\n'),
    );
  });

  it('shows bare frames of the side that it is told, also from the standard input', async () => {
    const bytes = hex('03 0000 02 0002 4869');
    const client = await run({ '-': bytes }, '--frames', 'client', '-');
    expect(client.code).toBe(0);
    expect(client.stdout).toContain('frames[0]: client to server, 3 bytes\n');
    expect(client.stdout).toContain('frames[1]: client to server, 5 bytes\n');
    expect(client.stdout).toMatch(/message\.text +"Hi"\n/);
    const server = await run({ '-': bytes }, '--frames=server', '-');
    expect(server.code).toBe(1);
    expect(server.stdout).toContain('frames[0]: server to client, 8 bytes\n');
    expect(server.stderr).toContain(
      'The standard input: At offset 000003 (byte 3), frames[0].message.topic ',
    );
  });

  it('shows nothing of nothing', async () => {
    expect(await run({ empty: hex('') }, 'empty')).toEqual({
      code: 0,
      stdout: '0 frames, 0 bytes\n',
      stderr: '',
    });
  });

  it('shows what could be read and what could not, then says where and what was wrong', async () => {
    const { code, stdout, stderr } = await run({ cut: hex('00 03 0000 00 02 0005 4869') }, 'cut');
    expect(code).toBe(1);
    expect(stdout).toContain('records[0]: client to server, 4 bytes\n');
    expect(stdout).toMatch(/000008 {2}48 69 +\(not read\) +bytes "Hi"\n\n1 frame, 10 bytes\n$/);
    expect(stderr).toBe(
      'chat-inspect: cut: At offset 000008 (byte 8), records[1].frame.message (/types/client_frame/seq/2) cannot be read: requested 5 bytes, but only 2 bytes available.\n',
    );
  });

  it('counts frames in a row that are the same, from the ninth on', async () => {
    const asked = (count: number) => Buffer.concat(Array.from({ length: count }, () => hex('00 03 0000')));
    const talk = Buffer.concat([asked(20), hex('00 01 0000'), asked(9)]);
    const { code, stdout } = await run({ talk }, 'talk');
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => /^\S/.test(line))).toEqual([
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((i) => `records[${i}]: client to server, 4 bytes`),
      'records[8] to records[19]: 12 times the same 4 bytes again',
      ...[20, 21, 22, 23, 24, 25, 26, 27, 28].map((i) => `records[${i}]: client to server, 4 bytes`),
      'records[29]: the same 4 bytes again',
      '30 frames, 120 bytes',
    ]);
    // The offset goes on behind what is not shown.
    expect(stdout).toContain('records[20]: client to server, 4 bytes\n  000050  00 ');
    const all = await run({ talk }, '--all', 'talk');
    expect(all.stdout).toContain('\nrecords[29]: client to server, 4 bytes\n  000074  00 ');
    expect(all.stdout).not.toContain('again');
  });

  it('shows the first 4,096 bytes from a frame on that cannot be read, and counts the others', async () => {
    const talk = Buffer.concat([hex('00 03 0000 07'), Buffer.alloc(10_000)]);
    const { code, stdout, stderr } = await run({ talk }, 'talk');
    expect(code).toBe(1);
    expect(stdout).toMatch(/\n\n5905 more bytes, not shown.\n\n1 frame, 10005 bytes\n$/);
    expect(stdout).toContain('records[1]: sender unknown, 4096 bytes\n');
    expect(stderr).toContain('At offset 000004 (byte 4), records[1].side');
  });

  it('helps somebody who has frames without sides', async () => {
    const { code, stderr } = await run({ raw: hex('02 0002 4869') }, 'raw');
    expect(code).toBe(1);
    expect(stderr).toContain(
      'At offset 000000 (byte 0), records[0].side (/types/record/seq/0) cannot be read: not in the enum, got 2.',
    );
    expect(stderr).toContain('--frames client');
  });

  it('lets nothing in a file or a name write to the terminal', async () => {
    const event = hex('01 02 0009 2a2a 42 20 7f 1b5b324a');
    for (const { code, stdout, stderr } of [
      await run({ 'a\x1b]0;x\x07': event }, 'a\x1b]0;x\x07'),
      await run({}, 'a\x1b[2J\u009b'),
      await run({}, '--frames', '\x1b[2J', '-'),
    ]) {
      expect(code).toBeGreaterThan(0);
      expect(stdout + stderr).toMatch(/^[\x20-\x7e\n]+$/);
    }
  });

  it('says that there is no such file', async () => {
    const { code, stderr } = await run({}, 'talk');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'chat-inspect: talk cannot be read: there is no such file.\n',
    });
  });

  it.each([
    [[]],
    [['a', 'b']],
    [['--frames', 'both', 'a']],
    [['--frame', 'client', 'a']],
  ])('ends with 2 for the wrong usage %j, and says where to look', async (args) => {
    const { code, stdout, stderr } = await run({ a: hex('') }, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('chat-inspect --help');
  });

  it('explains itself', async () => {
    const { code, stdout } = await run({}, '--help');
    expect(code).toBe(0);
    for (const word of [
      'Usage: chat-inspect',
      '--frames',
      'client',
      'standard input',
      'Exit codes',
      '--record',
    ]) {
      expect(stdout).toContain(word);
    }
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });
});

describe('chat-inspect as a process', () => {
  const start = (...args: string[]) => {
    const child = spawn(process.execPath, [join(inject('dist'), 'src/inspect/main.js'), ...args]);
    onTestFinished(() => void child.kill('SIGKILL'));
    child.stdin.on('error', () => {});
    const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { child, exited, errors: text(child.stderr) };
  };

  it('reads the standard input and a file, and knows a folder from a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'inspect-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'talk'), hex('00 03 0000'));
    const ofFile = start(join(folder, 'talk'));
    const ofInput = start('-');
    const ofFolder = start(folder);
    ofInput.child.stdin.end(hex('00 03 0000'));
    const shown = await Promise.all([text(ofFile.child.stdout), text(ofInput.child.stdout)]);
    expect(shown[0]).toContain('records[0]: client to server');
    expect(shown[1]).toBe(shown[0]);
    expect(await ofFolder.errors).toContain('cannot be read: it is a folder.');
    expect(await Promise.all([ofFile.exited, ofInput.exited, ofFolder.exited])).toEqual([0, 0, 1]);
  });

  it('shows a frame as soon as it is there, not when the input has ended', async () => {
    const { child, exited } = start('-');
    child.stdin.write(hex('00 03 0000 00 02'));
    let shown = '';
    for await (const piece of child.stdout.setEncoding('latin1').iterator({ destroyOnReturn: false })) {
      shown += piece;
      if (shown.includes('len_message')) break;
    }
    expect(shown).not.toContain('1 frame');
    child.stdin.end();
    expect(await text(child.stdout)).toContain('\n1 frame, 6 bytes\n');
    expect(await exited).toBe(1);
  });

  it('is quiet when nobody reads any further', async () => {
    const { child, exited, errors } = start('-');
    child.stdin.end(Buffer.concat(Array.from({ length: 5_000 }, () => hex('00 03 0000'))));
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await exited).toBe(0);
    expect(await errors).toBe('');
  });
});
