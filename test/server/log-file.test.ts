import '../support/seed.js';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fc } from '@fast-check/vitest';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type LogEvent, LogFile } from '../../src/server/log-file.js';
import { ManualClock } from '../support/manual-clock.js';
import { temporaryFolder } from '../support/test-server.js';

/** A disk that takes so many bytes and then is full. */
class Disk {
  room = Number.POSITIVE_INFINITY;
  /** The most that it takes at once. */
  atOnce = Number.POSITIVE_INFINITY;
  writes = 0;

  readonly write = (file: number, text: string): number => {
    this.writes += 1;
    const count = Math.min(text.length, this.room, this.atOnce);
    if (count === 0) throw new Error('ENOSPC: no space left on device, write');
    this.room -= count;
    return writeSync(file, text.slice(0, count), null, 'latin1');
  };
}

/** A log in a folder of its own, and everything that it said. */
async function newLog(before = '') {
  const path = join(await temporaryFolder(), 'logs', 'test.log');
  mkdirSync(dirname(path));
  if (before !== '') writeFileSync(path, before);
  const [events, disk, clock] = [[] as string[], new Disk(), new ManualClock()];
  const onEvent = (event: LogEvent) => events.push(shown(event));
  const log = new LogFile(path, { onEvent, clock, write: disk.write });
  onTestFinished(() => log.close());
  return { path, log, events, disk, clock, text: () => readFileSync(path, 'latin1') };
}

function shown(event: LogEvent): string {
  if ('error' in event) return `${event.kind}: ${event.error.message.split(',')[0]}`;
  return 'missing' in event ? `${event.kind}, ${event.missing} missing` : event.kind;
}

describe('a log file', () => {
  it('has all lines in order, whenever they are flushed, after what it had before', async () => {
    const { path, log, text } = await newLog();
    let whole = '';
    const lines = fc.array(fc.tuple(fc.string({ unit: 'grapheme-ascii' }), fc.boolean()), { maxLength: 30 });
    fc.assert(
      fc.property(lines, (given) => {
        const second = new LogFile(path, { onEvent: (event) => expect.unreachable(shown(event)) });
        for (const [line, flush] of given) {
          second.append(line);
          whole += `${line}\n`;
          if (flush) expect(second.flush()).toBe(true);
          if (flush) expect(text()).toBe(whole);
        }
        second.close();
        expect(text()).toBe(whole);
      }),
      { numRuns: 50 },
    );
    log.append('from somebody else');
    expect(log.flush()).toBe(true);
    expect(text()).toBe(`${whole}from somebody else\n`);
  });

  it('is written once for all lines of a turn, and not at all without one', async () => {
    const { log, disk } = await newLog();
    for (let i = 0; i < 1000; i++) log.append(`line ${i}`);
    expect(disk.writes).toBe(0);
    expect(log.flush()).toBe(true);
    expect(log.flush()).toBe(true);
    expect(disk.writes).toBe(1);
  });

  it('is complete when the system takes only a part of each write', async () => {
    const { log, disk, text, events } = await newLog();
    disk.atOnce = 3;
    for (const line of ['one', 'two', 'three']) log.append(line);
    expect(log.flush()).toBe(true);
    expect(text()).toBe('one\ntwo\nthree\n');
    expect(events).toEqual([]);
  });

  it('begins a line of its own after one that was left unfinished', async () => {
    const { log, text } = await newLog('whole\nunfini');
    log.append('next');
    expect(log.flush()).toBe(true);
    expect(text()).toBe('whole\nunfini\nnext\n');
  });
});

describe('a log file on a disk that is full', () => {
  it('says so once, keeps nothing of what it could not write, and says how much is missing once it can', async () => {
    const { log, disk, text, events } = await newLog();
    log.append('before');
    expect(log.flush()).toBe(true);
    disk.room = 0;
    for (let i = 0; i < 5; i++) {
      log.append('lost');
      log.append('lost as well');
      expect(log.flush()).toBe(false);
    }
    expect(log).toMatchObject({ failing: true, lost: 10 });
    expect(events).toEqual(['failed: ENOSPC: no space left on device']);
    disk.room = Number.POSITIVE_INFINITY;
    log.append('after');
    expect(log.flush()).toBe(true);
    expect(log).toMatchObject({ failing: false, lost: 10 });
    expect(events.slice(1)).toEqual(['recovered, 10 missing']);
    expect(text()).toBe('before\nafter\n');
    disk.room = 0;
    log.append('lost');
    expect(log.flush()).toBe(false);
    expect(events.slice(2)).toEqual(['failed: ENOSPC: no space left on device']);
  });

  it('has one event per line, and counts right what is missing, wherever in a line a write ended', async () => {
    const { path, disk } = await newLog();
    const turn = fc.record({
      lines: fc.array(fc.stringMatching(/^[a-z ]{0,8}$/), { minLength: 1, maxLength: 4 }),
      room: fc.oneof(fc.nat(30), fc.constant(Number.POSITIVE_INFINITY)),
    });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 10 }), fc.integer({ min: 1, max: 9 }), (turns, atOnce) => {
        rmSync(path, { force: true });
        disk.atOnce = atOnce;
        const log = new LogFile(path, { onEvent: () => {}, write: disk.write });
        const whole: string[] = [];
        let total = 0;
        for (const [number, { lines, room }] of turns.entries()) {
          disk.room = room;
          const numbered = lines.map((line, i) => `<${number}.${i} ${line}>`);
          for (const line of numbered) log.append(line);
          total += lines.length;
          const before = log.lost;
          expect(log.flush()).toBe(log.lost === before);
          whole.push(...numbered.slice(0, lines.length - (log.lost - before)));
        }
        log.close();
        const found = readFileSync(path, 'latin1').split('\n');
        // What is whole is there, in order, each on a line of its own; in between there may be beginnings of lines.
        expect(found.filter((line) => whole.includes(line))).toEqual(whole);
        for (const line of found) expect(line.lastIndexOf('<')).toBeLessThanOrEqual(0);
        expect(whole).toHaveLength(total - log.lost);
      }),
    );
  });
});

describe('a log file that is not in its place any more', () => {
  it('goes on under its name when it is opened anew, and the old one has all up to then', async () => {
    const { path, log, text, events } = await newLog();
    log.append('one');
    log.flush();
    renameSync(path, `${path}.1`);
    log.append('two');
    log.flush();
    log.append('three');
    log.reopen();
    expect(log.flush()).toBe(true);
    expect(readFileSync(`${path}.1`, 'latin1')).toBe('one\ntwo\n');
    expect(text()).toBe('three\n');
    expect(events).toEqual([]);
  });

  it.each([
    ['moved', (path: string) => renameSync(path, `${path}.1`)],
    ['removed', (path: string) => rmSync(path)],
    ['removed with its folder', (path: string) => rmSync(dirname(path), { recursive: true })],
    [
      'replaced',
      (path: string) => {
        renameSync(path, `${path}.1`);
        appendFileSync(path, 'a new one\n');
      },
    ],
  ])('is found to be %s within a second, and one is begun in its place', async (_, move) => {
    const { path, log, text, events, clock } = await newLog();
    log.append('one');
    log.flush();
    move(path);
    clock.advance(999);
    log.append('two');
    expect(log.flush()).toBe(true);
    expect(events).toEqual([]);
    clock.advance(1);
    log.append('three');
    expect(log.flush()).toBe(true);
    expect(events).toEqual(['moved']);
    expect(text()).toMatch(/^(a new one\n)?three\n$/);
    clock.advance(1000);
    log.append('four');
    expect(log.flush()).toBe(true);
    expect(events).toEqual(['moved']);
  });

  it('is found also when the time of day was set back', async () => {
    const { path, log, text, clock } = await newLog();
    renameSync(path, `${path}.1`);
    clock.setTimeOfDay(0);
    clock.advance(1000);
    log.append('one');
    log.flush();
    expect(text()).toBe('one\n');
  });

  it('goes on in the old one when no other can be opened, and says so once', async () => {
    const { path, log, events, clock, text } = await newLog();
    renameSync(path, `${path}.1`);
    mkdirSync(path);
    for (let i = 0; i < 3; i++) {
      log.reopen();
      clock.advance(1000);
      log.append(`line ${i}`);
      expect(log.flush()).toBe(true);
    }
    expect(events).toEqual(['not reopened: EISDIR: illegal operation on a directory']);
    expect(readFileSync(`${path}.1`, 'latin1')).toBe('line 0\nline 1\nline 2\n');
    rmSync(path, { recursive: true });
    log.reopen();
    log.append('line 3');
    expect(log.flush()).toBe(true);
    expect(text()).toBe('line 3\n');
  });

  it('loses lines when it was removed and no other can be made, and says so, until one can', async () => {
    const { path, log, events, clock, text } = await newLog();
    rmSync(dirname(path), { recursive: true });
    writeFileSync(dirname(path), 'in the way of the folder');
    for (let i = 0; i < 3; i++) {
      clock.advance(500 * (2 - i));
      log.append(`line ${i}`);
      expect(log.flush()).toBe(false);
    }
    expect(events).toEqual(['failed: ENOTDIR: not a directory']);
    rmSync(dirname(path));
    clock.advance(1000);
    log.append('line 3');
    expect(log.flush()).toBe(true);
    expect(events.slice(1)).toEqual(['moved', 'recovered, 3 missing']);
    expect(text()).toBe('line 3\n');
  });
});

describe('what a log file may be', () => {
  it('is a new file that others cannot read, in a folder that others cannot enter', async () => {
    const { path } = await newLog();
    expect(statSync(path).mode & 0o777 & ~0o640).toBe(0);
    const deep = join(dirname(path), 'a', 'b', 'test.log');
    new LogFile(deep, { onEvent: () => {} }).close();
    expect(statSync(dirname(deep)).mode & 0o007).toBe(0);
  });

  it('is not a FIFO, not a device and not a folder, and that is said at once', async () => {
    const folder = await temporaryFolder();
    execFileSync('mkfifo', [join(folder, 'fifo')]);
    symlinkSync('/dev/null', join(folder, 'device'));
    mkdirSync(join(folder, 'folder'));
    const open = (name: string) => () => new LogFile(join(folder, name), { onEvent: () => {} });
    expect(open('fifo')).toThrow('it is a FIFO, a device or a socket, and has to be a file');
    expect(open('device')).toThrow('it is a FIFO, a device or a socket, and has to be a file');
    expect(open('folder')).toThrow('EISDIR');
  });

  it('says where lines are missing, and how many, once it is written again', async () => {
    const { log, disk, text } = await newLog();
    log.onGap = (missing) => `(${missing} are missing)`;
    log.append('one');
    log.flush();
    disk.room = 3;
    for (let i = 0; i < 5; i++) {
      log.append(`lost ${i}`);
      log.flush();
    }
    // Room for the line about the gap alone: what is lost after it is a gap of its own.
    disk.room = '\n(5 are missing)\n'.length;
    log.append('lost again');
    log.flush();
    disk.room = Number.POSITIVE_INFINITY;
    log.append('two');
    log.flush();
    expect(text()).toBe('one\nlos\n(5 are missing)\n(1 are missing)\ntwo\n');
  });
});
