import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeBetweenMarkers } from './page.js';
import type { Result, Scenario } from './scenario.js';
import { idleTable, median, scenarioTable } from './table.js';

const scenario: Scenario = {
  key: 'x',
  title: 'A scenario',
  clients: 2,
  senders: 1,
  inFlight: 1,
  target: 0.5,
};

function result(changes: Partial<Result>): Result {
  const latencies = { p50: 1, p99: 2, max: 3 };
  const usual = { loadCpu: 50, serverCpu: 100, loadWait: 0, serverWait: 0, cpuPerMillion: 1 };
  return { perSecond: 1000, ...latencies, ...usual, ...changes };
}

/** The cells of the row that begins with a name. */
function row(table: string, name: string): string[] {
  const line = table.split('\n').find((each) => each.startsWith(`| ${name} |`)) ?? '';
  return line.split('|').map((cell) => cell.trim());
}

test('the median is the middle one, or the mean of the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([10, 1, 2, 4])).toBe(3);
  expect(median([7])).toBe(7);
});

describe('the table of a scenario', () => {
  test('puts the median of each server beside that of the server in C', () => {
    const runs = new Map([
      ['ours', [600, 800, 100].map((perSecond) => result({ perSecond }))],
      ['C, epoll', [1200].map((perSecond) => result({ perSecond }))],
    ]);
    const table = scenarioTable({ scenario, runs });
    expect(table).toContain('### A scenario, to reach: at least 0.50');
    expect(row(table, 'ours').slice(2, 5)).toEqual(['600', '± 58 %', '0.50']);
  });

  test('compares latencies, when the rate is fixed', () => {
    const runs = new Map([
      ['ours', [result({ p99: 300 })]],
      ['C, epoll', [result({ p99: 200 })]],
    ]);
    const table = scenarioTable({ scenario: { ...scenario, rate: 20_000, target: 1.5 }, runs });
    expect(table).toContain('to reach: at most 1.50');
    expect(row(table, 'ours')[4]).toBe('1.50');
  });

  test('marks a figure that may be that of the load generator', () => {
    const runs = new Map([
      ['fast', [result({ loadCpu: 99, serverCpu: 70 })]],
      ['slow', [result({ loadCpu: 99, serverCpu: 100 })]],
    ]);
    const table = scenarioTable({ scenario, runs });
    expect(row(table, 'fast')[2]).toBe('1,000 †');
    expect(row(table, 'slow')[2]).toBe('1,000');
    expect(table).toContain('† The load generator was busy');
  });

  test('marks a figure that something else on the machine has spoilt', () => {
    const runs = new Map([
      ['ours', [result({}), result({ serverWait: 20 }), result({ loadWait: 15 })]],
      ['theirs', [result({}), result({}), result({ serverWait: 20 })]],
    ]);
    const table = scenarioTable({ scenario, runs });
    expect(row(table, 'ours')[2]).toBe('1,000 ‡');
    expect(row(table, 'theirs')[2]).toBe('1,000');
    expect(table).toContain('‡ Something else ran');
  });

  test('says what went wrong instead of leaving a server out', () => {
    const table = scenarioTable({ scenario, runs: new Map([['broken', 'a line was lost']]) });
    expect(row(table, 'broken')[2]).toBe('a line was lost');
  });
});

test('the table of idle clients has KiB', () => {
  const table = idleTable(new Map([['ours', { clients: 10_000, bytesPerClient: 6144, joinSeconds: 2.04 }]]));
  expect(row(table, 'ours').slice(2, 5)).toEqual(['10,000', '6.0', '2.0']);
});

test('a page keeps what is written by hand around the figures', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chat-page-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const page = join(folder, 'page.md');
  await writeFile(
    page,
    'above\n<!-- fan-out: begin (written by make bench) -->\nold\n<!-- fan-out: end -->\nbelow\n',
  );
  writeBetweenMarkers(page, 'fan-out', 'new');
  const text = await readFile(page, 'utf8');
  expect(text).toMatch(/^above\n<!--.*-->\n\nnew\n\n<!--.*-->\nbelow\n$/);
  await writeFile(page, 'no markers');
  expect(() => writeBetweenMarkers(page, 'fan-out', 'new')).toThrow('has no lines');
});
